import type { Syntax } from '../report.ts';
import { constants, familyOf, mandatory } from './exceptions.ts';
import { order } from './order.ts';
import { parsePath } from './path.ts';
import { append, place } from './place.ts';
import type { Draft } from './place.ts';
import { select } from './select.ts';
import type { XmlElement } from './xmlTree.ts';

/** Makes a draft a document of its schema: no empty elements, constants filled in, children in order. */
export function finish(draft: Draft, root: XmlElement, syntax: Syntax): void {
  prune(root);
  complete(draft, root, syntax, '');
  sort(root);
}

function prune(element: XmlElement): void {
  for (const child of element.children) prune(child);
  element.children = element.children.filter(
    (child) => child.children.length > 0 || child.text !== '' || Object.keys(child.attributes).length > 0,
  );
}

function complete(draft: Draft, element: XmlElement, syntax: Syntax, trail: string): void {
  const here = `${trail}/${element.name}`;
  const family = familyOf(syntax);
  for (const { at, element: name } of mandatory[family]) {
    if (here.endsWith(`/${at}`) && !element.children.some((child) => child.name === name)) append(draft, element, name);
  }
  for (const child of element.children) complete(draft, child, syntax, here);
  for (const { at, path, value } of constants[family]) {
    if (!here.endsWith(`/${at}`)) continue;
    const [steps = []] = parsePath(path);
    if (select(steps, element, draft.namespaces).length > 0) continue;
    const found = place(draft, element, steps);
    if (found) found.element.text = value;
  }
}

function sort(element: XmlElement): void {
  const positions = new Map(order[element.name]?.split(' ').map((name, index) => [name.replace('*', ''), index]));
  // stable: repetitions keep the order of the invoice
  element.children.sort((a, b) => (positions.get(a.name) ?? 0) - (positions.get(b.name) ?? 0));
  for (const child of element.children) sort(child);
}
