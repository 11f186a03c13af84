import type { XmlDocument, XmlElement } from 'libxml2-wasm';
import { MESSAGE_LIMITS, parseXml } from '../../validation/xml.ts';
import { Problem } from '../problems.ts';
import { As4Error } from './as4Error.ts';
import { ns } from './names.ts';
import { attributeOf, childrenOf, isElement, onlyChild } from './tree.ts';

/** The SOAP message of the first part. What is processed later are these very elements; nothing is looked up again. */
export type Envelope = {
  readonly document: XmlDocument;
  readonly messaging: XmlElement;
  readonly security: XmlElement;
  readonly body: XmlElement;
  /** every element with an id (wsu:Id, or Id in the signature and encryption namespaces); each id stands once */
  readonly byId: ReadonlyMap<string, XmlElement>;
};

/** A header with certificates and signature has about 15 kB. */
const MOST_BYTES = 1024 * 1024;

/** SOAP 1.2 with one Messaging and one Security block. The caller disposes the document. Throws Problem AS4_NO_SOAP, As4Error. */
export function readEnvelope(bytes: Uint8Array): Envelope {
  if (bytes.length > MOST_BYTES) throw new Problem('AS4_NO_SOAP', { detail: 'XML-TOO-LARGE' });
  const parsed = parseXml(bytes, MESSAGE_LIMITS);
  if (!parsed.ok) throw new Problem('AS4_NO_SOAP', { detail: parsed.fault.code });
  const { document } = parsed;
  try {
    return arrange(document);
  } catch (error) {
    document.dispose();
    throw error;
  }
}

function arrange(document: XmlDocument): Envelope {
  const { root } = document;
  if (!isElement(root, 'env', 'Envelope')) throw new Problem('AS4_NO_SOAP', { detail: root.name });
  const blocks = childrenOf(root);
  const [header, body] = blocks;
  if (blocks.length !== 2 || !header || !body || !isElement(header, 'env', 'Header') || !isElement(body, 'env', 'Body'))
    throw new As4Error('invalidHeader', 'the envelope must hold one Header and one Body');
  // Signature wrapping moves a signed block to where nobody looks: there must be no second one anywhere.
  const byId = new Map<string, XmlElement>();
  const counted = { Messaging: 0, Security: 0 };
  for (const element of everyElement(root)) {
    if (isElement(element, 'eb', 'Messaging')) counted.Messaging += 1;
    if (isElement(element, 'wsse', 'Security')) counted.Security += 1;
    addId(byId, element);
  }
  if (counted.Messaging > 1 || counted.Security > 1)
    throw new As4Error('invalidHeader', 'Messaging and Security must stand there once');
  if (childrenOf(body).length > 0)
    throw new As4Error('invalidHeader', 'the Body must be empty: the payload is an attachment');
  const messaging = onlyChild(header, 'eb', 'Messaging');
  const security = onlyChild(header, 'wsse', 'Security');
  refuseForeignDuties(header, [messaging, security]);
  return { document, messaging, security, body, byId };
}

function addId(byId: Map<string, XmlElement>, element: XmlElement): void {
  const own = ([ns.ds, ns.xenc] as string[]).includes(element.namespaceUri) ? attributeOf(element, 'Id') : null;
  for (const id of [attributeOf(element, 'Id', 'wsu'), own]) {
    if (id === null) continue;
    if (byId.has(id)) throw new As4Error('invalidHeader', 'an Id stands there twice');
    byId.set(id, element);
  }
}

/** SOAP 1.2 part 1, 2.4: a block that must be understood and is not understood ends the message. */
function refuseForeignDuties(header: XmlElement, known: readonly XmlElement[]): void {
  const foreign = childrenOf(header).filter((block) => !known.some((one) => one.isSameNode(block)));
  for (const block of foreign) {
    if (['1', 'true'].includes(attributeOf(block, 'mustUnderstand', 'env') ?? ''))
      throw new As4Error('invalidHeader', `the header block ${block.name} is not understood here`);
  }
}

function* everyElement(root: XmlElement): Generator<XmlElement> {
  yield root;
  for (const child of childrenOf(root)) yield* everyElement(child);
}
