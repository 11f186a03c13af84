import { XmlCData, XmlElement, XmlText } from 'libxml2-wasm';
import { createHash } from 'node:crypto';
import type { Assert, TextPart } from './schema.ts';
import type { At } from './readStylesheet.ts';

export const XSLT = 'http://www.w3.org/1999/XSL/Transform';
export const SVRL = 'http://purl.oclc.org/dsdl/svrl';

const LEVELS: Readonly<Record<string, Assert['level']>> = {
  fatal: 'error',
  error: 'error',
  warning: 'warning',
  warn: 'warning',
  information: 'information',
  info: 'information',
};

export function elementsIn(parent: XmlElement): XmlElement[] {
  const found: XmlElement[] = [];
  for (let node = parent.firstChild; node; node = node.next) if (node instanceof XmlElement) found.push(node);
  return found;
}

export function isXslt(element: XmlElement, ...names: readonly string[]): boolean {
  return element.namespaceUri === XSLT && names.includes(element.name);
}

export function isSvrl(element: XmlElement, ...names: readonly string[]): boolean {
  return element.namespaceUri === SVRL && names.includes(element.name);
}

export function attribute(element: XmlElement, name: string): string | null {
  return element.attr(name)?.value ?? null;
}

/** What a failed assert says by attributes: literal ones, or written by xsl:attribute with nothing but text. */
export function saidAttributes(element: XmlElement): Map<string, string> {
  const said = new Map(element.attrs.map((a) => [a.name, a.value]));
  for (const child of elementsIn(element)) {
    if (isXslt(child, 'attribute') && elementsIn(child).length === 0)
      said.set(attribute(child, 'name') ?? '', child.content);
  }
  return said;
}

/** Level of an assert by its flag, else its role; without either, or with a word of the author's own, it counts as error. */
export function levelOf(flag: string | null | undefined, role: string | null | undefined): Assert['level'] {
  return LEVELS[(flag ?? role ?? '').trim().toLowerCase()] ?? 'error';
}

/** An assert without id needs a name that stays the same: made of its test. */
export function idOf(id: string | null | undefined, test: string): string {
  const own = id?.trim();
  return own ? own : `ASSERT-${createHash('sha256').update(test.replaceAll(/\s+/g, '')).digest('hex').slice(0, 8)}`;
}

/** Text of an svrl:text: plain words and values. Throws on any other instruction. */
export function readTextParts(element: XmlElement, at: At): TextPart[] {
  const parts: TextPart[] = [];
  for (let node = element.firstChild; node; node = node.next) {
    if (node instanceof XmlText || node instanceof XmlCData) parts.push(node.content.replaceAll(/\s+/g, ' '));
    else if (!(node instanceof XmlElement)) continue;
    else if (isXslt(node, 'text')) parts.push(node.content.replaceAll(/\s+/g, ' '));
    else if (isXslt(node, 'value-of')) {
      const select = attribute(node, 'select');
      if (select === null) throw new Error(`${at(node)}: a value in the text of an assert has no expression`);
      parts.push({ select });
    } else if (node.namespaceUri === XSLT) throw new Error(`${at(node)}: xsl:${node.name} in the text of an assert`);
    else parts.push(...readTextParts(node, at));
  }
  return parts;
}
