import {
  XmlCData,
  XmlElement as LibxmlElement,
  XmlText,
  XmlTreeNode,
  type XmlDocument,
  type XmlNode,
} from 'libxml2-wasm';
import type { XmlElement } from './en16931/xmlTree.ts';

/** The document as plain data; it can be disposed afterwards. */
export function xmlTreeOf(document: XmlDocument): XmlElement {
  return convert(document.root, null);
}

function convert(element: LibxmlElement, parent: XmlElement | null): XmlElement {
  const result: XmlElement = {
    name: qualified(element),
    local: element.name,
    namespace: element.namespaceUri,
    attributes: {},
    parent,
    children: [],
    text: '',
    line: element.line,
  };
  for (const attribute of element.attrs) result.attributes[qualified(attribute)] = attribute.value;
  for (const node of childNodes(element)) {
    if (node instanceof LibxmlElement) result.children.push(convert(node, result));
    else if (node instanceof XmlText || node instanceof XmlCData) result.text += node.content;
  }
  return result;
}

/** A processing instruction has no `next` in libxml2-wasm: what stands behind one is found by XPath, which costs more. */
function childNodes(element: LibxmlElement): readonly XmlNode[] {
  const nodes: XmlNode[] = [];
  for (let node: XmlNode | null = element.firstChild; node; node = node.next) {
    if (!(node instanceof XmlTreeNode)) return element.find('node()');
    nodes.push(node);
  }
  return nodes;
}

const qualified = ({ prefix, name }: { prefix: string; name: string }): string => (prefix ? `${prefix}:${name}` : name);
