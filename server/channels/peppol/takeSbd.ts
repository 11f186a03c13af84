import { As4Error } from '../../as4/as4Error.ts';
import { readSbd, type Sbd } from '../../as4/readSbd.ts';
import type { Context } from '../../context.ts';
import { receive, type Receipt } from '../../pipeline/receive.ts';
import { Problem } from '../../problems.ts';
import { NOT_SERVICED, requireServiced } from './requireServiced.ts';

/**
 * A StandardBusinessDocument that the operator's own access point has received, under the token of an organisation that stands for it.
 * Throws Problem: SBD_BROKEN, PEPPOL_NOT_SERVICED, IDEMPOTENCY_KEY_REUSED (the InstanceIdentifier stood for another document).
 */
export async function takeSbd(ctx: Context, organisationId: string, bytes: Uint8Array): Promise<Receipt> {
  const sbd = await read(ctx, bytes);
  const participant = sbd.sender.value.toLowerCase();
  return receive(ctx, {
    channel: 'peppol',
    organisationId,
    keys: [
      { kind: 'peppol-instance', key: `${organisationId} ${participant} ${sbd.instanceIdentifier}`, strict: true },
    ],
    bytes,
    fileName: null,
    sender: { name: sbd.sender.value },
    document: { bytes: sbd.document, path: sbd.instanceIdentifier },
  });
}

async function read(ctx: Context, bytes: Uint8Array): Promise<Sbd> {
  try {
    const sbd = readSbd(bytes);
    await requireServiced(ctx, sbd);
    return sbd;
  } catch (error) {
    if (!(error instanceof As4Error)) throw error;
    throw error.detail === NOT_SERVICED
      ? new Problem('PEPPOL_NOT_SERVICED')
      : new Problem('SBD_BROKEN', { detail: error.detail });
  }
}
