import type { XmlElement } from './xmlTree.ts';

/** UTF-8 text of a document, indented; declares the namespaces that it uses. Throws a RangeError on characters outside XML 1.0 (2.2). */
export function serialize(root: XmlElement, namespaces: Readonly<Record<string, string>>): string {
  const used = new Set<string>();
  notePrefixes(root, used);
  const declared = Object.entries(namespaces)
    .filter(([prefix]) => used.has(prefix))
    .map(([prefix, uri]) => ` xmlns:${prefix}="${escapeAttribute(uri)}"`)
    .join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${print(root, declared, '')}`;
}

function notePrefixes(element: XmlElement, used: Set<string>): void {
  used.add(element.name.split(':')[0] ?? '');
  for (const child of element.children) notePrefixes(child, used);
}

function print(element: XmlElement, declared: string, indent: string): string {
  const attributes = Object.entries(element.attributes).map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`);
  const start = `${indent}<${element.name}${declared}${attributes.join('')}`;
  if (element.children.length > 0) {
    const children = element.children.map((child) => print(child, '', `${indent}  `)).join('');
    return `${start}>\n${children}${indent}</${element.name}>\n`;
  }
  return element.text === '' ? `${start}/>\n` : `${start}>${escapeText(element.text)}</${element.name}>\n`;
}

function escapeText(text: string): string {
  return checked(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\t', '&#9;').replaceAll('\n', '&#10;');
}

function checked(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  const bad = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u.exec(text)?.[0];
  if (bad !== undefined) {
    throw new RangeError(
      `XML cannot carry the character U+${bad.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
    );
  }
  return text;
}
