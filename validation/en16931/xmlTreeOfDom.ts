import type { XmlElement } from './xmlTree.ts';

/** For the browser: what DOMParser made of a document. Throws if it is not well-formed. */
export function xmlTreeOfDom(document: Document): XmlElement {
  const root = document.documentElement;
  if (document.getElementsByTagName('parsererror').length > 0) throw new Error('The document is not well-formed XML');
  return convert(root, null);
}

function convert(element: Element, parent: XmlElement | null): XmlElement {
  const result: XmlElement = {
    name: element.nodeName,
    local: element.localName,
    namespace: element.namespaceURI ?? '',
    attributes: {},
    parent,
    children: [],
    text: '',
  };
  for (const { name, value } of element.attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) result.attributes[name] = value;
  }
  for (const node of element.childNodes) {
    // 1 element, 3 text, 4 CDATA
    if (node.nodeType === 1) result.children.push(convert(node as Element, result));
    else if (node.nodeType === 3 || node.nodeType === 4) result.text += node.nodeValue ?? '';
  }
  return result;
}
