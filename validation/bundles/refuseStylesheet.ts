import { XmlElement } from 'libxml2-wasm';
import { HARMLESS_FUNCTIONS } from '../compiler/harmlessFunctions.ts';
import { tokenizeXPath, type Token } from '../compiler/xpathTokens.ts';
import { XSLT, elementsIn } from '../compiler/xsltElements.ts';
import { parseXml } from '../xml.ts';
import { BundleRefused } from './BundleRefused.ts';

/** Instructions that stay within the document. All others (result-document, evaluate, source-document, include, import ...) are refused. */
const INSTRUCTIONS = new Set(
  (
    'stylesheet transform output param variable function key template apply-templates call-template with-param next-match choose when ' +
    'otherwise if for-each for-each-group sort value-of text attribute element comment processing-instruction copy copy-of sequence iterate ' +
    'next-iteration break on-completion namespace strip-space preserve-space decimal-format mode analyze-string matching-substring ' +
    'non-matching-substring number document try catch map map-entry perform-sort where-populated on-empty on-non-empty fallback message ' +
    'namespace-alias apply-imports'
  ).split(' '),
);
/** Attributes of instructions that hold an expression or a pattern; others may hold one in curly brackets. */
const EXPRESSIONS = new Set(
  'select test match use value group-by group-adjacent group-starting-with group-ending-with from count'.split(' '),
);
/** They make the compiler itself run code, or hide expressions where nobody looks. */
const FORBIDDEN_ATTRIBUTES = new Set([
  'static',
  'use-when',
  'extension-element-prefixes',
  'expand-text',
  'xpath-default-namespace',
  'href',
]);
/** Node tests and words that stand before a bracket without being functions. */
const NO_FUNCTIONS = new Set(
  (
    'node text comment processing-instruction element attribute document-node namespace-node schema-element schema-attribute item ' +
    'empty-sequence function map array if then else return satisfies in and or div idiv mod eq ne lt le gt ge is to union intersect except ' +
    'some every for let as of castable cast treat instance'
  ).split(' '),
);
const LIBRARIES: Readonly<Record<string, (local: string) => boolean>> = {
  'http://www.w3.org/2005/xpath-functions': (local) => HARMLESS_FUNCTIONS.has(local),
  'http://www.w3.org/2001/XMLSchema': () => true,
  'http://www.w3.org/2005/xpath-functions/math': () => true,
  'http://www.w3.org/2005/xpath-functions/map': () => true,
  'http://www.w3.org/2005/xpath-functions/array': () => true,
};

/**
 * First barrier: reads a stylesheet (or a Schematron schema with functions of its own) before any compiler sees it, since compiling alone can
 * run code. Whatever reaches out of the document is refused: reading or writing files and addresses, other stylesheets, text run as code, functions that are
 * neither XPath's nor its own. Throws BundleRefused: RULES_FORBIDDEN, RULES_BROKEN.
 */
export function refuseStylesheet(bytes: Uint8Array, path: string): void {
  const parsed = parseXml(bytes);
  if (!parsed.ok) {
    const { code, detail = '', line } = parsed.fault;
    throw new BundleRefused('RULES_BROKEN', {
      path,
      detail: `${code} ${detail}${line === undefined ? '' : ` (${line})`}`,
    });
  }
  try {
    const own = declaredIn(parsed.document.root);
    const waiting = [parsed.document.root];
    for (let element = waiting.pop(); element; element = waiting.pop()) {
      refuseElement(element, own, path);
      waiting.push(...elementsIn(element));
    }
  } finally {
    parsed.document.dispose();
  }
}

/** What the file itself declares: functions as {uri}local, and the prefixes that Schematron declares by `ns`. */
type Own = { readonly functions: ReadonlySet<string>; readonly prefixes: Readonly<Record<string, string>> };

function declaredIn(root: XmlElement): Own {
  const named = (name: string) =>
    root.find(`//*[local-name() = "${name}"]`).filter((node): node is XmlElement => node instanceof XmlElement);
  const prefixes = Object.fromEntries(
    named('ns').map((e) => [e.attr('prefix')?.value ?? '', e.attr('uri')?.value ?? ''] as const),
  );
  const functions = named('function')
    .filter((e) => e.namespaceUri === XSLT)
    .map((e) => expand(e, e.attr('name')?.value ?? '', prefixes));
  return { functions: new Set(functions), prefixes };
}

function refuseElement(element: XmlElement, own: Own, path: string): void {
  const isInstruction = element.namespaceUri === XSLT;
  const refuse = (what: string): never => {
    throw new BundleRefused('RULES_FORBIDDEN', { path, detail: `${what} (${path}:${element.line})` });
  };
  if (isInstruction && !INSTRUCTIONS.has(element.name)) refuse(`xsl:${element.name}`);
  for (const attribute of element.attrs) {
    const { name, value } = attribute;
    if (attribute.namespaceUri === XSLT) refuse(`xsl:${name}`);
    if (isInstruction && (FORBIDDEN_ATTRIBUTES.has(name) || name.startsWith('_'))) refuse(name);
    const isSchematron = element.namespaceUri === 'http://purl.oclc.org/dsdl/schematron';
    const whole = isInstruction
      ? EXPRESSIONS.has(name)
      : isSchematron && /^(context|test|value|select|path|subject)$/.test(name);
    for (const expression of whole ? [value] : isSchematron ? [] : templatesIn(value)) {
      const called = forbiddenCall(expression, element, own);
      if (called) refuse(called);
    }
  }
}

/** The first call that is not allowed, by name; an expression that cannot be read is none that one may trust. */
function forbiddenCall(expression: string, element: XmlElement, own: Own): string | null {
  let tokens: Token[];
  try {
    tokens = tokenizeXPath(expression);
  } catch {
    return expression.slice(0, 80);
  }
  for (const [i, { kind, text }] of tokens.entries()) {
    const next = tokens[i + 1]?.text;
    if (kind !== 'name' || (next !== '(' && next !== '#')) continue;
    if (!text.includes(':') && !text.startsWith('Q{') && NO_FUNCTIONS.has(text)) continue;
    if (!mayCall(expand(element, text, own.prefixes), own.functions)) return `${text}()`;
  }
  return null;
}

function mayCall(name: string, own: ReadonlySet<string>): boolean {
  if (own.has(name)) return true;
  const [, uri = '', local = ''] = /^\{([^}]*)\}(.*)$/.exec(name) ?? [];
  return LIBRARIES[uri || 'http://www.w3.org/2005/xpath-functions']?.(local) ?? false;
}

/** prefix:local or Q{uri}local -> {uri}local; without a prefix: {}local */
function expand(element: XmlElement, name: string, prefixes: Readonly<Record<string, string>>): string {
  if (name.startsWith('Q{')) return name.slice(1);
  const colon = name.indexOf(':');
  if (colon < 0) return `{}${name}`;
  const prefix = name.slice(0, colon);
  return `{${element.namespaceForPrefix(prefix) ?? prefixes[prefix] ?? KNOWN_PREFIXES[prefix] ?? prefix}}${name.slice(colon + 1)}`;
}

const KNOWN_PREFIXES: Readonly<Record<string, string>> = {
  fn: 'http://www.w3.org/2005/xpath-functions',
  xs: 'http://www.w3.org/2001/XMLSchema',
};

/** The expressions of an attribute value template: what stands in single curly brackets. */
function templatesIn(value: string): string[] {
  const found: string[] = [];
  const text = value.replaceAll('{{', '  ').replaceAll('}}', '  ');
  for (let start = text.indexOf('{'); start >= 0; start = text.indexOf('{', start + 1)) {
    const end = text.indexOf('}', start);
    found.push(text.slice(start + 1, end < 0 ? undefined : end));
  }
  return found;
}
