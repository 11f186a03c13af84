import type { Source } from './read.ts';

/**
 * The value or group of the invoice that a place in the document belongs to, for findings that lead to a field: the one whose
 * source lies nearest at or above the place. null: the place is above all of them, as for a finding on the whole document.
 */
export function addressOf(sources: Readonly<Record<string, Source>>, place: string): string | null {
  let found: string | null = null;
  let length = 0;
  for (const [address, { path }] of Object.entries(sources)) {
    if (path.length <= length || !(place === path || place.startsWith(`${path}/`))) continue;
    found = address;
    length = path.length;
  }
  return found;
}
