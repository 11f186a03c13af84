import { hash, randomBytes } from 'node:crypto';

/** A random secret for cookies, links and tokens: 256 bits, so nobody guesses it and a plain hash in the database is enough. */
export function makeSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a secret: lower-case hex SHA-256. Whoever reads the table cannot use it. */
export function hashSecret(secret: string): string {
  return hash('sha256', secret);
}
