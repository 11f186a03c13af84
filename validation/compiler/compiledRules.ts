import type { Expr } from './xpath.ts';

/** What the run needs besides the SEF. JSON-safe: cached on disk beside it. */
export type CompiledRules = {
  readonly collections: readonly Collection[];
  readonly asserts: readonly CompiledAssert[];
  readonly tries: readonly Trie[];
};

/**
 * Nodes that JavaScript collects in its one walk and hands in as the stylesheet parameter `param`. null: any. Of attributes it collects the elements
 * that have them: an attribute taken from the DOM does not know its element, one that the stylesheet takes does.
 */
export type Collection = {
  readonly param: string;
  readonly kind: 'element' | 'attribute' | 'text' | 'comment' | 'processing-instruction' | 'document';
  readonly uri: string | null;
  readonly local: string | null;
  /** a condition on the local name (see foldNames), for contexts like *[ends-with(name(), 'Amount')]; null: none */
  readonly names: Expr | null;
};

export type CompiledAssert = {
  readonly id: string;
  readonly level: 'error' | 'warning' | 'information';
  /** index of the schema in the list that was compiled */
  readonly schema: number;
  /** text by language ('' = the assert's own); a number is the index of the value that stands there */
  readonly texts: Readonly<Record<string, readonly (string | number)[]>>;
  /** how many values the stylesheet delivers behind the node */
  readonly values: number;
};

/** Paths that must not exist below a node: names to follow, and the asserts that fail when the walk arrives here. */
export type Trie = {
  readonly asserts: readonly number[];
  readonly children: readonly { readonly uri: string; readonly local: string; readonly next: Trie }[];
  readonly attributes: readonly { readonly uri: string; readonly local: string; readonly asserts: readonly number[] }[];
};

/**
 * Items of the result: assert number, node, values; TRIE + number of a trie, node; FAILED - assert number where it has no value, node.
 * ATTRIBUTE is added to the assert number when the node is an attribute: then the element and the attribute's name follow in place of the node.
 */
export const TRIE = 1_000_000;
export const ATTRIBUTE = 2_000_000;
export const FAILED = -1;
