import type { Trie } from './compiledRules.ts';
import type { Namespaces } from './printXPath.ts';
import { resolve } from './printXPath.ts';
import type { InstanceAssert } from './instantiate.ts';
import type { Expr } from './xpath.ts';

type Name = { readonly uri: string; readonly local: string };
type ForbiddenPath = { readonly elements: readonly Name[]; readonly attribute: Name | null };

/** The paths that an assert forbids, if that is all it says: not(a/b), empty(a/@c), not(a | b); as a report: a/b, exists(a/b). */
export function forbiddenPaths(assert: InstanceAssert, namespaces: Namespaces): ForbiddenPath[] | null {
  if (assert.text.some((part) => typeof part !== 'string')) return null;
  const found = assert.report ? forbiddenBy(assert.test) : negated(assert.test);
  return found && unionOf(found, namespaces);
}

function negated(test: Expr): Expr | null {
  if (test.k !== 'call' || test.args.length !== 1) return null;
  if (test.name === 'empty') return test.args[0]!;
  return test.name === 'not' ? forbiddenBy(test.args[0]!) : null;
}

function forbiddenBy(test: Expr): Expr | null {
  if (test.k === 'call' && test.name === 'exists' && test.args.length === 1) return test.args[0]!;
  return test.k === 'path' || (test.k === 'binary' && test.op === '|') ? test : null;
}

function unionOf(expr: Expr, namespaces: Namespaces): ForbiddenPath[] | null {
  if (expr.k === 'binary' && (expr.op === '|' || expr.op === 'union')) {
    const left = unionOf(expr.left, namespaces);
    const right = unionOf(expr.right, namespaces);
    return left && right && [...left, ...right];
  }
  if (expr.k !== 'path' || expr.root !== '') return null;
  const elements: Name[] = [];
  for (const [i, step] of expr.steps.entries()) {
    if (step.k !== 'axis' || step.deep || step.predicates.length > 0 || /[*(]/.test(step.test)) return null;
    const name = nameOf(step.test, namespaces);
    if (step.axis === 'attribute') return i === expr.steps.length - 1 ? [{ elements, attribute: name }] : null;
    if (step.axis !== 'child') return null;
    elements.push(name);
  }
  return [{ elements, attribute: null }];
}

function nameOf(test: string, namespaces: Namespaces): Name {
  const colon = test.indexOf(':');
  return colon < 0
    ? { uri: '', local: test }
    : { uri: resolve(test.slice(0, colon), namespaces), local: test.slice(colon + 1) };
}

/** One tree for all forbidden paths of a rule, so that one walk over the children that exist checks them together. */
export function buildTrie(
  entries: readonly { readonly assert: number; readonly paths: readonly ForbiddenPath[] }[],
): Trie {
  type Growing = {
    asserts: number[];
    children: { uri: string; local: string; next: Growing }[];
    attributes: { uri: string; local: string; asserts: number[] }[];
  };
  const root: Growing = { asserts: [], children: [], attributes: [] };
  for (const { assert, paths } of entries) {
    for (const path of paths) {
      let at = root;
      for (const name of path.elements) {
        let child = at.children.find((c) => c.uri === name.uri && c.local === name.local);
        if (!child) at.children.push((child = { ...name, next: { asserts: [], children: [], attributes: [] } }));
        at = child.next;
      }
      if (!path.attribute) {
        at.asserts.push(assert);
        continue;
      }
      const { uri, local } = path.attribute;
      let attribute = at.attributes.find((a) => a.uri === uri && a.local === local);
      if (!attribute) at.attributes.push((attribute = { uri, local, asserts: [] }));
      attribute.asserts.push(assert);
    }
  }
  return root;
}
