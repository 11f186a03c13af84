import { Problem, type ProblemCode } from '../problems.ts';
import { tooLarge } from '../tooLarge.ts';

/** What our libraries call the troubles of a request, by `type` (body-parser) or `code` (multer), in our words. */
const KNOWN: Readonly<Record<string, ProblemCode>> = {
  'entity.parse.failed': 'JSON_BROKEN',
  'entity.verify.failed': 'JSON_BROKEN',
  'charset.unsupported': 'JSON_BROKEN',
  'encoding.unsupported': 'ENCODING_UNSUPPORTED',
  'request.aborted': 'UPLOAD_INCOMPLETE',
  'request.size.invalid': 'UPLOAD_INCOMPLETE',
  LIMIT_UNEXPECTED_FILE: 'MULTIPART_FIELD',
  LIMIT_FIELD_COUNT: 'MULTIPART_FIELD',
  LIMIT_FIELD_KEY: 'MULTIPART_FIELD',
  LIMIT_FIELD_VALUE: 'MULTIPART_FIELD',
  MISSING_FIELD_NAME: 'MULTIPART_FIELD',
  LIMIT_PART_COUNT: 'MULTIPART_FIELD',
  INVALID_MULTIPART_FORM: 'MULTIPART_BROKEN',
  MALFORMED_MULTIPART_FORM: 'MULTIPART_BROKEN',
};

/** The refusal that an error stands for; null: a defect of ours. */
export function toProblem(error: unknown): Problem | null {
  if (error instanceof Problem) return error;
  if (!(error instanceof Error)) return null;
  const { type, code, status, limit } = error as Error & Partial<Record<'type' | 'code' | 'status' | 'limit', unknown>>;
  if (type === 'entity.too.large' && typeof limit === 'number') return tooLarge(limit);
  const known = KNOWN[String(type)] ?? KNOWN[String(code)];
  if (known) return new Problem(known);
  // Express and its router: a broken %-sequence in the address, and the like.
  return typeof status === 'number' && status >= 400 && status < 500 ? new Problem('REQUEST_BROKEN') : null;
}
