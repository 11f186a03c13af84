import type { Collection } from './compiledRules.ts';
import { foldNames, truth } from './foldNames.ts';
import { NODE_TYPE, XMLNS, type SaxonNode } from './saxonNode.ts';

/**
 * Collects, in one walk in document order, the nodes that the stylesheet wants by name: a list per collection.
 * The walk does not recurse, so depth costs no stack.
 */
export function indexDocument(document: SaxonNode, collections: readonly Collection[]): SaxonNode[][] {
  const lists = collections.map((collection) => ({
    collection,
    nodes: collection.kind === 'document' ? [document] : [],
  }));
  const elements = new Buckets(lists.filter(({ collection }) => collection.kind === 'element'));
  const attributes = new Buckets(lists.filter(({ collection }) => collection.kind === 'attribute'));
  const others = lists.filter(({ collection }) => !['element', 'attribute', 'document'].includes(collection.kind));
  for (let node = document.firstChild; node; node = following(node)) {
    if (node.nodeType === NODE_TYPE.element) {
      elements.add(node);
      if (attributes.wanted && node.attributes) addOwner(node, node.attributes, attributes);
    } else if (others.length > 0) {
      for (const { collection, nodes } of others) if (isKind(node, collection)) nodes.push(node);
    }
  }
  return lists.map(({ nodes }) => nodes);
}

function addOwner(element: SaxonNode, list: ArrayLike<SaxonNode>, attributes: Buckets): void {
  for (let i = 0; i < list.length; i++) {
    const one = list[i]!;
    if (one.namespaceURI !== XMLNS) attributes.add(one, element);
  }
}

function isKind(node: SaxonNode, collection: Collection): boolean {
  if (collection.kind === 'text') return node.nodeType === NODE_TYPE.text || node.nodeType === NODE_TYPE.cdata;
  return node.nodeType === NODE_TYPE[collection.kind];
}

function isNamed(collection: Collection, uri: string, local: string): boolean {
  if (collection.local !== null && collection.local !== local) return false;
  if (collection.uri !== null && collection.uri !== uri) return false;
  return collection.names === null || truth(foldNames(collection.names, local)) === true;
}

/** The next node in document order. */
function following(start: SaxonNode): SaxonNode | null {
  if (start.firstChild) return start.firstChild;
  for (let node: SaxonNode | null = start; node; node = node.parentNode) if (node.nextSibling) return node.nextSibling;
  return null;
}

type List = { readonly collection: Collection; readonly nodes: SaxonNode[] };

/** Which lists a name goes into is worked out once per name and document. */
class Buckets {
  readonly wanted: boolean;
  readonly #lists: readonly List[];
  readonly #known = new Map<string, Map<string, SaxonNode[][]>>();

  constructor(lists: readonly List[]) {
    this.wanted = lists.length > 0;
    this.#lists = lists;
  }

  /** `collected` goes into the lists for the name of `node`, once. */
  add(node: SaxonNode, collected: SaxonNode = node): void {
    const uri = node.namespaceURI ?? '';
    const local = node.localName ?? node.nodeName;
    let byUri = this.#known.get(local);
    if (!byUri) this.#known.set(local, (byUri = new Map<string, SaxonNode[][]>()));
    let lists = byUri.get(uri);
    if (!lists) {
      const fitting = this.#lists.filter(({ collection }) => isNamed(collection, uri, local));
      byUri.set(uri, (lists = fitting.map((f) => f.nodes)));
    }
    for (const list of lists) if (list.at(-1) !== collected) list.push(collected);
  }
}
