import { hash } from 'node:crypto';
import type { Context } from '../context.ts';
import { receive, type IntakeKey, type Receipt } from '../pipeline/receive.ts';

export type Upload = {
  readonly organisationId: string;
  readonly bytes: Uint8Array;
  /** as the sender calls it; shown, never trusted */
  readonly fileName: string | null;
  /** of the caller, for one request with all its files */
  readonly idempotencyKey: string | null;
  /** place of the file in its request, from 0 */
  readonly index: number;
};

/** One uploaded file. When it resolves, the invoice is committed. Throws Problem for what is refused at the door. */
export async function upload(ctx: Context, file: Upload): Promise<Receipt> {
  const { organisationId, bytes, fileName } = file;
  return receive(ctx, { channel: 'upload', organisationId, keys: [keyOf(file)], bytes, fileName });
}

/** A repeat is what says so (Idempotency-Key), and without that word the same bytes of the same organisation. */
function keyOf({ idempotencyKey, index, bytes }: Upload): IntakeKey {
  if (idempotencyKey !== null) return { kind: 'idempotency', key: `${idempotencyKey}#${index}`, strict: true };
  return { kind: 'sha256', key: hash('sha256', bytes), strict: false };
}
