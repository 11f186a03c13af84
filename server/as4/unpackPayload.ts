import { createGunzip } from 'node:zlib';
import { As4Error } from './as4Error.ts';

/** sizes in bytes */
export type UnpackLimits = { readonly bytes: number };

/** XML packs to a twentieth; text of one sign to a thousandth. Below the floor no ratio is looked at. */
const MOST_RATIO = 200;
const RATIO_FLOOR = 4 * 1024 * 1024;

/**
 * Unpacks gzip (RFC 1952), one member and nothing behind it. `hold` is told of every piece before it is kept and may refuse it. Throws
 * As4Error for what is no gzip, too large, or made to exhaust.
 */
export async function unpackPayload(
  packed: Buffer,
  limits: UnpackLimits,
  hold: (bytes: number) => void,
): Promise<Buffer> {
  const gunzip = createGunzip();
  const pieces: Buffer[] = [];
  let size = 0;
  const write = async () => {
    gunzip.end(packed);
    for await (const piece of gunzip as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > limits.bytes || (size > RATIO_FLOOR && size > packed.length * MOST_RATIO))
        throw failure('the payload is too large when unpacked');
      hold(piece.length);
      pieces.push(piece);
    }
  };
  try {
    await write();
  } catch (error) {
    if (!isZlibError(error)) throw error;
    throw failure('the payload is no gzip');
  } finally {
    gunzip.destroy();
  }
  if (gunzip.bytesWritten !== packed.length) throw failure('something follows the packed payload');
  return Buffer.concat(pieces);
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(Z_|ERR_)/.test(String(error.code));
}

function failure(detail: string): As4Error {
  return new As4Error('decompressionFailure', detail);
}
