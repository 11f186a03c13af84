import { isSafeTest, mayBePositional } from './analyseXPath.ts';
import type { Expr, Step } from './xpath.ts';

/** One alternative of a rule context. A node matches when its kind and name fit `test` and `condition` is true for it. */
export type Alternative = {
  readonly kind: 'element' | 'attribute' | 'text' | 'comment' | 'processing-instruction' | 'document';
  /** name test as written: cbc:ID, *, cbc:*, *:ID */
  readonly test: string;
  /** on the node itself; null: always true */
  readonly condition: Expr | null;
  readonly safe: boolean;
};

type AxisStep = Extract<Step, { k: 'axis' }>;
const KINDS: Readonly<Record<string, Alternative['kind']>> = {
  'text()': 'text',
  'comment()': 'comment',
  'processing-instruction()': 'processing-instruction',
};

/**
 * Turns a rule context (an XSLT pattern) upside-down: instead of walking down to the node, look up from it. Throws an Error when the expression is no pattern.
 */
export function readContextPattern(context: Expr): Alternative[] {
  return alternatives(context).flatMap((path) => {
    if (path.steps.length === 0) return [{ kind: 'document' as const, test: '*', condition: null, safe: true }];
    return expandGroups(path.steps, path.root === '/').map(toAlternative);
  });
}

type Path = Extract<Expr, { k: 'path' }>;
type Flat = { readonly absolute: boolean; readonly steps: readonly AxisStep[] };

function alternatives(expr: Expr): Path[] {
  if (expr.k === 'binary' && (expr.op === '|' || expr.op === 'union'))
    return [...alternatives(expr.left), ...alternatives(expr.right)];
  if (expr.k === 'path') return [expr];
  if (expr.k === 'context') throw new Error('a context of "." does not say which nodes it means');
  throw new Error('the context is not a pattern: a path, or several with |');
}

/** (a | b)/c -> a/c, b/c. Only the first step may be a group of absolute paths. */
function expandGroups(steps: readonly Step[], absolute: boolean): Flat[] {
  const [first, ...rest] = steps;
  if (!first) return [{ absolute, steps: [] }];
  const tails = expandGroups(rest, false);
  return headsOf(first).flatMap((head) =>
    tails.map((tail) => {
      if (tail.absolute) throw new Error('a group within a context may not start with /');
      return { absolute: absolute || head.absolute, steps: [...head.steps, ...tail.steps] };
    }),
  );
}

function headsOf(step: Step): Flat[] {
  if (step.k === 'axis') {
    if (step.axis !== 'child' && step.axis !== 'attribute')
      throw new Error(`the axis ${step.axis} is not allowed in a context`);
    const tests = step.test === 'node()' ? ['*', ...Object.keys(KINDS)] : [step.test];
    return tests.map((test) => ({ absolute: false, steps: [{ ...step, test }] }));
  }
  if (step.predicates.some(mayBePositional))
    throw new Error('a group in a context may not have a positional predicate');
  return alternatives(step.of).flatMap((path) =>
    expandGroups(path.steps, path.root === '/').map(({ steps, absolute }) => ({
      absolute,
      steps: steps.map((inner, i) => ({
        ...inner,
        deep: i === 0 && !absolute ? step.deep : inner.deep,
        predicates: i === steps.length - 1 ? [...inner.predicates, ...step.predicates] : inner.predicates,
      })),
    })),
  );
}

function toAlternative(path: Flat): Alternative {
  const steps = path.steps;
  const last = steps.at(-1)!;
  const condition = conditionFor(steps, path.absolute);
  const kind = KINDS[last.test] ?? (last.axis === 'attribute' ? 'attribute' : 'element');
  if (!KINDS[last.test] && last.test.includes('('))
    throw new Error(`${last.test} is not supported at the end of a context`);
  return {
    kind,
    test: last.test.includes('(') ? '*' : last.test,
    condition,
    safe: condition === null || isSafeTest(condition),
  };
}

/** The condition on a node of the last step: its own predicates and what stands above it. */
function conditionFor(steps: readonly AxisStep[], absolute: boolean): Expr | null {
  const last = steps.at(-1)!;
  const above = steps.slice(0, -1);
  const own: Expr[] = last.predicates.some(mayBePositional) ? [isAmongSiblings(last)] : [...last.predicates];
  const conditions: Expr[] = [];
  // what stands above first, as it costs less
  if (above.length > 0) {
    const parent = above.at(-1)!;
    const inner = conditionFor(above, absolute);
    conditions.push(stepTo(last.deep ? 'ancestor' : 'parent', parent.test, inner));
  } else if (absolute && !last.deep) {
    conditions.push(stepTo('parent', 'document-node()', null));
  }
  conditions.push(...own);
  return conditions.reduce<Expr | null>(
    (all, one) => (all ? { k: 'binary', op: 'and', left: all, right: one } : one),
    null,
  );
}

function stepTo(axis: string, test: string, predicate: Expr | null): Expr {
  // a condition is a boolean, never a number, hence never positional
  return {
    k: 'path',
    root: '',
    steps: [{ k: 'axis', axis, test, deep: false, predicates: predicate ? [asBoolean(predicate)] : [] }],
  };
}

function asBoolean(expr: Expr): Expr {
  return { k: 'call', name: 'boolean', args: [expr] };
}

/** Positions count among the siblings that the step selects: exists(../step intersect .). */
function isAmongSiblings(step: AxisStep): Expr {
  const siblings: Expr = {
    k: 'path',
    root: '',
    steps: [
      { k: 'axis', axis: 'parent', test: 'node()', deep: false, predicates: [] },
      { ...step, deep: false },
    ],
  };
  return {
    k: 'call',
    name: 'exists',
    args: [{ k: 'binary', op: 'intersect', left: siblings, right: { k: 'context' } }],
  };
}
