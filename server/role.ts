/** What somebody who signs in may be. */
export type Role = 'supplier' | 'authority' | 'admin';

/** What a supplier may be in their organisation: administrators invite, remove, hand over and issue tokens. */
export type OrganisationRole = 'administrator' | 'member';
