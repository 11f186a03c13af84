import type { XmlElement } from 'libxml2-wasm';
import type { Assert, Pattern, Rule, RuleItem } from './schema.ts';
import type { At } from './readStylesheet.ts';
import { attribute, elementsIn, idOf, isSvrl, isXslt, levelOf, readTextParts, saidAttributes } from './xsltElements.ts';

const MATCHED = 'schxslt:patterns-matched';
type Read = { readonly pattern: string; readonly priority: number; readonly rule: Rule };

/**
 * Patterns out of a stylesheet of SchXslt 1: one template per rule. Several patterns share a mode; which one a rule belongs to stands in its
 * schxslt:rule, and rules of a pattern have falling priorities. Throws an Error that names the line of what looks otherwise.
 */
export function readSchxsltPatterns(root: XmlElement, at: At): Pattern[] {
  const templates = elementsIn(root).filter((e) => isXslt(e, 'template') && attribute(e, 'match') !== null);
  const read = templates.filter((e) => isRule(e)).map((element) => readTemplate(element, at));
  refuseOtherTemplates(
    templates.filter((e) => !isRule(e)),
    at,
  );
  const patterns = patternsInOrder(root, at);
  const stray = read.find(({ pattern }) => !patterns.includes(pattern));
  if (stray) throw new Error(`${stray.rule.at}: the pattern ${stray.pattern} is never started`);
  return patterns.map((id) => ({
    id,
    abstract: false,
    isA: null,
    params: {},
    lets: [],
    rules: read
      .filter(({ pattern }) => pattern === id)
      .toSorted((a, b) => b.priority - a.priority)
      .map(({ rule }) => rule),
    at: at(root),
  }));
}

function isRule(template: XmlElement): boolean {
  return elementsIn(template).some((e) => isXslt(e, 'param') && attribute(e, 'name') === MATCHED);
}

/** Beside the rules there are templates that start (root()) or only walk on (#all, -10): they visit elements and attributes. */
function refuseOtherTemplates(templates: readonly XmlElement[], at: At): void {
  for (const element of templates) {
    const mode = attribute(element, 'mode');
    const match = attribute(element, 'match')?.replaceAll(/\s/g, '');
    const walks = mode === '#all' && attribute(element, 'priority') === '-10';
    if (walks && !isFullWalk(element, match ?? ''))
      throw new Error(`${at(element)}: the walk over the document is not the one of SchXslt`);
    if (!walks && !(mode === null && (match === 'root()' || match === '/')))
      throw new Error(`${at(element)}: a template that is neither a rule nor one of SchXslt's own`);
  }
}

/** Everything is visited: rules can be about nodes of every kind. */
function isFullWalk(element: XmlElement, match: string): boolean {
  const next = elementsIn(element).map((e) => (isXslt(e, 'apply-templates') ? attribute(e, 'select') : 'other'));
  const expected: Readonly<Record<string, string>> = { '/': 'node()', '*': '@* node()', 'text()|@*': '' };
  return expected[match] === next.join(' ');
}

function patternsInOrder(root: XmlElement, at: At): string[] {
  const ids: string[] = [];
  for (const template of elementsIn(root).filter((e) => isXslt(e, 'template') && attribute(e, 'name') !== null)) {
    for (const node of template.find('.//*[local-name() = "pattern"]')) {
      const element = node as XmlElement;
      const id = attribute(element, 'id');
      if (!id) throw new Error(`${at(element)}: a pattern without id`);
      ids.push(id);
    }
    const variable = template.find('.//*[local-name() = "variable"]')[0];
    if (variable) throw new Error(`${at(variable)}: variables of a pattern are not read back`);
    for (const node of template.find('.//*[local-name() = "apply-templates" or local-name() = "for-each"]')) {
      const select = attribute(node as XmlElement, 'select');
      if (select !== 'root()' && select !== '/') throw new Error(`${at(node)}: a pattern does not start from the root`);
    }
  }
  return ids;
}

/** template [param] [variable ...] choose [when: matched already] [otherwise: schxslt:rule (asserts), next-match] */
function readTemplate(element: XmlElement, at: At): Read {
  const context = attribute(element, 'match')!;
  const priority = Number(attribute(element, 'priority'));
  const body = elementsIn(element).filter((e) => !isXslt(e, 'param'));
  const choose = body.at(-1);
  const otherwise = choose && elementsIn(choose).find((e) => isXslt(e, 'otherwise'));
  const [rule, next] = otherwise ? elementsIn(otherwise) : [];
  const pattern = rule && attribute(rule, 'pattern');
  if (
    Number.isNaN(priority) ||
    !choose ||
    !isXslt(choose, 'choose') ||
    !rule ||
    !next ||
    !isXslt(next, 'next-match') ||
    !pattern
  )
    throw new Error(`${at(element)}: a rule is not written as expected`);
  const items = [...body.slice(0, -1), ...elementsIn(rule)].flatMap((child) => readItem(child, at));
  return { pattern, priority, rule: { id: null, abstract: false, context, items, at: at(element) } };
}

function readItem(element: XmlElement, at: At): RuleItem[] {
  if (isSvrl(element, 'fired-rule', 'suppressed-rule')) return [];
  if (isXslt(element, 'variable')) {
    const [name, value] = [attribute(element, 'name'), attribute(element, 'select')];
    if (name === 'documentUri') return [];
    if (!name || value === null || attribute(element, 'as') !== null)
      throw new Error(`${at(element)}: a variable of a rule without expression, or with a declared type`);
    return [{ k: 'let', name, value, at: at(element) }];
  }
  if (isXslt(element, 'if')) return [{ k: 'assert', ...readAssert(element, at) }];
  throw new Error(`${at(element)}: ${element.name} is not expected in a rule`);
}

/** if not(TEST): failed-assert; if TEST: successful-report */
function readAssert(element: XmlElement, at: At): Assert {
  const condition = attribute(element, 'test') ?? '';
  const [found, ...more] = elementsIn(element);
  const report = found !== undefined && isSvrl(found, 'successful-report');
  const negated = /^not\(([\s\S]*)\)$/.exec(condition)?.[1];
  if (!found || more.length > 0 || !(report || (isSvrl(found, 'failed-assert') && negated !== undefined)))
    throw new Error(`${at(element)}: an assert is not written as expected`);
  const test = report ? condition : negated!;
  const said = saidAttributes(found);
  const text = elementsIn(found).find((e) => isSvrl(e, 'text'));
  return {
    id: idOf(said.get('id'), said.get('test') ?? test),
    test,
    report,
    level: levelOf(said.get('flag'), said.get('role')),
    text: text ? readTextParts(text, at) : [],
    diagnostics: [],
    at: at(found),
  };
}
