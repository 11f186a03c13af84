import { randomUUIDv7 } from 'node:crypto';

/** Version 7: new rows lie side by side in the index instead of all over it (RFC 9562 6.11). */
export function newId(): string {
  return randomUUIDv7();
}
