import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { XmlComment, XmlElement, XmlText, XmlCData, type XmlNode } from 'libxml2-wasm';
import { parseXml } from '../xml.ts';
import type { Assert, Diagnostic, Let, Pattern, Rule, RuleItem, Schema, TextPart } from './schema.ts';

const SCHEMATRON = 'http://purl.oclc.org/dsdl/schematron';
const XSLT = 'http://www.w3.org/1999/XSL/Transform';
/** Includes nest; a file that includes itself would not end. */
const MAX_INCLUDES = 20;
const LEVELS: Readonly<Record<string, Assert['level']>> = {
  fatal: 'error',
  error: 'error',
  warning: 'warning',
  warn: 'warning',
  information: 'information',
  info: 'information',
};

type Reading = {
  readonly root: string;
  readonly schema: {
    namespaces: Record<string, string>;
    lets: Let[];
    patterns: Pattern[];
    phases: Map<string, { active: string[]; lets: Let[] }>;
    defaultPhase: string | null;
    declarations: string[];
    diagnostics: Map<string, Diagnostic>;
    files: string[];
  };
};

/**
 * Reads a Schematron file with everything it includes. Throws an Error that names file and line.
 * What the result refers to (patterns, rules, phases) is not checked here but in `instantiate`.
 */
export function readSchematron(file: string): Schema {
  const reading: Reading = {
    root: dirname(resolve(file)),
    schema: {
      namespaces: {},
      lets: [],
      patterns: [],
      phases: new Map(),
      defaultPhase: null,
      declarations: [],
      diagnostics: new Map(),
      files: [],
    },
  };
  withRoot(resolve(file), reading, 0, (root, at) => {
    if (root.namespaceUri !== SCHEMATRON || root.name !== 'schema')
      throw new Error(`${at(root)}: not a Schematron schema`);
    reading.schema.defaultPhase = root.attr('defaultPhase')?.value ?? null;
    readSchemaChildren(root, reading, at, resolve(file), 0);
  });
  return reading.schema;
}

type At = (node: XmlNode) => string;

function withRoot(file: string, reading: Reading, depth: number, use: (root: XmlElement, at: At) => void): void {
  if (depth > MAX_INCLUDES) throw new Error(`${file}: includes nest deeper than ${MAX_INCLUDES}`);
  const bytes = readFileSync(file);
  if (!reading.schema.files.includes(file)) reading.schema.files.push(file);
  const parsed = parseXml(bytes);
  const name = relative(dirname(reading.root), file);
  if (!parsed.ok)
    throw new Error(`${name}: ${parsed.fault.code} ${parsed.fault.detail ?? ''} line ${parsed.fault.line ?? '?'}`);
  try {
    use(parsed.document.root, (node) => `${name}:${node.line}`);
  } finally {
    parsed.document.dispose();
  }
}

/** Children of an element, with every `include` replaced by what it brings. */
function eachChild(
  parent: XmlElement,
  reading: Reading,
  at: At,
  file: string,
  depth: number,
  visit: (child: XmlElement, at: At, file: string, depth: number) => void,
): void {
  for (const child of elements(parent)) {
    if (child.namespaceUri !== SCHEMATRON || child.name !== 'include') {
      visit(child, at, file, depth);
      continue;
    }
    const href = required(child, 'href', at);
    const [path = '', id] = href.split('#');
    if (/^[a-z]+:/i.test(path)) throw new Error(`${at(child)}: include only reads files, not ${href}`);
    const target = resolve(dirname(file), path);
    withRoot(target, reading, depth + 1, (root, atTarget) => {
      const start = id === undefined ? root : findById(root, id);
      if (!start) throw new Error(`${at(child)}: ${href} has no element with this id`);
      collectNamespaces(root, reading, atTarget);
      if (start.name === 'schema') eachChild(start, reading, atTarget, target, depth + 1, visit);
      else visit(start, atTarget, target, depth + 1);
    });
  }
}

function collectNamespaces(root: XmlElement, reading: Reading, at: At): void {
  for (const child of elements(root)) {
    if (child.namespaceUri === SCHEMATRON && child.name === 'ns') addNamespace(child, reading, at);
  }
}

function addNamespace(element: XmlElement, reading: Reading, at: At): void {
  const prefix = required(element, 'prefix', at);
  const uri = required(element, 'uri', at);
  const known = reading.schema.namespaces[prefix];
  if (known !== undefined && known !== uri) throw new Error(`${at(element)}: prefix ${prefix} already means ${known}`);
  reading.schema.namespaces[prefix] = uri;
}

function readSchemaChildren(root: XmlElement, reading: Reading, at: At, file: string, depth: number): void {
  const { schema } = reading;
  eachChild(root, reading, at, file, depth, (child, childAt, childFile, childDepth) => {
    if (child.namespaceUri === XSLT && (child.name === 'function' || child.name === 'key')) {
      schema.declarations.push(child.toString({ format: false }));
      return;
    }
    if (child.namespaceUri !== SCHEMATRON) return;
    switch (child.name) {
      case 'ns':
        return addNamespace(child, reading, childAt);
      case 'let':
        schema.lets.push(readLet(child, childAt));
        return;
      case 'pattern':
        schema.patterns.push(readPattern(child, reading, childAt, childFile, childDepth));
        return;
      case 'phase':
        schema.phases.set(required(child, 'id', childAt), {
          active: elements(child)
            .filter((e) => e.name === 'active')
            .map((e) => required(e, 'pattern', childAt)),
          lets: elements(child)
            .filter((e) => e.name === 'let')
            .map((e) => readLet(e, childAt)),
        });
        return;
      case 'diagnostics':
        eachChild(child, reading, childAt, childFile, childDepth, (d, dAt) => {
          if (d.name !== 'diagnostic') return;
          const lang = d.attr('lang', 'xml')?.value ?? null;
          schema.diagnostics.set(required(d, 'id', dAt), { lang, text: readText(d, dAt) });
        });
        return;
      case 'title':
      case 'p':
      case 'properties':
        return;
      default:
        throw new Error(`${childAt(child)}: ${child.name} is not expected in a schema`);
    }
  });
}

function readPattern(element: XmlElement, reading: Reading, at: At, file: string, depth: number): Pattern {
  const params: Record<string, string> = {};
  const lets: Let[] = [];
  const rules: Rule[] = [];
  eachChild(element, reading, at, file, depth, (child, childAt, childFile, childDepth) => {
    if (child.namespaceUri !== SCHEMATRON) return;
    if (child.name === 'param') params[required(child, 'name', childAt)] = required(child, 'value', childAt);
    else if (child.name === 'let') lets.push(readLet(child, childAt));
    else if (child.name === 'rule') rules.push(readRule(child, reading, childAt, childFile, childDepth));
    else if (!['title', 'p'].includes(child.name)) {
      throw new Error(`${childAt(child)}: ${child.name} is not expected in a pattern`);
    }
  });
  return {
    id: element.attr('id')?.value ?? `pattern at ${at(element)}`,
    abstract: isTrue(element.attr('abstract')?.value),
    isA: element.attr('is-a')?.value ?? null,
    params,
    lets,
    rules,
    at: at(element),
  };
}

function readRule(element: XmlElement, reading: Reading, at: At, file: string, depth: number): Rule {
  const abstract = isTrue(element.attr('abstract')?.value);
  const items: RuleItem[] = [];
  eachChild(element, reading, at, file, depth, (child, childAt) => {
    if (child.namespaceUri !== SCHEMATRON) return;
    if (child.name === 'let') items.push({ k: 'let', ...readLet(child, childAt) });
    else if (child.name === 'extends')
      items.push({ k: 'extends', rule: required(child, 'rule', childAt), at: childAt(child) });
    else if (child.name === 'assert' || child.name === 'report')
      items.push({ k: 'assert', ...readAssert(child, childAt) });
    else if (child.name !== 'p') throw new Error(`${childAt(child)}: ${child.name} is not expected in a rule`);
  });
  return {
    id: element.attr('id')?.value ?? null,
    abstract,
    context: abstract ? (element.attr('context')?.value ?? '') : required(element, 'context', at),
    items,
    at: at(element),
  };
}

function readAssert(element: XmlElement, at: At): Assert {
  const id = required(element, 'id', at);
  const word = element.attr('flag')?.value ?? element.attr('role')?.value ?? 'fatal';
  const level = LEVELS[word.toLowerCase()];
  if (!level)
    throw new Error(`${at(element)}: ${id} has the level "${word}"; known: ${Object.keys(LEVELS).join(', ')}`);
  return {
    id,
    test: required(element, 'test', at),
    report: element.name === 'report',
    level,
    text: readText(element, at),
    diagnostics: element.attr('diagnostics')?.value.split(/\s+/).filter(Boolean) ?? [],
    at: at(element),
  };
}

function readLet(element: XmlElement, at: At): Let {
  return {
    name: required(element, 'name', at),
    value: element.attr('value')?.value ?? `'${element.content}'`,
    at: at(element),
  };
}

function readText(element: XmlElement, at: At): TextPart[] {
  const parts: TextPart[] = [];
  for (let node = element.firstChild; node; node = node.next) {
    if (node instanceof XmlComment) continue;
    if (node instanceof XmlText || node instanceof XmlCData) parts.push(node.content.replaceAll(/\s+/g, ' '));
    else if (node instanceof XmlElement && node.name === 'value-of')
      parts.push({ select: required(node, 'select', at) });
    else if (node instanceof XmlElement && node.name === 'name') {
      parts.push({ select: `name(${node.attr('path')?.value ?? '.'})` });
    } else if (node instanceof XmlElement) parts.push(...readText(node, at));
  }
  return parts;
}

function elements(parent: XmlElement): XmlElement[] {
  const found: XmlElement[] = [];
  for (let node = parent.firstChild; node; node = node.next) if (node instanceof XmlElement) found.push(node);
  return found;
}

function findById(element: XmlElement, id: string): XmlElement | null {
  if (element.attr('id')?.value === id) return element;
  for (const child of elements(element)) {
    const found = findById(child, id);
    if (found) return found;
  }
  return null;
}

function required(element: XmlElement, name: string, at: At): string {
  const value = element.attr(name)?.value;
  if (value === undefined) throw new Error(`${at(element)}: ${element.name} needs the attribute ${name}`);
  return value;
}

function isTrue(value: string | undefined): boolean {
  return value === 'true' || value === '1' || value === 'yes';
}
