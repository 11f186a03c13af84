import type { XmlElement } from 'libxml2-wasm';
import { decodeXml } from '../../validation/decodeXml.ts';
import { MESSAGE_LIMITS, parseXml } from '../../validation/xml.ts';
import { As4Error } from './as4Error.ts';
import { splitSbd } from './splitSbd.ts';
import type { Typed } from './readUserMessage.ts';
import { attributeOf, childrenNamed, onlyChild, optionalChild, textOf } from './tree.ts';

/** A Standard Business Document (Peppol Business Message Envelope 2.0.1): what its header says, and the document in it. */
export type Sbd = {
  /** C1 and C4 */
  readonly sender: Typed;
  readonly receiver: Typed;
  readonly instanceIdentifier: string;
  readonly documentType: Typed;
  readonly process: Typed;
  readonly countryC1: string;
  /** who wants to hear how it went, and when (SBDH 2.0.2) */
  readonly mlsTo: Typed | null;
  readonly mlsAlways: boolean;
  /** the business document as a file of its own (see splitSbd.ts) */
  readonly document: Buffer;
};

type Scopes = ReadonlyMap<string, { readonly value: string; readonly type: string | null }>;

/** Reads and checks the envelope; what is in it, only as far as the header speaks of it. Throws As4Error. */
export function readSbd(bytes: Uint8Array): Sbd {
  const decoded = decodeXml(bytes);
  if ('code' in decoded) throw refused('the payload is no text');
  const { header, business, document } = splitSbd(decoded.text);
  const parsed = parseXml(Buffer.from(header), MESSAGE_LIMITS);
  if (!parsed.ok) throw refused('the header of the StandardBusinessDocument is not well-formed');
  try {
    return { ...readHeader(parsed.document.root, business), document: Buffer.from(document) };
  } catch (error) {
    // What the header lacks is a fault of the payload, not of the message around it.
    throw error instanceof As4Error ? refused(error.detail) : error;
  } finally {
    parsed.document.dispose();
  }
}

function readHeader(
  root: XmlElement,
  business: { readonly namespace: string; readonly name: string },
): Omit<Sbd, 'document'> {
  const header = onlyChild(root, 'sbd', 'StandardBusinessDocumentHeader');
  requireValue('HeaderVersion', textOf(onlyChild(header, 'sbd', 'HeaderVersion')), '1.0');
  const identification = onlyChild(header, 'sbd', 'DocumentIdentification');
  const field = (name: string) => textOf(onlyChild(identification, 'sbd', name));
  const scopes = readScopes(onlyChild(header, 'sbd', 'BusinessScope'));
  const documentType = scope(scopes, 'DOCUMENTID', 'busdox-docid-qns');
  requireValue('Standard', field('Standard'), business.namespace);
  requireValue('Type', field('Type'), business.name);
  if (!documentType.value.startsWith(`${business.namespace}::${business.name}##`))
    throw refused('DOCUMENTID is of another document');
  if (!documentType.value.endsWith(`::${field('TypeVersion')}`))
    throw refused('TypeVersion is not the one of DOCUMENTID');
  const instanceIdentifier = field('InstanceIdentifier');
  if (!/^[\x21-\x7e]{1,255}$/.test(instanceIdentifier)) throw refused('InstanceIdentifier is no identifier');
  if (Number.isNaN(Date.parse(field('CreationDateAndTime')))) throw refused('CreationDateAndTime is no moment');
  const countryC1 = scopes.get('COUNTRY_C1')?.value ?? '';
  if (!/^[A-Z]{2}$/.test(countryC1)) throw refused('COUNTRY_C1 is missing or no country');
  return {
    sender: readPartner(header, 'Sender'),
    receiver: readPartner(header, 'Receiver'),
    instanceIdentifier,
    documentType,
    process: scope(scopes, 'PROCESSID', 'cenbii-procid-ubl'),
    countryC1,
    mlsTo: scopes.get('MLS_TO') ?? null,
    mlsAlways: scopes.get('MLS_TYPE')?.value === 'ALWAYS_SEND',
  };
}

function readPartner(header: XmlElement, name: string): Typed {
  const identifier = onlyChild(onlyChild(header, 'sbd', name), 'sbd', 'Identifier');
  const value = textOf(identifier);
  if (value.length === 0 || value.length > 135) throw refused(`${name} is no participant`);
  return { value, type: attributeOf(identifier, 'Authority') };
}

function readScopes(list: XmlElement): Scopes {
  const scopes = new Map<string, { value: string; type: string | null }>();
  for (const one of childrenNamed(list, 'sbd', 'Scope')) {
    const type = textOf(onlyChild(one, 'sbd', 'Type'));
    if (scopes.has(type)) throw refused(`the scope ${type} stands there twice`);
    const identifier = optionalChild(one, 'sbd', 'Identifier');
    scopes.set(type, {
      value: textOf(onlyChild(one, 'sbd', 'InstanceIdentifier')),
      type: identifier && textOf(identifier),
    });
  }
  return scopes;
}

function scope(scopes: Scopes, name: string, usualScheme: string): Typed {
  const found = scopes.get(name);
  if (!found) throw refused(`the scope ${name} is missing`);
  return { value: found.value, type: found.type ?? usualScheme };
}

function requireValue(name: string, found: string, expected: string): void {
  if (found !== expected) throw refused(`${name} must be ${expected}`);
}

function refused(detail: string): As4Error {
  return new As4Error('other', detail);
}
