import type { Steps } from './toEnd.ts';
import type { XmlElement } from './xmlTree.ts';

/**
 * For the browser: what DOMParser made of a document. `lines`: line of each start tag in document order, which DOMParser does not tell. In
 * steps: an invoice may have thousands of lines.
 * Throws if the document is not well-formed.
 */
export function* xmlTreeOfDom(document: Document, lines: readonly number[] = []): Steps<XmlElement> {
  const root = document.documentElement;
  if (document.getElementsByTagName('parsererror').length > 0) throw new Error('The document is not well-formed XML');
  return yield* convertSteps(root, null, lines[Symbol.iterator](), 0);
}

/** Lines stand in the root (UBL) or one below (CII): so deep it goes step by step. */
const DEPTH_OF_STEPS = 2;

function* convertSteps(
  element: Element,
  parent: XmlElement | null,
  lines: Iterator<number>,
  depth: number,
): Steps<XmlElement> {
  if (depth === DEPTH_OF_STEPS) return convert(element, parent, lines);
  const result = begin(element, parent, lines);
  for (const node of element.childNodes) {
    if (node.nodeType === ELEMENT) result.children.push(yield* convertSteps(node as Element, result, lines, depth + 1));
    else addText(result, node);
    yield;
  }
  return result;
}

function convert(element: Element, parent: XmlElement | null, lines: Iterator<number>): XmlElement {
  const result = begin(element, parent, lines);
  for (const node of element.childNodes) {
    if (node.nodeType === ELEMENT) result.children.push(convert(node as Element, result, lines));
    else addText(result, node);
  }
  return result;
}

const ELEMENT = 1;

function addText(result: XmlElement, node: Node): void {
  // 3 text, 4 CDATA
  if (node.nodeType === 3 || node.nodeType === 4) result.text += node.nodeValue ?? '';
}

function begin(element: Element, parent: XmlElement | null, lines: Iterator<number>): XmlElement {
  const line = lines.next();
  const result: XmlElement = {
    name: element.nodeName,
    local: element.localName,
    namespace: element.namespaceURI ?? '',
    attributes: {},
    parent,
    children: [],
    text: '',
    ...(line.done !== true && { line: line.value }),
  };
  for (const { name, value } of element.attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) result.attributes[name] = value;
  }
  return result;
}
