/**
 * The routing id of German authorities: coarse[-fine]-check ("Formatspezifikation Leitweg-ID", KoSIT).
 * Check digits: ISO/IEC 7064 MOD 97-10 over the parts without hyphens, letters as 10 to 35.
 */
export type LeitwegId =
  | { readonly ok: true; readonly id: string; readonly coarse: string; readonly fine: string | null }
  | { readonly ok: false; readonly why: 'missing' | 'malformed' }
  | { readonly ok: false; readonly why: 'checkDigits'; readonly expected: string };

const SHAPE = /^([0-9]{2,12})(?:-([0-9A-Z]{1,30}))?-([0-9]{2})$/;

/** 2 + 2 + 30 + 12: the longest the specification allows. */
const LONGEST = 46;

/** Reads what a person or a document gives: case and blanks around do not count; the id comes back in upper case. */
export function parseLeitwegId(text: string | null): LeitwegId {
  const id = (text ?? '').trim().toUpperCase();
  if (id === '') return { ok: false, why: 'missing' };
  const parts = id.length <= LONGEST ? SHAPE.exec(id) : null;
  if (!parts) return { ok: false, why: 'malformed' };
  const [, coarse = '', fine = null, given = ''] = parts;
  const expected = checkDigitsOf(coarse + (fine ?? ''));
  // Compared, not "mod 97 = 1": that would also take 00, 01 and 99.
  if (given !== expected) return { ok: false, why: 'checkDigits', expected };
  return { ok: true, id, coarse, fine };
}

/** The two digits for the coarse and fine part written together, without hyphens. */
export function checkDigitsOf(parts: string): string {
  let rest = 0;
  for (const character of `${parts}00`) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value < 10 ? 10 : 100) + value) % 97;
  }
  return String(98 - rest).padStart(2, '0');
}
