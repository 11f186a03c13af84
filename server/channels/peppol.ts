import { As4Error } from '../as4/as4Error.ts';
import type { AccessPoint } from '../as4/openAccessPoint.ts';
import { parseMediaType } from '../as4/mediaType.ts';
import { peppol as header } from '../as4/names.ts';
import { readMultipart } from '../as4/readMultipart.ts';
import { readSbd, type Sbd } from '../as4/readSbd.ts';
import type { Typed } from '../as4/readUserMessage.ts';
import { receiveMessage, type Incoming } from '../as4/receiveMessage.ts';
import type { Context } from '../context.ts';
import { findAs4Message, insertAs4Message } from '../db/as4Messages.ts';
import { organisationOfParticipant } from '../db/peppolSender.ts';
import { receive, type Receipt } from '../pipeline/receive.ts';
import { Problem } from '../problems.ts';
import { requireServiced } from './peppol/requireServiced.ts';

export type PeppolRequest = {
  readonly contentType: string | undefined;
  readonly body: AsyncIterable<Uint8Array>;
  /** told of memory that is taken; throws when there is none left */
  hold(bytes: number): void;
};

/** A message has two parts; a header of eight kilobytes is a long one. */
const PARTS = { headerBytes: 16 * 1024, parts: 4 } as const;
/** Base64 inside XML packs to three quarters; what grows more than threefold by unpacking is no invoice with documents. */
const MOST_UNPACKED = 3;

/**
 * One message of another access point; gives the signed receipt or error (SOAP) to answer with. A receipt means that the invoice is committed.
 * Throws Problem for what is no AS4 message or cannot be taken now: then the sender tries again with the same message.
 */
export async function peppol(ctx: Context, point: AccessPoint, request: PeppolRequest): Promise<Buffer> {
  const media = parseMediaType(request.contentType);
  const boundary = media?.parameters.get('boundary') ?? '';
  if (media?.type !== 'multipart/related' || !/^[\x20-\x7e]{1,200}$/.test(boundary))
    throw new Problem('AS4_NOT_MULTIPART');
  const parts = await readMultipart(request.body, boundary, PARTS);
  return receiveMessage(point, parts, {
    at: ctx.clock.now(),
    payloadBytes: ctx.config.limits.as4Bytes * MOST_UNPACKED,
    hold: request.hold,
    deliver: (incoming) => deliver(ctx, incoming),
  });
}

async function deliver(ctx: Context, incoming: Incoming): Promise<Buffer> {
  const known = await answerAgain(ctx, incoming);
  if (known) return known;
  const sbd = readSbd(incoming.payload);
  requireSameWords(incoming, sbd);
  await requireServiced(ctx, sbd);
  const receipt = await takeIn(ctx, incoming, sbd);
  if (receipt.first) return incoming.receipt;
  // The same message at the same moment: the receipt that was stored with it. The same document in a new message: a receipt of its own.
  return (await answerAgain(ctx, incoming)) ?? keepRepeat(ctx, incoming, sbd, receipt.id);
}

/** The receipt that this very message got; null: it is a new one. Throws As4Error where the id stands for another message. */
async function answerAgain(ctx: Context, { message, digest }: Incoming): Promise<Buffer | null> {
  const known = await findAs4Message(ctx.db, message.messageId);
  if (!known) return null;
  if (known.seatId === message.from && known.digest === digest) return known.receipt;
  ctx.log.error({ messageId: message.messageId, from: message.from }, 'an AS4 MessageId was used for another message');
  throw new As4Error('other', 'this MessageId was used for another message before');
}

/** What the header of the message and the envelope in it both say (Peppol AS4 profile 2.0.3, 5). */
function requireSameWords({ message }: Incoming, sbd: Sbd): void {
  const { originalSender, finalRecipient, action, service } = message;
  requireSame('originalSender', originalSender, sbd.sender, header.participantScheme);
  requireSame('finalRecipient', finalRecipient, sbd.receiver, header.participantScheme);
  if (action !== `${sbd.documentType.type}::${sbd.documentType.value}`)
    throw new As4Error('other', 'Action is not DOCUMENTID of the envelope');
  if (service.value !== sbd.process.value || service.type !== sbd.process.type)
    throw new As4Error('other', 'Service is not PROCESSID of the envelope');
}

function requireSame(name: string, property: Typed | null, partner: Typed, scheme: string): void {
  const same = property && property.value.toLowerCase() === partner.value.toLowerCase();
  if (!same || property.type !== scheme || partner.type !== scheme)
    throw new As4Error('other', `${name} is not the one of the envelope`);
}

async function takeIn(ctx: Context, incoming: Incoming, sbd: Sbd): Promise<Receipt> {
  const { message, payload } = incoming;
  const participant = sbd.sender.value.toLowerCase();
  try {
    return await receive(ctx, {
      channel: 'peppol',
      organisationId: await organisationOfParticipant(ctx.db, participant, ctx.clock.now()),
      keys: [
        { kind: 'peppol-message', key: `${message.from} ${message.messageId}`, strict: true },
        { kind: 'peppol-instance', key: `${message.from} ${participant} ${sbd.instanceIdentifier}`, strict: true },
      ],
      bytes: payload,
      fileName: null,
      sender: { name: sbd.sender.value },
      document: { bytes: sbd.document, path: sbd.instanceIdentifier },
      write: (trx, invoiceId) => keep(ctx, trx, incoming, sbd, invoiceId).then(() => {}),
    });
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'IDEMPOTENCY_KEY_REUSED') throw error;
    ctx.log.error({ messageId: message.messageId, from: message.from }, 'a Peppol id was used for another document');
    throw new As4Error('other', 'this MessageId or InstanceIdentifier was used for another document before');
  }
}

async function keepRepeat(ctx: Context, incoming: Incoming, sbd: Sbd, invoiceId: string): Promise<Buffer> {
  const kept = await ctx.db.transaction((trx) => keep(ctx, trx, incoming, sbd, invoiceId));
  return kept ? incoming.receipt : ((await answerAgain(ctx, incoming)) ?? incoming.receipt);
}

function keep(
  ctx: Context,
  trx: Parameters<typeof insertAs4Message>[0],
  incoming: Incoming,
  sbd: Sbd,
  invoiceId: string,
) {
  const { message, digest, receipt } = incoming;
  const { messageId, from: seatId } = message;
  const { instanceIdentifier } = sbd;
  return insertAs4Message(
    trx,
    { messageId, seatId, digest, instanceIdentifier, invoiceId, receivedAt: ctx.clock.now() },
    receipt,
  );
}
