import { MESSAGE_LIMITS, parseXml } from '../../validation/xml.ts';
import { ns } from './names.ts';
import { canonicalForm } from './tree.ts';

/** Text or attribute value as XML holds it. */
export function escaped(text: string): string {
  return text.replace(/[&<>"\r\n\t]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/**
 * A piece of XML of ours in exclusive canonical form. It declares what it uses, so it stays in that form wherever it is put into: what is
 * signed is the very text that is sent.
 */
export function canonical(xml: string): string {
  const parsed = parseXml(Buffer.from(xml), MESSAGE_LIMITS);
  if (!parsed.ok) throw new Error(`not well-formed: ${parsed.fault.code}`);
  const { document } = parsed;
  try {
    return canonicalForm(document.root);
  } finally {
    document.dispose();
  }
}

/** xmlns:prefix="…" for each of these. */
export function declare(...prefixes: readonly (keyof typeof ns)[]): string {
  return prefixes.map((prefix) => ` xmlns:${prefix}="${ns[prefix]}"`).join('');
}
