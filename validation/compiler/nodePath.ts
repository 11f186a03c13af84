import { NODE_TYPE, type SaxonNode } from './saxonNode.ts';

/** Where a node (or its attribute) stands, with the prefixes of the document and positions among siblings of the same name: /ubl:Invoice[1]/cbc:ID[1]/@schemeID. */
export function nodePath(node: SaxonNode, attribute: string | null = null): string {
  const parts: string[] = attribute === null ? [] : [`@${attribute}`];
  for (let at: SaxonNode | null = node; at && at.nodeType !== NODE_TYPE.document; at = at.parentNode) {
    parts.unshift(`${nameOf(at)}[${position(at)}]`);
  }
  return `/${parts.join('/')}`;
}

function nameOf(node: SaxonNode): string {
  if (node.nodeType === NODE_TYPE.text || node.nodeType === NODE_TYPE.cdata) return 'text()';
  if (node.nodeType === NODE_TYPE.comment) return 'comment()';
  return node.nodeType === NODE_TYPE['processing-instruction'] ? 'processing-instruction()' : node.nodeName;
}

function position(node: SaxonNode): number {
  let count = 1;
  for (let at = node.previousSibling; at; at = at.previousSibling) {
    if (at.nodeType === node.nodeType && at.nodeName === node.nodeName) count++;
  }
  return count;
}

/** Text of a node or its attribute; of an element only if it has no child elements. Cut, as it goes into reports. */
export function nodeValue(node: SaxonNode, attribute: string | null, limit: number): string | undefined {
  if (attribute !== null) {
    return Array.from(node.attributes ?? [])
      .find((a) => a.nodeName === attribute)
      ?.nodeValue?.slice(0, limit);
  }
  if (node.nodeType !== NODE_TYPE.element) return node.nodeValue?.slice(0, limit);
  let text = '';
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === NODE_TYPE.element) return undefined;
    if (child.nodeType === NODE_TYPE.text || child.nodeType === NODE_TYPE.cdata) text += child.nodeValue ?? '';
  }
  return text.slice(0, limit);
}

/** XPath 1.0 of the same element (of a text: its element) by positions only, which needs no prefixes: /*[1]/*[3]. */
export function elementPositions(node: SaxonNode): string {
  let path = '';
  for (
    let element: SaxonNode | null = node;
    element && element.nodeType !== NODE_TYPE.document;
    element = element.parentNode
  ) {
    if (element.nodeType !== NODE_TYPE.element) continue;
    let count = 1;
    for (let at = element.previousSibling; at; at = at.previousSibling) if (at.nodeType === NODE_TYPE.element) count++;
    path = `/*[${count}]${path}`;
  }
  return path || '/*';
}
