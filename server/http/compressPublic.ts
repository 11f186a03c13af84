import compression from 'compression';
import type { Response } from 'express';

/**
 * Compresses what is the same for everyone: the pages' files, the directory, descriptions. Never an answer that belongs to somebody:
 * where a secret and text of a stranger are compressed together, the length of the answer tells the secret bit by bit
 * (BREACH, CVE-2013-3587). So nothing is compressed that has not been marked.
 */
export const compressPublic = compression({
  filter: (req, res) => isPublic(res) && compression.filter(req, res),
});

/** To be called before the answer begins. */
export function markPublic(res: Response): void {
  res.locals['public'] = true;
}

const isPublic = (res: Pick<Response, 'locals'>): boolean => res.locals['public'] === true;
