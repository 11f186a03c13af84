import type { Context } from '../context.ts';
import type { State } from '../states.ts';

export type Channel = 'upload' | 'form' | 'mail' | 'peppol';

/**
 * What makes a repeat a repeat. Unique per organisation and kind.
 * strict: the same key with other bytes is refused (IDEMPOTENCY_KEY_REUSED), else it is the same delivery again.
 */
export type IntakeKey = { readonly kind: IntakeKind; readonly key: string; readonly strict: boolean };
export type IntakeKind = 'idempotency' | 'sha256' | 'draft' | 'mail' | 'peppol-message' | 'peppol-instance';

export type Intake = {
  readonly channel: Channel;
  readonly organisationId: string;
  readonly keys: readonly IntakeKey[];
  /** as received, never changed */
  readonly bytes: Uint8Array;
  readonly fileName: string | null;
  /** who sent it, as far as the channel knows (e-mail address of the mail's author ...); personal data */
  readonly sender?: { readonly email?: string; readonly name?: string };
};

export type Receipt = {
  readonly id: string;
  readonly state: State;
  readonly sha256: string;
  readonly receivedAt: Date;
  /** false: a repeat; the other fields are the first answer again */
  readonly first: boolean;
};

/** Stores an invoice exactly once; when it resolves, the invoice is committed and may be acknowledged. Throws Problem. */
export async function receive(_ctx: Context, _intake: Intake): Promise<Receipt> {
  throw new Error('receive is being built');
}
