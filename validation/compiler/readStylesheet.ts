import type { XmlElement, XmlNode } from 'libxml2-wasm';
import type { Let, Pattern, Schema } from './schema.ts';
import { parseXml } from '../xml.ts';
import { readIsoPatterns } from './readIsoPatterns.ts';
import { readSchxsltPatterns } from './readSchxsltPatterns.ts';
import { XSLT, attribute, elementsIn, isXslt } from './xsltElements.ts';

/** Where something stands, for messages. */
export type At = (node: XmlNode) => string;
export type Generator = 'ISO skeleton' | 'SchXslt';
export type ReadBack =
  | { readonly ok: true; readonly schema: Schema; readonly generator: Generator }
  | { readonly ok: false; readonly reason: string };

const SCHXSLT = 'https://doi.org/10.5281/zenodo.1495494';
const SVRL = 'http://purl.oclc.org/dsdl/svrl';
/** Prefixes that stylesheets declare for their own machinery; expressions of rules have no use for them. */
const MACHINERY = new Set([XSLT, SVRL, SCHXSLT, 'http://saxon.sf.net/', 'http://www.w3.org/1999/xhtml']);
/** Parameters that the ISO skeleton declares for its own reports. */
const SKELETON_NAMES = new Set([
  'archiveDirParameter',
  'archiveNameParameter',
  'fileNameParameter',
  'fileDirParameter',
  'document-uri',
]);

/**
 * Reads patterns, rules and asserts back out of a stylesheet that the ISO skeleton or SchXslt made of a Schematron schema. Both write regular
 * code; whatever does not look exactly like theirs is refused with the reason, because half-understood rules are worse than slow ones.
 * `name` is the file's, for messages.
 */
export function readStylesheet(bytes: Uint8Array, name: string): ReadBack {
  const parsed = parseXml(bytes);
  if (!parsed.ok) return { ok: false, reason: `${name}: ${parsed.fault.code} ${parsed.fault.detail ?? ''}` };
  try {
    const at: At = (node) => `${name}:${node.line}`;
    const generator = generatorOf(parsed.document.root);
    const patterns =
      generator === 'SchXslt'
        ? readSchxsltPatterns(parsed.document.root, at)
        : readIsoPatterns(parsed.document.root, at);
    return { ok: true, generator, schema: toSchema(parsed.document.root, patterns, name, at) };
  } catch (error) {
    return { ok: false, reason: (error as Error).message };
  } finally {
    parsed.document.dispose();
  }
}

function generatorOf(root: XmlElement): Generator {
  if (root.namespaceUri !== XSLT) throw new Error('not a stylesheet');
  return Object.values(root.namespaces).includes(SCHXSLT) || root.get(`//*[namespace-uri() = '${SCHXSLT}']`) !== null
    ? 'SchXslt'
    : 'ISO skeleton';
}

function toSchema(root: XmlElement, patterns: readonly Pattern[], name: string, at: At): Schema {
  const top = elementsIn(root);
  return {
    namespaces: namespacesOf(root),
    lets: top.filter((e) => isXslt(e, 'variable', 'param')).flatMap((e) => readGlobal(e, at)),
    patterns,
    phases: new Map(),
    defaultPhase: null,
    declarations: top
      .filter((e) => isXslt(e, 'function', 'key'))
      .filter((e) => !(attribute(e, 'name') ?? '').startsWith('schxslt:'))
      .map((e) => e.toString({ format: false })),
    diagnostics: new Map(),
    files: [name],
  };
}

/** Prefixes that expressions may use: those of the root, and what the generators repeat in the report's head. */
function namespacesOf(root: XmlElement): Record<string, string> {
  const entries = Object.entries(root.namespaces).filter(([prefix, uri]) => prefix !== '' && !MACHINERY.has(uri));
  return Object.fromEntries(entries);
}

/** A schema let. One of the skeleton's own parameters has no expression and is no let. */
function readGlobal(element: XmlElement, at: At): Let[] {
  const name = attribute(element, 'name') ?? '';
  const value = attribute(element, 'select');
  if (SKELETON_NAMES.has(name) || name.startsWith('schxslt:')) return [];
  if (value === null) {
    throw new Error(`${at(element)}: the variable ${name} is made by instructions, not by an expression`);
  }
  if (attribute(element, 'as') !== null) throw new Error(`${at(element)}: the variable ${name} has a declared type`);
  return [{ name, value, at: at(element) }];
}
