import type { XmlElement } from 'libxml2-wasm';
import { As4Error } from './as4Error.ts';
import { peppol, ping } from './names.ts';
import { attributeOf, childrenNamed, childrenOf, isElement, onlyChild, optionalChild, textOf } from './tree.ts';

/** An identifier with its scheme; null where none is named. */
export type Typed = { readonly value: string; readonly type: string | null };

/** eb:UserMessage of a One-Way/Push message as Peppol writes it. */
export type UserMessage = {
  readonly messageId: string;
  readonly timestamp: string;
  /** Seat IDs of the two access points */
  readonly from: string;
  readonly to: string;
  readonly service: Typed;
  readonly action: string;
  readonly conversationId: string;
  /** C1 and C4; null in a ping */
  readonly originalSender: Typed | null;
  readonly finalRecipient: Typed | null;
  /** Content-ID of the attachment; null in a ping without one */
  readonly payloadId: string | null;
  readonly isPing: boolean;
};

/** RFC 5322 msg-id without its brackets, as short as the database key wants it. */
const MESSAGE_ID = /^[^\s<>@]{1,200}@[^\s<>@]{1,200}$/;
const UTC_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/;

/** The MessageId as far as it can be read: an error names the message it is about. */
export function messageIdOf(messaging: XmlElement): string | null {
  try {
    const message = onlyChild(messaging, 'eb', 'UserMessage');
    const id = textOf(onlyChild(onlyChild(message, 'eb', 'MessageInfo'), 'eb', 'MessageId'));
    return MESSAGE_ID.test(id) ? id : null;
  } catch {
    return null;
  }
}

/** Reads what the header says and holds it against the profile. `ourSeatId`: who we are. Throws As4Error. */
export function readUserMessage(messaging: XmlElement, ourSeatId: string): UserMessage {
  const inside = childrenOf(messaging);
  const [message] = inside;
  if (inside.length !== 1 || !message || !isElement(message, 'eb', 'UserMessage'))
    throw new As4Error('invalidHeader', 'Messaging must hold one UserMessage and nothing else');
  const mpc = attributeOf(message, 'mpc');
  if (mpc !== null && mpc !== peppol.defaultMpc)
    throw new As4Error('valueNotRecognized', 'the message channel (mpc) is unknown here');
  const info = readInfo(onlyChild(message, 'eb', 'MessageInfo'));
  const parties = readParties(onlyChild(message, 'eb', 'PartyInfo'), ourSeatId);
  const collaboration = readCollaboration(onlyChild(message, 'eb', 'CollaborationInfo'));
  const isPing = collaboration.service.value === ping.service && collaboration.action === ping.action;
  if (!isPing && !collaboration.agreed)
    throw new As4Error('processingModeMismatch', `AgreementRef must be ${peppol.agreement}`);
  const { service, action, conversationId } = collaboration;
  const properties = readProperties(optionalChild(message, 'eb', 'MessageProperties'), isPing);
  const payloadId = readPayloadInfo(optionalChild(message, 'eb', 'PayloadInfo'), isPing);
  return { ...info, ...parties, service, action, conversationId, ...properties, payloadId, isPing };
}

function readInfo(info: XmlElement): Pick<UserMessage, 'messageId' | 'timestamp'> {
  const messageId = textOf(onlyChild(info, 'eb', 'MessageId'));
  if (!MESSAGE_ID.test(messageId))
    throw new As4Error('invalidHeader', 'MessageId must look like one of RFC 5322, without brackets');
  const timestamp = textOf(onlyChild(info, 'eb', 'Timestamp'));
  if (!UTC_TIME.test(timestamp)) throw new As4Error('invalidHeader', 'Timestamp is no moment');
  if (optionalChild(info, 'eb', 'RefToMessageId'))
    throw new As4Error('valueInconsistent', 'RefToMessageId belongs to answers, and only One-Way/Push is agreed');
  return { messageId, timestamp };
}

function readParties(parties: XmlElement, ourSeatId: string): Pick<UserMessage, 'from' | 'to'> {
  const from = readParty(onlyChild(parties, 'eb', 'From'), peppol.initiator);
  const to = readParty(onlyChild(parties, 'eb', 'To'), peppol.responder);
  if (to !== ourSeatId) throw new As4Error('processingModeMismatch', 'To/PartyId names another access point');
  return { from, to };
}

function readParty(party: XmlElement, expectedRole: string): string {
  const id = onlyChild(party, 'eb', 'PartyId');
  if (attributeOf(id, 'type') !== peppol.partyType)
    throw new As4Error('processingModeMismatch', `the type of PartyId must be ${peppol.partyType}`);
  if (textOf(onlyChild(party, 'eb', 'Role')) !== expectedRole)
    throw new As4Error('processingModeMismatch', `the Role of ${party.name} must be ${expectedRole}`);
  return textOf(id);
}

function readCollaboration(info: XmlElement) {
  const agreement = optionalChild(info, 'eb', 'AgreementRef');
  const service = onlyChild(info, 'eb', 'Service');
  const action = textOf(onlyChild(info, 'eb', 'Action'));
  const agreed =
    agreement !== null &&
    textOf(agreement) === peppol.agreement &&
    attributeOf(agreement, 'type') === null &&
    attributeOf(agreement, 'pmode') === null;
  return {
    agreed,
    service: { value: textOf(service), type: attributeOf(service, 'type') },
    action,
    conversationId: textOf(onlyChild(info, 'eb', 'ConversationId')),
  };
}

function readProperties(
  properties: XmlElement | null,
  isPing: boolean,
): Pick<UserMessage, 'originalSender' | 'finalRecipient'> {
  const found = new Map<string, Typed>();
  for (const property of properties ? childrenNamed(properties, 'eb', 'Property') : []) {
    const name = attributeOf(property, 'name') ?? '';
    if (found.has(name)) throw new As4Error('valueInconsistent', `the property ${name} stands there twice`);
    found.set(name, { value: textOf(property), type: attributeOf(property, 'type') });
  }
  const originalSender = found.get('originalSender') ?? null;
  const finalRecipient = found.get('finalRecipient') ?? null;
  if (!isPing && (!originalSender || !finalRecipient))
    throw new As4Error('valueInconsistent', 'the properties originalSender and finalRecipient must be there');
  return { originalSender, finalRecipient };
}

/** Exactly one payload, packed with gzip, and none in the Body (Peppol AS4 profile 2.0.3, 4.4). */
function readPayloadInfo(info: XmlElement | null, isPing: boolean): string | null {
  const parts = info ? childrenNamed(info, 'eb', 'PartInfo') : [];
  const [part] = parts;
  if (!part && isPing) return null;
  if (!part || parts.length !== 1) throw new As4Error('externalPayload', 'there must be exactly one payload');
  const payloadId = contentIdOf(attributeOf(part, 'href'));
  if (payloadId === null) throw new As4Error('valueInconsistent', 'PartInfo must name its attachment (cid:)');
  const list = optionalChild(part, 'eb', 'PartProperties');
  const properties = new Map(
    (list ? childrenNamed(list, 'eb', 'Property') : []).map((one) => [attributeOf(one, 'name') ?? '', textOf(one)]),
  );
  if (!isPing && properties.get('CompressionType') !== 'application/gzip')
    throw new As4Error('valueInconsistent', 'CompressionType must be application/gzip');
  if (!isPing && properties.get('MimeType') !== 'application/xml')
    throw new As4Error('valueInconsistent', 'MimeType must be application/xml');
  return payloadId;
}

/** What a cid: address means (RFC 2392): the Content-ID without brackets, not percent-encoded. null: no such address. */
export function contentIdOf(address: string | null): string | null {
  if (address === null || !/^cid:/i.test(address)) return null;
  try {
    return decodeURIComponent(address.slice('cid:'.length)) || null;
  } catch {
    return null;
  }
}
