import type { Request, Response } from 'express';
import multer, { MulterError } from 'multer';
import type { Context } from '../context.ts';
import { Problem } from '../problems.ts';
import { mebibytes, tooLarge } from '../tooLarge.ts';
import { reserveBody, type Budget } from './bodyBudget.ts';
import { readBody, refuseEncoding } from './readBody.ts';
import { runMiddleware } from './runMiddleware.ts';
import { toProblem } from './toProblem.ts';

/** A file as it came; `problem` stands in for its bytes when it was too large. */
export type UploadedFile = { readonly name: string | null } & (
  { readonly bytes: Buffer; readonly problem: null } | { readonly bytes: null; readonly problem: Problem }
);

/** sizes in bytes; budget: whose memory it takes, owner: and which organisation's share of it */
export type UploadLimits = {
  readonly budget: Budget;
  readonly owner?: string | null;
  readonly fileBytes: number;
  readonly totalBytes: number;
  readonly files: number;
};

/**
 * The files of a request: its body as it stands, or the fields `file` of a form (multipart/form-data). Names and declared
 * types are kept as hearsay only. Throws Problem; whoever breaks off in the middle leaves nothing behind.
 */
export async function readUpload(req: Request, res: Response, limits: UploadLimits): Promise<UploadedFile[]> {
  // Whatever the declared type: `curl --data-binary` says application/x-www-form-urlencoded.
  if (!req.is('multipart/*')) {
    reserveBody(req, res, limits.budget, limits.fileBytes, limits.owner ?? null);
    return [{ name: null, bytes: await readBody(req, limits.fileBytes), problem: null }];
  }
  refuseEncoding(req);
  refuseLength(req, limits);
  reserveBody(req, res, limits.budget, limits.totalBytes, limits.owner ?? null);
  return readForm(req, res, limits);
}

/** A form that says itself that it is too long. */
function refuseLength(req: Request, limits: UploadLimits): void {
  if (Number(req.headers['content-length'] ?? 0) > longestForm(limits)) throw formTooLarge(limits);
}

/** Half a kilobyte per file is for what surrounds it; a minimum for forms of one small file. */
const longestForm = ({ totalBytes, files }: UploadLimits) => totalBytes + Math.max(files * 512, 8192);
const formTooLarge = ({ totalBytes }: UploadLimits) =>
  new Problem('UPLOAD_TOTAL_TOO_LARGE', { limitMib: mebibytes(totalBytes) });

export function uploadLimits({ config: { limits } }: Context, owner: string | null): UploadLimits {
  return {
    budget: 'intake',
    owner,
    fileBytes: limits.invoiceBytes,
    totalBytes: limits.uploadBytes,
    files: limits.uploadFiles,
  };
}

async function readForm(req: Request, res: Response, limits: UploadLimits): Promise<UploadedFile[]> {
  const files: UploadedFile[] = [];
  const form = multer({
    storage: storageInto(files, limits),
    limits: { files: limits.files, fields: 0, headerPairs: 50 },
    defParamCharset: 'utf8', // browsers send file names in UTF-8 (HTML, multipart/form-data encoding algorithm)
  }).array('file');
  try {
    await Promise.race([runMiddleware(form, req, res), tooLong(req, limits)]);
  } catch (error) {
    throw formProblem(error, limits);
  }
  if (files.length === 0) throw new Problem('MULTIPART_NO_FILE');
  return files;
}

/** Rejects when a form of unknown length grows too long outside of its files, where nobody else counts. */
function tooLong(req: Request, limits: UploadLimits): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  const most = longestForm(limits);
  let size = 0;
  req.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > most) reject(formTooLarge(limits));
  });
  return promise;
}

/** Keeps files in memory within a limit for all of them together, and remembers one that is too large instead of ending there. */
function storageInto(files: UploadedFile[], limits: UploadLimits): multer.StorageEngine {
  let total = 0;
  return {
    _handleFile(_req, { stream, originalname }, done) {
      const place = files.push({ name: originalname || null, bytes: Buffer.alloc(0), problem: null }) - 1;
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        total += chunk.length;
        if (total > limits.totalBytes)
          done(new Problem('UPLOAD_TOTAL_TOO_LARGE', { limitMib: mebibytes(limits.totalBytes) }));
        else if (size <= limits.fileBytes) chunks.push(chunk);
        else chunks.length = 0;
      });
      stream.on('error', done);
      stream.on('end', () => {
        const name = originalname || null;
        files[place] =
          size > limits.fileBytes
            ? { name, bytes: null, problem: tooLarge(limits.fileBytes) }
            : { name, bytes: Buffer.concat(chunks), problem: null };
        done(null, { size });
      });
    },
    _removeFile: (_req, _file, done) => done(null),
  };
}

function formProblem(error: unknown, limits: UploadLimits): unknown {
  if (error instanceof MulterError) {
    return error.code === 'LIMIT_FILE_COUNT'
      ? new Problem('UPLOAD_TOO_MANY_FILES', { limit: limits.files })
      : (toProblem(error) ?? new Problem('MULTIPART_BROKEN'));
  }
  if (error instanceof Problem || !(error instanceof Error)) return error;
  // The parser's own words: an end in the middle, or anything else that is no form.
  return new Problem(/unexpected end|aborted/i.test(error.message) ? 'UPLOAD_INCOMPLETE' : 'MULTIPART_BROKEN');
}
