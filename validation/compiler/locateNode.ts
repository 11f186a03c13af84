import { NODE_TYPE, type SaxonNode } from './saxonNode.ts';

type Step = { readonly uri: string | null; readonly local: string; readonly position: number };

/** /*:Invoice[namespace-uri()='urn:x'][1] (ISO skeleton), /Q{urn:x}Invoice[1] (SchXslt), /Invoice[1] (no namespace) */
const STEP =
  /^\/(?:\*:([^/[\]@]+)\[namespace-uri\(\)='([^']*)'\]|Q\{([^}]*)\}(?:[^/[\]@:]+:)?([^/[\]@:]+)|([^/[\]@:*]+))(?:\[(\d+)\])?/;
/** /@name, /@Q{urn:x}name, /@*[local-name()='name' ...] */
const ATTRIBUTE = /^\/@(?:Q\{[^}]*\})?([^/[\]]+)$|^\/@\*\[local-name\(\)='([^']+)'.*\]$/;

/** The node that a report names by its location. null: the location is written in no known way, or there is no such node. */
export function locateNode(
  document: SaxonNode,
  location: string,
): { readonly node: SaxonNode; readonly attribute: string | null } | null {
  let rest = location.trim();
  let node: SaxonNode = document;
  while (rest !== '' && rest !== '/') {
    const attribute = ATTRIBUTE.exec(rest);
    if (attribute) return { node, attribute: attributeOf(node, attribute[1] ?? attribute[2]!) };
    const match = STEP.exec(rest);
    const next = match && childAt(node, toStep(match));
    if (!next) return null;
    node = next;
    rest = rest.slice(match[0].length);
  }
  return { node, attribute: null };
}

function toStep([, isoLocal, isoUri, uri, local, plain, position]: RegExpExecArray): Step {
  return {
    uri: isoUri ?? uri ?? '',
    local: isoLocal ?? local ?? plain ?? '',
    position: Number(position ?? 1),
  };
}

function childAt(parent: SaxonNode, { uri, local, position }: Step): SaxonNode | null {
  let count = 0;
  for (let child = parent.firstChild; child; child = child.nextSibling) {
    if (child.nodeType !== NODE_TYPE.element || child.localName !== local || (child.namespaceURI ?? '') !== uri)
      continue;
    count++;
    if (count === position) return child;
  }
  return null;
}

/** By its name as the document writes it, which the findings of compiled rules use too. */
function attributeOf(node: SaxonNode, name: string): string {
  const local = name.replace(/^[^:]*:/, '');
  return Array.from(node.attributes ?? []).find((a) => (a.localName ?? a.nodeName) === local)?.nodeName ?? name;
}
