import type { Context } from '../context.ts';

/** Starts sending what lies in the outbox (SMTP, or .eml files in DATA_DIR/outbox). `stop` waits for running sends. */
export async function startOutbox(_ctx: Context): Promise<{ stop(): Promise<void> }> {
  throw new Error('startOutbox is being built');
}
