import type { Path, Step, Test } from './path.ts';
import type { XmlElement } from './xmlTree.ts';

/** What a path leads to: an element, or an attribute of one. */
export type Found = { readonly element: XmlElement; readonly attribute?: string };

/** All that the path leads to, in document order. `namespaces`: prefix of the path -> URI; the document's own prefixes do not matter. */
export function select(path: Path, from: XmlElement, namespaces: Readonly<Record<string, string>>): Found[] {
  let found: Found[] = [{ element: from }];
  for (const step of path) found = found.flatMap(({ element }) => follow(step, element, namespaces));
  return found;
}

/** Text of an element or attribute. */
export function valueOf({ element, attribute }: Found): string {
  return attribute === undefined ? element.text : (element.attributes[attribute] ?? '');
}

/** Whether an element fits a step on the child axis, predicates included. */
export function fits(step: Step, element: XmlElement, namespaces: Readonly<Record<string, string>>): boolean {
  const colon = step.name.indexOf(':');
  if (element.local !== step.name.slice(colon + 1)) return false;
  if (element.namespace !== namespaces[step.name.slice(0, colon)]) return false;
  return step.predicates.every((test) => holds(test, element, namespaces));
}

function follow(step: Step, element: XmlElement, namespaces: Readonly<Record<string, string>>): Found[] {
  if (step.axis === 'attribute') {
    return step.name in element.attributes ? [{ element, attribute: step.name }] : [];
  }
  if (step.axis === 'child') {
    return element.children.filter((child) => fits(step, child, namespaces)).map((child) => ({ element: child }));
  }
  const target = step.axis === 'self' ? element : element.parent;
  return target && step.predicates.every((test) => holds(test, target, namespaces)) ? [{ element: target }] : [];
}

function holds(test: Test, element: XmlElement, namespaces: Readonly<Record<string, string>>): boolean {
  if (test.kind === 'and' || test.kind === 'or') {
    const results = test.tests.map((part) => holds(part, element, namespaces));
    return test.kind === 'and' ? results.every(Boolean) : results.some(Boolean);
  }
  if (test.kind === 'not') return !holds(test.test, element, namespaces);
  const left = select(test.path, element, namespaces);
  if (test.kind === 'exists') return left.length > 0;
  const { value } = test;
  if (typeof value === 'boolean') {
    const words = value ? ['true', '1'] : ['false', '0'];
    return left.some((item) => words.includes(valueOf(item).trim()));
  }
  const right = typeof value === 'string' ? [value] : select(value, element, namespaces).map(valueOf);
  return left.some((item) => right.includes(valueOf(item)));
}
