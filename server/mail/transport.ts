import type { OutboxRow } from '../db/outbox.ts';

/** How one attempt ended. later: try again (4xx, no connection, no answer in time). refused: 5xx, final. */
export type SendResult = { readonly end: 'accepted' | 'refused' | 'later'; readonly reply: string };

/** A way out for finished messages: SMTP, or files. Never throws for what the other side does. */
export type Transport = {
  send(row: OutboxRow, bytes: Buffer, signal: AbortSignal): Promise<SendResult>;
  close(): void;
};
