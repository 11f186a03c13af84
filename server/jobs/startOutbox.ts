import { join } from 'node:path';
import type { Context } from '../context.ts';
import { freeOutbox } from '../db/outbox.ts';
import { fileTransport } from '../mail/fileTransport.ts';
import { OUTBOX_TIMINGS, runOutbox, type OutboxTimings } from '../mail/runOutbox.ts';
import { smtpTransport } from '../mail/smtpTransport.ts';
import { settleDelivery } from '../pipeline/settleDelivery.ts';

/** Starts sending what lies in the outbox (SMTP, or .eml files in DATA_DIR/outbox). `stop` waits for running sends. */
export async function startOutbox(
  ctx: Context,
  timings: Partial<OutboxTimings> = {},
): Promise<{ stop(): Promise<void> }> {
  const { smtpUrl, dataDir } = ctx.config;
  if (ctx.jobs.alone) await freeOutbox(ctx.db);
  const transport = smtpUrl ? smtpTransport(smtpUrl) : fileTransport(join(dataDir, 'outbox'));
  return runOutbox(ctx, transport, (row, result) => settleDelivery(ctx, row, result), {
    ...OUTBOX_TIMINGS,
    ...timings,
  });
}
