import { elementPath } from './xmlTree.ts';
import type { XmlElement } from './xmlTree.ts';

const STEP = /^(\*|[^[\]()@]+?)(?:\[(\d+)\])?$/;

/**
 * The path of an element (or attribute) as reading says it. Findings on the schema name places as libxml2 does: `*` for names without
 * prefix, no position where there is only one. null: nothing stands there.
 */
export function resolvePlace(root: XmlElement, place: string): string | null {
  const element = elementAt(root, place);
  if (!element) return null;
  const attribute = /\/@[^/]+$/.exec(place)?.[0] ?? '';
  return elementPath(element) + attribute;
}

/** The element at a place; of an attribute or text the one that has it. */
export function elementAt(root: XmlElement, place: string): XmlElement | null {
  const [first, ...steps] = place.split('/').slice(1);
  if (first === undefined || !takes(first, root)) return null;
  let at = root;
  for (const step of steps) {
    if (step.startsWith('@') || /^(text|comment|node)\(\)/.test(step)) break;
    const next = child(at, step);
    if (!next) return null;
    at = next;
  }
  return at;
}

function takes(step: string, element: XmlElement): boolean {
  const name = STEP.exec(step)?.[1];
  return name === '*' || name === element.name;
}

function child(parent: XmlElement, step: string): XmlElement | undefined {
  const [, name, position = '1'] = STEP.exec(step) ?? [];
  if (name === undefined) return undefined;
  let left = Number(position);
  for (const element of parent.children) {
    if ((name === '*' || element.name === name) && (left -= 1) === 0) return element;
  }
  return undefined;
}
