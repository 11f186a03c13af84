import { isUnavailable } from '../db/isUnavailable.ts';
import { Problem, type ProblemCode } from '../problems.ts';

/** What multer calls the troubles of a form, and PostgreSQL those of a text, in our words. */
const KNOWN: Readonly<Record<string, ProblemCode>> = {
  LIMIT_UNEXPECTED_FILE: 'MULTIPART_FIELD',
  LIMIT_FIELD_COUNT: 'MULTIPART_FIELD',
  LIMIT_FIELD_KEY: 'MULTIPART_FIELD',
  LIMIT_FIELD_VALUE: 'MULTIPART_FIELD',
  MISSING_FIELD_NAME: 'MULTIPART_FIELD',
  LIMIT_PART_COUNT: 'MULTIPART_FIELD',
  // A NUL character, which JSON and addresses can hold but no text of ours (character_not_in_repertoire, untranslatable_character).
  '22021': 'REQUEST_BROKEN',
  '22P05': 'REQUEST_BROKEN',
};

/** A restart of the database takes some seconds. */
const RETRY_SECONDS = 10;

/** The refusal that an error stands for; null: a defect of ours. */
export function toProblem(error: unknown): Problem | null {
  if (error instanceof Problem) return error;
  if (isUnavailable(error)) return new Problem('STORE_UNAVAILABLE', { seconds: RETRY_SECONDS });
  if (!(error instanceof Error)) return null;
  const { code, status } = error as Error & Partial<Record<'code' | 'status', unknown>>;
  const known = KNOWN[String(code)];
  if (known) return new Problem(known);
  // Express and its router: a broken %-sequence in the address, and the like.
  return typeof status === 'number' && status >= 400 && status < 500 ? new Problem('REQUEST_BROKEN') : null;
}
