import { order } from './order.ts';
import type { Path, Step, Test } from './path.ts';
import { fits } from './select.ts';
import type { Found } from './select.ts';
import type { XmlElement } from './xmlTree.ts';

/** A document in the making. */
export type Draft = {
  readonly namespaces: Readonly<Record<string, string>>;
  /** elements that hold a value or stand for a group already; a second one needs an element of its own */
  readonly taken: Set<XmlElement>;
};

/**
 * Finds or makes the element (or attribute) at the end of a path. Elements on the way are shared where the schema allows one only and
 * made anew where it allows many and the last one is taken. undefined: the schema has no room left.
 */
export function place(draft: Draft, from: XmlElement, path: Path): Found | undefined {
  const [step, ...rest] = path;
  if (!step) return { element: from };
  if (step.axis === 'self') return place(draft, from, rest);
  if (step.axis === 'parent') return from.parent ? place(draft, from.parent, rest) : undefined;
  if (step.axis === 'attribute') {
    return step.name in from.attributes ? undefined : { element: from, attribute: step.name };
  }
  // from the end: an invoice may have thousands of lines, and room is never left but in the last ones
  for (const child of [...from.children].reverse()) {
    if (rest.length === 0 && draft.taken.has(child)) continue;
    const found = fits(step, child, draft.namespaces) ? place(draft, child, rest) : undefined;
    if (found) return found;
  }
  return hasRoom(from, step.name) ? place(draft, make(draft, from, step), rest) : undefined;
}

/** A new child element, in the namespace of its prefix. */
export function append(draft: Draft, parent: XmlElement, name: string): XmlElement {
  const child: XmlElement = { ...emptyElement(draft.namespaces, name), parent };
  parent.children.push(child);
  return child;
}

export function emptyElement(namespaces: Readonly<Record<string, string>>, name: string): XmlElement {
  const [prefix = '', local = ''] = name.split(':');
  return { name, local, namespace: namespaces[prefix] ?? '', attributes: {}, parent: null, children: [], text: '' };
}

function hasRoom(parent: XmlElement, name: string): boolean {
  const allowed = order[parent.name]?.split(' ') ?? [];
  if (allowed.includes(`${name}*`)) return true;
  return allowed.includes(name) && !parent.children.some((child) => child.name === name);
}

function make(draft: Draft, parent: XmlElement, step: Step): XmlElement {
  const element = append(draft, parent, step.name);
  for (const test of step.predicates) satisfy(draft, element, test);
  return element;
}

/** Gives a new element what its predicate asks for; what must not be there is not there yet. */
function satisfy(draft: Draft, element: XmlElement, test: Test): void {
  if (test.kind === 'and') for (const part of test.tests) satisfy(draft, element, part);
  if (test.kind !== 'is' || typeof test.value === 'object') return;
  const found = place(draft, element, test.path);
  if (!found) return;
  if (found.attribute === undefined) found.element.text = String(test.value);
  else found.element.attributes[found.attribute] = String(test.value);
}
