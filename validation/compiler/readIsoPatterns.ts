import type { XmlElement } from 'libxml2-wasm';
import type { Assert, Pattern, Rule, RuleItem } from './schema.ts';
import type { At } from './readStylesheet.ts';
import { refuseUnvisited, type NodeKind } from './refuseUnvisited.ts';
import { attribute, elementsIn, idOf, isSvrl, isXslt, levelOf, readTextParts, saidAttributes } from './xsltElements.ts';

type Template = {
  readonly element: XmlElement;
  readonly mode: string;
  readonly match: string;
  readonly priority: number;
};

/**
 * Patterns out of a stylesheet of the ISO skeleton: one mode M... per pattern, one template per rule with falling priorities from 1000 + n, two
 * more (-1 and -2) that only walk on. Throws an Error that names the line of what looks otherwise.
 */
export function readIsoPatterns(root: XmlElement, at: At): Pattern[] {
  const templates = elementsIn(root)
    .filter((e) => isXslt(e, 'template') && /^M\d+$/.test(attribute(e, 'mode') ?? ''))
    .map((element) => readTemplate(element, at));
  const modes = modesInOrder(root, at);
  const stray = templates.find(({ mode }) => !modes.includes(mode));
  if (stray) throw new Error(`${at(stray.element)}: the mode ${stray.mode} is never started`);
  return modes.map((mode) => {
    const own = templates.filter((t) => t.mode === mode);
    const visited = visitedBy(own, mode, at);
    const rules = own.filter(({ priority }) => priority >= 0).toSorted((a, b) => b.priority - a.priority);
    const twice = rules.find((rule, i) => rules[i + 1]?.priority === rule.priority);
    if (twice) throw new Error(`${at(twice.element)}: two rules of one pattern have the same priority`);
    return {
      id: mode,
      abstract: false,
      isA: null,
      params: {},
      lets: [],
      rules: rules.map((rule) => readRule(rule, visited, at)),
      at: at(root),
    };
  });
}

function readTemplate(element: XmlElement, at: At): Template {
  const [mode, match, priority] = ['mode', 'match', 'priority'].map((name) => attribute(element, name));
  if (!mode || !match || priority === null || priority === undefined || Number.isNaN(Number(priority)))
    throw new Error(`${at(element)}: a template of a pattern needs match, mode and priority`);
  return { element, mode, match, priority: Number(priority) };
}

/** The template for "/" starts the patterns one after the other, each from the document node. */
function modesInOrder(root: XmlElement, at: At): string[] {
  const start = elementsIn(root).find(
    (e) => isXslt(e, 'template') && attribute(e, 'match') === '/' && attribute(e, 'mode') === null,
  );
  if (!start)
    throw new Error('no template for "/" that starts the patterns: neither the ISO skeleton nor SchXslt made this');
  const starts = start
    .find('.//*[local-name() = "apply-templates"]')
    .filter((node): node is XmlElement => 'attrs' in node && attribute(node as XmlElement, 'mode') !== null);
  return starts.map((element) => {
    if (attribute(element, 'select') !== '/') throw new Error(`${at(element)}: a pattern does not start from "/"`);
    return attribute(element, 'mode')!;
  });
}

/** What the skeleton can be told to visit, and the kinds of node that its rules can then be about. */
const WALKS: Readonly<Record<string, readonly NodeKind[]>> = {
  '@*|*': ['document', 'element', 'attribute'],
  '*|comment()|processing-instruction()': ['document', 'element', 'comment', 'processing-instruction'],
  '@*|*|comment()|processing-instruction()': ['document', 'element', 'attribute', 'comment', 'processing-instruction'],
};

/** The kinds of node that the walk of a pattern visits; it must be the same in all its templates, and in its own mode. */
function visitedBy(templates: readonly Template[], mode: string, at: At): readonly NodeKind[] {
  const walks = templates.flatMap(({ element }) => elementsIn(element).filter((e) => isXslt(e, 'apply-templates')));
  const walk = attribute(walks[0]!, 'select')?.replaceAll(/\s/g, '') ?? '';
  const kinds = Object.hasOwn(WALKS, walk) ? WALKS[walk] : undefined;
  if (!kinds) throw new Error(`${at(walks[0]!)}: the walk "${walk}" over the document is not one of the skeleton's`);
  const other = walks.find(
    (e) => attribute(e, 'mode') !== mode || attribute(e, 'select')?.replaceAll(/\s/g, '') !== walk,
  );
  if (other) throw new Error(`${at(other)}: not all templates of a pattern walk on in the same way`);
  for (const { element, priority, match } of templates) {
    const body = elementsIn(element);
    if (priority === -1 && match === 'text()' && body.length === 0) continue;
    const last = body.at(-1);
    if (!last || !isXslt(last, 'apply-templates'))
      throw new Error(`${at(element)}: the template does not walk on to what is below`);
  }
  return kinds;
}

function readRule({ element, match }: Template, visited: readonly NodeKind[], at: At): Rule {
  refuseUnvisited(match, visited, at(element));
  const items = elementsIn(element)
    .slice(0, -1)
    .flatMap((child) => readItem(child, at));
  return { id: null, abstract: false, context: match, items, at: at(element) };
}

function readItem(element: XmlElement, at: At): RuleItem[] {
  if (isSvrl(element, 'fired-rule')) return [];
  if (isXslt(element, 'variable')) {
    const [name, value] = [attribute(element, 'name'), attribute(element, 'select')];
    if (!name || value === null || attribute(element, 'as') !== null)
      throw new Error(`${at(element)}: a variable of a rule without expression, or with a declared type`);
    return [{ k: 'let', name, value, at: at(element) }];
  }
  if (isXslt(element, 'choose')) return [{ k: 'assert', ...readAssert(element, at) }];
  if (isXslt(element, 'if')) return [{ k: 'assert', ...readReport(element, at) }];
  throw new Error(`${at(element)}: ${element.name} is not expected in a rule`);
}

/** choose [when TEST (nothing)] [otherwise failed-assert] */
function readAssert(element: XmlElement, at: At): Assert {
  const [when, otherwise, ...more] = elementsIn(element);
  const test = when && attribute(when, 'test');
  const failed = otherwise && elementsIn(otherwise);
  if (
    !when ||
    !otherwise ||
    more.length > 0 ||
    !isXslt(when, 'when') ||
    !isXslt(otherwise, 'otherwise') ||
    elementsIn(when).length > 0 ||
    typeof test !== 'string' ||
    failed?.length !== 1 ||
    !isSvrl(failed[0]!, 'failed-assert')
  )
    throw new Error(`${at(element)}: an assert is not written as expected`);
  return toAssert(failed[0]!, test, false, at);
}

function readReport(element: XmlElement, at: At): Assert {
  const test = attribute(element, 'test');
  const [report, ...more] = elementsIn(element);
  if (test === null || !report || more.length > 0 || !isSvrl(report, 'successful-report'))
    throw new Error(`${at(element)}: a report is not written as expected`);
  return toAssert(report, test, true, at);
}

function toAssert(element: XmlElement, test: string, report: boolean, at: At): Assert {
  const said = saidAttributes(element);
  const text = elementsIn(element).find((e) => isSvrl(e, 'text'));
  return {
    id: idOf(said.get('id'), test),
    test,
    report,
    level: levelOf(said.get('flag'), said.get('role')),
    text: text ? readTextParts(text, at) : [],
    diagnostics: [],
    at: at(element),
  };
}
