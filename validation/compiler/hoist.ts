import { isContextFree, isSafe, mayBePositional, staticType } from './analyseXPath.ts';
import { mapChildren } from './mapChildren.ts';
import { printXPath, type Namespaces } from './printXPath.ts';
import type { Expr, Step } from './xpath.ts';

export const DOCUMENT = '_doc';
/** parameter with all collections of nodes, an array each */
export const INDEX = '_index';

/** Where hoisted expressions go: global variables (shared by text) and collections of nodes by name. */
export type Hoisting = {
  readonly namespaces: Namespaces;
  /** name of a global variable with this value */
  readonly global: (select: string) => string;
  /** name of the parameter that holds all elements or attributes of a name, in document order; null: not such a test */
  readonly collection: (kind: 'element' | 'attribute', test: string) => string | null;
};

type Path = Extract<Expr, { k: 'path' }>;

/** Variables of the stylesheet itself: parameters, lets of schema and pattern, hoisted values. Rule variables are `_r...`. */
function isGlobalName(name: string): boolean {
  return /^_(doc$|[gnsp]\d)/.test(name);
}

/**
 * Replaces absolute paths by global variables, step by step, so that `/A/B/C` and `/A/B/D` share `/A/B`. A step goes along only when its predicates
 * depend on nothing local and cannot fail: an error in a global variable could not be caught. Predicates always stay with their step.
 * With `whole`, every other part that is the same for each node becomes a variable too (for rules that run on many nodes).
 */
export function hoist(expr: Expr, to: Hoisting, whole: boolean): Expr {
  const replaced = mapChildren(expr, (child) => hoist(child, to, whole && !isBelowFocus(expr)));
  if (replaced.k === 'path' && replaced.root === '/') return hoistPath(replaced, to);
  if (replaced.k === 'path' && replaced.root === '') return joinPath(replaced);
  if (whole && isWorthAVariable(replaced) && isContextFree(replaced, isGlobalName) && isSafe(replaced)) {
    return { k: 'var', name: to.global(printXPath(replaced, to.namespaces)), type: staticType(replaced) };
  }
  return replaced;
}

/** Parts of paths are no candidates for `whole`: their context node is inner. */
function isBelowFocus(expr: Expr): boolean {
  return expr.k === 'path' || (expr.k === 'binary' && expr.op === '!');
}

function isWorthAVariable(expr: Expr): boolean {
  return (expr.k === 'call' && expr.args.length > 0) || (expr.k === 'binary' && expr.op !== '!');
}

function hoistPath(path: Path, to: Hoisting): Expr {
  let base: Expr = { k: 'var', name: DOCUMENT, type: 'node' };
  let rest = path.steps;
  const first = rest[0];
  if (first?.deep && first.k === 'axis' && !first.predicates.some(mayBePositional)) {
    const kind = first.axis === 'child' ? 'element' : first.axis === 'attribute' ? 'attribute' : null;
    const name = kind && to.collection(kind, first.test);
    if (name) {
      base = { k: 'var', name, type: 'nodes' };
      const filtered = filterStep(base, first.predicates);
      if (first.predicates.length > 0) base = moved(filtered, to) ?? filtered;
      rest = rest.slice(1);
    }
  }
  while (rest.length > 0 && base.k === 'var') {
    const next = moved(withSteps(base, rest.slice(0, 1)), to);
    if (!next) break;
    base = next;
    rest = rest.slice(1);
  }
  return rest.length === 0 ? base : joinPath(withSteps(base, rest));
}

/** The expression as a global variable, if it may be one. */
function moved(expr: Expr, to: Hoisting): Expr | null {
  const last = expr.k === 'path' ? expr.steps.at(-1) : undefined;
  if (last?.k === 'filter' && (last.predicates.length === 0 || staticType(expr) !== 'nodes')) return null;
  if (!isContextFree(expr, isGlobalName) || !isSafe(expr)) return null;
  return { k: 'var', name: to.global(printXPath(expr, to.namespaces)), type: 'nodes' };
}

function filterStep(of: Expr, predicates: readonly Expr[]): Path {
  return { k: 'path', root: '', steps: [{ k: 'filter', of, deep: false, predicates }] };
}

function withSteps(base: Expr, steps: readonly Step[]): Path {
  return { k: 'path', root: '', steps: [{ k: 'filter', of: base, deep: false, predicates: [] }, ...steps] };
}

/** (a/b)/c -> a/b/c, where the bracket has no predicates. */
function joinPath(path: Path): Expr {
  const [first, ...rest] = path.steps;
  if (first?.k !== 'filter' || first.predicates.length > 0) return path;
  if (rest.length === 0) return first.of;
  if (first.of.k !== 'path') return path;
  return { k: 'path', root: first.of.root, steps: [...first.of.steps, ...rest] };
}
