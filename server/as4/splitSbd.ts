import { As4Error } from './as4Error.ts';

export type SplitSbd = {
  /** a small document: the root with the header in it */
  readonly header: string;
  /** root element of the business document */
  readonly business: { readonly namespace: string; readonly name: string };
  readonly document: string;
};

const NAME = String.raw`[^\s<>/=&"'!?]+`;
const START_TAG = new RegExp(String.raw`<(${NAME})((?:\s+${NAME}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(/?)>`, 'y');
/** Blanks, comments, processing instructions and the XML declaration. */
const BETWEEN = /(?:\s+|<!--[\s\S]*?-->|<\?[\s\S]*?\?>)*/y;

/**
 * Takes a StandardBusinessDocument apart by its text, so that the business document stays letter for letter what was sent. The rule: the text
 * from the start tag behind the header up to the end tag of the envelope, without the blanks at its end; namespace declarations of the
 * envelope that it does not make itself are added to its start tag; an XML declaration goes before it. Whether it is well-formed is for
 * the check to say. Throws As4Error.
 */
export function splitSbd(text: string): SplitSbd {
  const root = readStartTag(text, skip(text, 0));
  if (!root || local(root.name) !== 'StandardBusinessDocument' || root.empty)
    throw refused('it is no StandardBusinessDocument');
  const headerTag = readStartTag(text, skip(text, root.end));
  if (!headerTag || local(headerTag.name) !== 'StandardBusinessDocumentHeader') throw refused('its header is missing');
  const headerClose = `</${headerTag.name}`;
  const closeAt = text.indexOf(headerClose, headerTag.end);
  const headerEnd = closeAt < 0 ? -1 : text.indexOf('>', closeAt);
  if (headerEnd < 0) throw refused('its header does not end');
  const business = readStartTag(text, skip(text, headerEnd + 1));
  const end = text.lastIndexOf(`</${root.name}`);
  if (!business || end < business.end) throw refused('there is no business document in it');
  const inherited = [...root.namespaces].filter(([name]) => !business.namespaces.has(name));
  const added = inherited.map(([name, value]) => ` ${name}=${value}`).join('');
  const nameEnd = business.start + 1 + business.name.length;
  return {
    header: `${text.slice(root.start, root.end)}${text.slice(headerTag.start, headerEnd + 1)}</${root.name}>`,
    business: { namespace: namespaceOf(business, root), name: local(business.name) },
    document: `<?xml version="1.0" encoding="UTF-8"?>\n${text.slice(business.start, nameEnd)}${added}${text.slice(nameEnd, end).trimEnd()}\n`,
  };
}

type StartTag = {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  /** xmlns and xmlns:prefix as written, with their values in quotes */
  readonly namespaces: ReadonlyMap<string, string>;
  readonly empty: boolean;
};

function readStartTag(text: string, start: number): StartTag | null {
  START_TAG.lastIndex = start;
  const found = START_TAG.exec(text);
  if (!found) return null;
  const [whole, name = '', attributes = '', slash] = found;
  const attribute = new RegExp(String.raw`(xmlns(?::${NAME})?)\s*=\s*("[^"]*"|'[^']*')`, 'g');
  const namespaces = new Map<string, string>();
  for (const [, key = '', value = ''] of attributes.matchAll(attribute)) namespaces.set(key, value);
  return { start, end: start + whole.length, name, namespaces, empty: slash === '/' };
}

function namespaceOf({ name, namespaces }: StartTag, root: StartTag): string {
  const key = name.includes(':') ? `xmlns:${name.slice(0, name.indexOf(':'))}` : 'xmlns';
  return (namespaces.get(key) ?? root.namespaces.get(key) ?? '').slice(1, -1);
}

function skip(text: string, at: number): number {
  BETWEEN.lastIndex = at;
  BETWEEN.exec(text);
  return BETWEEN.lastIndex;
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function refused(detail: string): As4Error {
  return new As4Error('other', `the payload cannot be read: ${detail}`);
}
