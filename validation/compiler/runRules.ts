import { createRequire } from 'node:module';
import { ATTRIBUTE, FAILED, TRIE, type CompiledAssert, type CompiledRules, type Trie } from './compiledRules.ts';
import { DOCUMENT, INDEX } from './hoist.ts';
import { indexDocument } from './indexDocument.ts';
import { NODE_TYPE, type SaxonNode } from './saxonNode.ts';

type Saxon = {
  readonly transform: (options: object, mode: 'sync') => { readonly principalResult: unknown };
  readonly XPath: { readonly evaluate: (xpath: string, context: unknown, options: object) => unknown };
};
const saxon = createRequire(import.meta.url)('saxon-js') as Saxon;

/** A rule set that is loaded and can run. Keep one per thread: loading costs much more than running. */
export type LoadedRules = { readonly rules: CompiledRules; readonly sef: object };

/** An assert that does not hold. `unevaluable`: its expression failed on this document, so it says nothing else. */
export type Failure = {
  readonly assert: CompiledAssert;
  readonly node: SaxonNode;
  /** name of the attribute of `node` that fails; null: the node itself */
  readonly attribute: string | null;
  readonly values: readonly string[];
  readonly unevaluable: boolean;
};

/** Text of a document (checked, see `xml.ts`) -> tree of Saxon-JS. */
export function parseForRules(text: string): SaxonNode {
  return saxon.XPath.evaluate('parse-xml($text)', null, { params: { text } }) as SaxonNode;
}

/** Runs all rules. Failures come in no particular order. Throws when a let of schema or pattern fails on this document. */
export function runRules({ rules, sef }: LoadedRules, document: SaxonNode): Failure[] {
  const index = indexDocument(document, rules.collections);
  const { principalResult } = saxon.transform(
    {
      stylesheetInternal: sef,
      initialTemplate: 'main',
      // not as sourceNode: Saxon-JS would serialise it for its log on every run
      stylesheetParams: { [DOCUMENT]: document, [INDEX]: index },
      destination: 'raw',
    },
    'sync',
  );
  return readResult(asItems(principalResult), rules);
}

/** A sequence of one item comes without its array, an empty one as null. */
function asItems(result: unknown): unknown[] {
  return Array.isArray(result) ? result : result === null || result === undefined ? [] : [result];
}

function readResult(items: readonly unknown[], rules: CompiledRules): Failure[] {
  const failures: Failure[] = [];
  for (let i = 0; i < items.length;) {
    const code = items[i++] as number;
    const node = items[i++] as SaxonNode;
    if (code >= TRIE && code < ATTRIBUTE) {
      const failed = new Set<number>();
      walk(node, rules.tries[code - TRIE]!, failed);
      for (const n of failed)
        failures.push({ assert: rules.asserts[n]!, node, attribute: null, values: [], unevaluable: false });
      continue;
    }
    const unevaluable = code <= FAILED;
    const number = unevaluable ? FAILED - code : code;
    const attribute = number >= ATTRIBUTE ? (items[i++] as string) : null;
    const assert = rules.asserts[attribute === null ? number : number - ATTRIBUTE]!;
    const count = unevaluable ? 0 : assert.values;
    failures.push({ assert, node, attribute, values: items.slice(i, i + count) as string[], unevaluable });
    i += count;
  }
  return failures;
}

/** Follows only the children that exist; an assert fails once per context node, however often its path is there. */
function walk(node: SaxonNode, trie: Trie, failed: Set<number>): void {
  for (const n of trie.asserts) failed.add(n);
  if (trie.children.length > 0) {
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.nodeType !== NODE_TYPE.element) continue;
      const local = child.localName;
      for (const branch of trie.children) {
        if (branch.local === local && branch.uri === (child.namespaceURI ?? '')) walk(child, branch.next, failed);
      }
    }
  }
  if (trie.attributes.length > 0 && node.attributes) walkAttributes(node.attributes, trie, failed);
}

function walkAttributes(attributes: ArrayLike<SaxonNode>, trie: Trie, failed: Set<number>): void {
  for (let i = 0; i < attributes.length; i++) {
    const one = attributes[i]!;
    for (const wanted of trie.attributes) {
      if (wanted.local === (one.localName ?? one.nodeName) && wanted.uri === (one.namespaceURI ?? '')) {
        for (const n of wanted.asserts) failed.add(n);
      }
    }
  }
}
