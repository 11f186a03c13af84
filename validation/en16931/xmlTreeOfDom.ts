import type { XmlElement } from './xmlTree.ts';

/**
 * For the browser: what DOMParser made of a document. `lines`: line of each start tag in document order, which DOMParser does not tell.
 * Throws if the document is not well-formed.
 */
export function xmlTreeOfDom(document: Document, lines: readonly number[] = []): XmlElement {
  const root = document.documentElement;
  if (document.getElementsByTagName('parsererror').length > 0) throw new Error('The document is not well-formed XML');
  return convert(root, null, lines[Symbol.iterator]());
}

function convert(element: Element, parent: XmlElement | null, lines: Iterator<number>): XmlElement {
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
  for (const node of element.childNodes) {
    // 1 element, 3 text, 4 CDATA
    if (node.nodeType === 1) result.children.push(convert(node as Element, result, lines));
    else if (node.nodeType === 3 || node.nodeType === 4) result.text += node.nodeValue ?? '';
  }
  return result;
}
