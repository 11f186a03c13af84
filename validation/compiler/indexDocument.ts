import type { Collection } from './compiledRules.ts';
import { NODE_TYPE, XMLNS, type SaxonNode } from './saxonNode.ts';

/**
 * Collects, in one walk in document order, the nodes that the stylesheet wants by name: param -> nodes.
 * The walk does not recurse, so depth costs no stack.
 */
export function indexDocument(document: SaxonNode, collections: readonly Collection[]): Record<string, SaxonNode[]> {
  const index: Record<string, SaxonNode[]> = {};
  for (const collection of collections) index[collection.param] = collection.kind === 'document' ? [document] : [];
  const elements = new Buckets(collections.filter((c) => c.kind === 'element'), index);
  const attributes = new Buckets(collections.filter((c) => c.kind === 'attribute'), index);
  const others = collections.filter((c) => !['element', 'attribute', 'document'].includes(c.kind));
  for (let node = document.firstChild; node; node = following(node)) {
    if (node.nodeType === NODE_TYPE.element) {
      elements.add(node);
      if (attributes.wanted && node.attributes) addOwner(node, node.attributes, attributes);
    } else if (others.length > 0) {
      for (const c of others) if (isKind(node, c)) index[c.param]!.push(node);
    }
  }
  return index;
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

/** The next node in document order. */
function following(start: SaxonNode): SaxonNode | null {
  if (start.firstChild) return start.firstChild;
  for (let node: SaxonNode | null = start; node; node = node.parentNode) if (node.nextSibling) return node.nextSibling;
  return null;
}

/** Which lists a name goes into is worked out once per name and document. */
class Buckets {
  readonly wanted: boolean;
  readonly #collections: readonly Collection[];
  readonly #index: Record<string, SaxonNode[]>;
  readonly #known = new Map<string, Map<string, SaxonNode[][]>>();

  constructor(collections: readonly Collection[], index: Record<string, SaxonNode[]>) {
    this.wanted = collections.length > 0;
    this.#collections = collections;
    this.#index = index;
  }

  /** `collected` goes into the lists for the name of `node`, once. */
  add(node: SaxonNode, collected: SaxonNode = node): void {
    const uri = node.namespaceURI ?? '';
    const local = node.localName ?? node.nodeName;
    let byUri = this.#known.get(local);
    if (!byUri) this.#known.set(local, (byUri = new Map<string, SaxonNode[][]>()));
    let lists = byUri.get(uri);
    if (!lists) {
      const fitting = this.#collections.filter((c) => (c.local === null || c.local === local) && (c.uri === null || c.uri === uri));
      byUri.set(uri, (lists = fitting.map((c) => this.#index[c.param]!)));
    }
    for (const list of lists) if (list.at(-1) !== collected) list.push(collected);
  }
}
