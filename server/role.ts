/** What somebody who signs in may be. */
export type Role = 'supplier' | 'authority' | 'admin';
