import { randomUUID } from 'node:crypto';
import { as4Errors, type As4Error } from './as4Error.ts';
import { escaped } from './markup.ts';
import { signEnvelope, type SigningKey } from './signEnvelope.ts';

export type SignalContext = {
  readonly key: SigningKey;
  /** who we are, for the right side of the MessageId */
  readonly seatId: string;
  readonly at: Date;
};

/**
 * The signed receipt with non-repudiation information (AS4 1.0, 5.1.8): a copy of every reference that was signed and verified, so that the
 * sender can prove what arrived. `references`: ds:Reference elements in canonical form.
 */
export function writeReceipt(context: SignalContext, messageId: string, references: readonly string[]): string {
  const parts = references
    .map((one) => `<ebbp:MessagePartNRInformation>${one}</ebbp:MessagePartNRInformation>`)
    .join('');
  return writeSignal(
    context,
    messageId,
    `<eb:Receipt><ebbp:NonRepudiationInformation>${parts}</ebbp:NonRepudiationInformation></eb:Receipt>`,
  );
}

/** The signed error. `messageId` null: the message could not be read so far. */
export function writeError(context: SignalContext, messageId: string | null, { error, detail }: As4Error): string {
  const { code, name, category } = as4Errors[error];
  const about = messageId === null ? '' : ` refToMessageInError="${escaped(messageId)}"`;
  return writeSignal(
    context,
    messageId,
    `<eb:Error category="${category}" errorCode="${code}"${about} severity="failure" shortDescription="${name}">` +
      `<eb:Description xml:lang="en">${name}</eb:Description><eb:ErrorDetail>${escaped(detail)}</eb:ErrorDetail></eb:Error>`,
  );
}

function writeSignal({ key, seatId, at }: SignalContext, refTo: string | null, content: string): string {
  const reference = refTo === null ? '' : `<eb:RefToMessageId>${escaped(refTo)}</eb:RefToMessageId>`;
  const message =
    `<eb:SignalMessage><eb:MessageInfo><eb:Timestamp>${at.toISOString()}</eb:Timestamp>` +
    `<eb:MessageId>${randomUUID()}@${seatId.toLowerCase()}.as4</eb:MessageId>${reference}</eb:MessageInfo>${content}</eb:SignalMessage>`;
  return signEnvelope(key, { message });
}
