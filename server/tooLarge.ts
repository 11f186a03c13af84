import { Problem } from './problems.ts';

/** The refusal of a file above the limit (in bytes), which it names. */
export function tooLarge(limit: number): Problem {
  return new Problem('UPLOAD_TOO_LARGE', { limit, limitMib: mebibytes(limit) });
}

/** For people: two decimals at most. */
export function mebibytes(bytes: number): number {
  return Math.round((bytes / 1024 ** 2) * 100) / 100;
}
