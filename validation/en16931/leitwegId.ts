/**
 * The Leitweg-ID (buyer reference, BT-10) as a form, shared by server and browser: `coarse-[fine-]check`.
 * Coarse: 2 to 12 digits; fine: up to 30 letters or digits, optional; check: two digits; letters count without case.
 * Source: KoSIT, "Formatspezifikation Leitweg-ID". Whether an id belongs to somebody is a question for the directory.
 */
export type LeitwegIdParts = { readonly coarse: string; readonly fine: string | null; readonly check: string };

export type LeitwegIdCheck =
  | { readonly ok: true; readonly leitwegId: string; readonly parts: LeitwegIdParts }
  | { readonly ok: false; readonly reason: LeitwegIdFault; readonly suggestions: readonly string[] };

export type LeitwegIdFault =
  /** nothing but blanks */
  | 'EMPTY'
  /** something that is no letter A-Z, digit or hyphen */
  | 'CHARACTERS'
  /** the first part is not 2 to 12 digits */
  | 'COARSE'
  /** the middle part is longer than 30, or there are more than three parts, or an empty one */
  | 'FINE'
  /** there are no two digits at the end */
  | 'CHECK_MISSING'
  /** there are, and they are not the computed ones */
  | 'CHECK_WRONG';

const COARSE = /^[0-9]{2,12}$/;
const FINE = /^[0-9A-Z]{1,30}$/;
const CHECK = /^[0-9]{2}$/;
const MODULUS = 97;

/** What people type or paste, made comparable: no blanks, capitals, and the hyphen for every dash a word processor makes of it. */
export function normalizeLeitwegId(text: string): string {
  return text
    .replace(/[\s\u00a0\u200b\ufeff]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .toUpperCase();
}

/** Never throws. `suggestions` are ids that the text may have meant, each with right check digits, the likeliest first. */
export function checkLeitwegId(text: string): LeitwegIdCheck {
  const id = normalizeLeitwegId(text);
  if (id === '') return fault('EMPTY');
  if (!/^[0-9A-Z-]+$/.test(id)) return fault('CHARACTERS');
  const [coarse = '', ...rest] = id.split('-');
  if (!COARSE.test(coarse)) return fault('COARSE');
  const last = rest.at(-1);
  if (last === undefined || last === '') return missing(coarse, rest[0] ?? null, rest.length > 1);
  if (rest.length === 1) return CHECK.test(last) ? judge(coarse, null, last) : missing(coarse, last, false);
  const fine = rest[0] ?? '';
  if (rest.length > 2 || !FINE.test(fine)) return fault('FINE');
  return CHECK.test(last) ? judge(coarse, fine, last) : fault('CHECK_MISSING', [compose(coarse, fine)]);
}

/**
 * The two check digits of `coarse` and `fine`, by ISO 7064 MOD 97-10: letters as 10 to 35, two zeros behind, 98 minus the
 * remainder. The result is 02 to 98, so that 00, 01 and 99 are wrong although they leave the remainder 1.
 */
export function leitwegIdCheckDigits(coarse: string, fine: string | null): string {
  const digits = Array.from(coarse + (fine ?? ''), (sign) => parseInt(sign, 36).toString()).join('') + '00';
  let remainder = 0;
  for (const digit of digits) remainder = (remainder * 10 + Number(digit)) % MODULUS;
  return String(MODULUS + 1 - remainder).padStart(2, '0');
}

function judge(coarse: string, fine: string | null, check: string): LeitwegIdCheck {
  if (leitwegIdCheckDigits(coarse, fine) === check) {
    return {
      ok: true,
      leitwegId: [coarse, fine, check].filter((part) => part !== null).join('-'),
      parts: { coarse, fine, check },
    };
  }
  // Two digits behind the coarse part may also be a fine part whose check digits were left away.
  const suggestions = fine === null ? [compose(coarse, null), compose(coarse, check)] : [compose(coarse, fine)];
  return fault('CHECK_WRONG', suggestions);
}

function missing(coarse: string, fine: string | null, tooMany: boolean): LeitwegIdCheck {
  if (fine === null || fine === '') return fault('CHECK_MISSING', tooMany ? [] : [compose(coarse, null)]);
  return FINE.test(fine) ? fault('CHECK_MISSING', [compose(coarse, fine)]) : fault('FINE');
}

function compose(coarse: string, fine: string | null): string {
  return [coarse, fine, leitwegIdCheckDigits(coarse, fine)].filter((part) => part !== null).join('-');
}

function fault(reason: LeitwegIdFault, suggestions: readonly string[] = []): LeitwegIdCheck {
  return { ok: false, reason, suggestions };
}
