import { randomBytes } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Config } from '../config.ts';
import type { FinishedMail, OutboxKind } from '../db/outbox.ts';
import { oneLine } from '../oneLine.ts';

export type Letter = {
  readonly kind: OutboxKind;
  readonly invoiceId: string | null;
  readonly to: string;
  /** the part of the Message-ID before the @: the same letter always gets the same one */
  readonly id: string;
  /** Message-IDs of earlier letters about the same case */
  readonly references?: readonly string[];
  /** Message-ID of the mail that this one answers */
  readonly inReplyTo?: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly attachments?: readonly { readonly name: string; readonly type: string; readonly bytes: Uint8Array }[];
  readonly date: Date;
};

/** RFC 5322 2.1.1 wants lines short; mail programs show about as much. */
const LONGEST_SUBJECT = 150;

/**
 * Builds the bytes of a message, once: they are stored and every attempt sends the same.
 * Auto-Submitted keeps other machines from answering (RFC 3834 5).
 */
export async function composeMail(config: Config, letter: Letter): Promise<FinishedMail> {
  const from = addressOf(config.mailFrom);
  const messageId = messageIdOf(config, letter.id);
  const subject = oneLine(letter.subject, LONGEST_SUBJECT);
  const composer = new MailComposer({
    from: config.mailFrom,
    to: letter.to,
    subject,
    messageId,
    date: letter.date,
    ...(letter.references?.length ? { references: [...letter.references] } : {}),
    ...(letter.inReplyTo ? { inReplyTo: letter.inReplyTo, references: [letter.inReplyTo] } : {}),
    headers: {
      // RFC 3834 5: an answer to a mail, or a message of our own accord
      'Auto-Submitted': letter.inReplyTo === undefined ? 'auto-generated' : 'auto-replied',
      'X-Auto-Response-Suppress': 'All',
      ...(letter.invoiceId ? { 'X-Rechnungsweg-Case': letter.invoiceId } : {}),
    },
    text: crlf(letter.text),
    ...(letter.html ? { html: crlf(letter.html) } : {}),
    attachments: (letter.attachments ?? []).map(({ name, type, bytes }) => ({
      filename: name,
      contentType: type,
      // base64: XML must not get other line ends or another charset on the way (RFC 2045 6.8).
      contentTransferEncoding: 'base64' as const,
      content: Buffer.from(bytes),
    })),
    // A document names no files and no addresses to fetch from.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const bytes = await composer.compile().build();
  const { kind, invoiceId } = letter;
  return {
    kind,
    invoiceId,
    recipient: letter.to,
    envelopeFrom: envelopeFrom(config, letter, from),
    subject,
    messageId,
    bytes,
  };
}

function messageIdOf(config: Config, id: string): string {
  return `<${id}@${addressOf(config.mailFrom).split('@')[1] ?? 'localhost'}>`;
}

/**
 * Invoices: a sender of their own per message, so that a bounce is known by its address alone; random, so that nobody who knows the
 * invoice can forge one. Answers: the empty sender, so that no bounce and no automatic reply comes back.
 */
function envelopeFrom(config: Config, letter: Letter, from: string): string {
  if (letter.kind === 'answer') return '';
  if (!config.bounceDomain || letter.kind === 'alert') return from;
  return `bounce+${randomBytes(16).toString('hex')}@${config.bounceDomain.toLowerCase()}`;
}

function addressOf(mailbox: string): string {
  return /<([^>]+)>/.exec(mailbox)?.[1] ?? mailbox;
}

/** RFC 5322 2.1 knows no other line end. SMTP would make it so on the way, and then other bytes would go out than are kept. */
function crlf(text: string): string {
  return text.replace(/\r\n|\r|\n/g, '\r\n');
}
