import { NODE_TYPE, type SaxonNode } from './saxonNode.ts';

/** Where a node stands, with the prefixes of the document and positions among siblings of the same name: /ubl:Invoice[1]/cbc:ID[1]/@schemeID. */
export function nodePath(node: SaxonNode): string {
  if (node.nodeType === NODE_TYPE.document) return '/';
  if (node.nodeType === NODE_TYPE.attribute) {
    const owner = ownerOf(node);
    return `${owner ? nodePath(owner) : ''}/@${node.nodeName}`;
  }
  const parts: string[] = [];
  for (let at: SaxonNode | null = node; at && at.nodeType !== NODE_TYPE.document; at = at.parentNode) {
    parts.unshift(`${nameOf(at)}[${position(at)}]`);
  }
  return `/${parts.join('/')}`;
}

/** An attribute has no parent in the DOM; Saxon-JS keeps the element under a name that is not public, the DOM name may be there. */
function ownerOf(attribute: SaxonNode): SaxonNode | null {
  return (attribute as { ownerElement?: SaxonNode }).ownerElement ?? attribute.parentNode ?? null;
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

/** Text of a node; of an element only if it has no child elements. Cut, as it goes into reports. */
export function nodeValue(node: SaxonNode, limit: number): string | undefined {
  if (node.nodeType !== NODE_TYPE.element) return node.nodeValue?.slice(0, limit);
  let text = '';
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === NODE_TYPE.element) return undefined;
    if (child.nodeType === NODE_TYPE.text || child.nodeType === NODE_TYPE.cdata) text += child.nodeValue ?? '';
  }
  return text.slice(0, limit);
}

/** XPath 1.0 of the same element (of an attribute or text: its element) by positions only, which needs no prefixes: /*[1]/*[3]. */
export function elementPositions(node: SaxonNode): string {
  let element: SaxonNode | null = node.nodeType === NODE_TYPE.attribute ? ownerOf(node) : node;
  let path = '';
  for (; element && element.nodeType !== NODE_TYPE.document; element = element.parentNode) {
    if (element.nodeType !== NODE_TYPE.element) continue;
    let count = 1;
    for (let at = element.previousSibling; at; at = at.previousSibling) if (at.nodeType === NODE_TYPE.element) count++;
    path = `/*[${count}]${path}`;
  }
  return path || '/*';
}
