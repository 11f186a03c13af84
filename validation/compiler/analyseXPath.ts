import type { Expr, StaticType, Step } from './xpath.ts';

const FUNCTIONS: Readonly<Record<string, StaticType>> = {
  not: 'boolean',
  exists: 'boolean',
  empty: 'boolean',
  boolean: 'boolean',
  true: 'boolean',
  false: 'boolean',
  contains: 'boolean',
  'starts-with': 'boolean',
  'ends-with': 'boolean',
  matches: 'boolean',
  'deep-equal': 'boolean',
  lang: 'boolean',
  count: 'number',
  position: 'number',
  last: 'number',
  number: 'number',
  'string-length': 'number',
  string: 'string',
  'normalize-space': 'string',
  concat: 'string',
  'string-join': 'string',
  substring: 'string',
  'substring-before': 'string',
  'substring-after': 'string',
  translate: 'string',
  replace: 'string',
  'upper-case': 'string',
  'lower-case': 'string',
  name: 'string',
  'local-name': 'string',
  root: 'nodes',
  key: 'nodes',
  current: 'nodes',
};
const BOOLEAN_OPERATORS = new Set(['and', 'or', '=', '!=', '<', '<=', '>', '>=']);
const SET_OPERATORS = new Set(['|', 'union', 'intersect', 'except']);
const GENERAL_EQUALITY = new Set(['=', '!=']);
const GENERAL_ORDER = new Set(['<', '<=', '>', '>=']);
const VALUE_COMPARISONS = new Set(['eq', 'ne', 'lt', 'le', 'gt', 'ge']);
const TEXTUAL: ReadonlySet<StaticType> = new Set(['string', 'strings', 'node', 'nodes']);
/** Types whose effective boolean value always exists. */
const TESTABLE: ReadonlySet<StaticType> = new Set(['boolean', 'number', 'string', 'node', 'nodes']);
/** Functions that never fail when every argument is one string (or nothing). */
const STRING_FUNCTIONS = new Set([
  'string',
  'normalize-space',
  'string-length',
  'contains',
  'starts-with',
  'ends-with',
  'concat',
  'substring-before',
  'substring-after',
  'upper-case',
  'lower-case',
  'translate',
]);
const TOTAL_FUNCTIONS = new Set([
  'exists',
  'empty',
  'count',
  'true',
  'false',
  'position',
  'last',
  'current',
  'distinct-values',
  'data',
]);

export function staticType(expr: Expr): StaticType {
  switch (expr.k) {
    case 'literal':
      return expr.type;
    case 'var':
      return expr.type ?? 'any';
    case 'call':
      return FUNCTIONS[expr.name.replace(/^fn:/, '')] ?? 'any';
    case 'binary':
      if (BOOLEAN_OPERATORS.has(expr.op)) return 'boolean';
      // () eq 1 is (), which is false as a test
      if (VALUE_COMPARISONS.has(expr.op))
        return staticType(expr.left) === 'number' && staticType(expr.right) === 'number' ? 'boolean' : 'any';
      if (SET_OPERATORS.has(expr.op)) return 'nodes';
      return expr.op === '||' ? 'string' : 'any';
    case 'bind':
      return expr.word === 'some' || expr.word === 'every' ? 'boolean' : 'any';
    case 'typed':
      return expr.op === 'castable as' || expr.op === 'instance of' ? 'boolean' : 'any';
    case 'if': {
      const then = staticType(expr.then);
      return then === staticType(expr.otherwise) ? then : 'any';
    }
    case 'path': {
      const last = expr.steps.at(-1);
      if (!last || last.k === 'axis') return 'nodes';
      return filteredType(staticType(last.of), expr.steps.length === 1);
    }
    default:
      return 'any';
  }
}

/** The type of a last step that is no axis step: one value per node before it. */
function filteredType(type: StaticType, alone: boolean): StaticType {
  if (alone) return type;
  if (type === 'node' || type === 'nodes') return 'nodes';
  return type === 'string' || type === 'strings' ? 'strings' : 'any';
}

/** Whether a predicate may select by position: then it must stay with its step. */
export function mayBePositional(predicate: Expr): boolean {
  const type = staticType(predicate);
  return type === 'number' || !TESTABLE.has(type) || usesPosition(predicate);
}

/** position() and last() of the focus of this expression itself, not of predicates and steps inside it. */
function usesPosition(expr: Expr): boolean {
  if (expr.k === 'call' && (expr.name === 'position' || expr.name === 'last')) return true;
  if (expr.k === 'path') return expr.steps[0]?.k === 'filter' && usesPosition(expr.steps[0].of);
  if (expr.k === 'binary' && expr.op === '!') return usesPosition(expr.left);
  return children(expr).some(usesPosition);
}

/** Direct parts, except those with a focus of their own (see `usesPosition`). */
function children(expr: Expr): readonly Expr[] {
  switch (expr.k) {
    case 'call':
      return expr.args;
    case 'sequence':
      return expr.items;
    case 'binary':
      return [expr.left, expr.right];
    case 'unary':
    case 'typed':
      return [expr.of];
    case 'if':
      return [expr.test, expr.then, expr.otherwise];
    case 'bind':
      return [...expr.binds.map((b) => b.of), expr.body];
    default:
      return [];
  }
}

/** Whether evaluating the expression and taking its effective boolean value can never raise a dynamic error. `false` means: not known. */
export function isSafeTest(expr: Expr): boolean {
  return isSafe(expr) && TESTABLE.has(staticType(expr));
}

/** Whether evaluating the expression can never raise a dynamic error. `false` means: not known. */
export function isSafe(expr: Expr): boolean {
  switch (expr.k) {
    case 'literal':
    case 'var':
    case 'context':
      return true;
    case 'call':
      return isSafeCall(expr.name.replace(/^fn:/, ''), expr.args);
    case 'sequence':
      return expr.items.every(isSafe);
    case 'binary':
      return isSafeBinary(expr.op, expr.left, expr.right);
    case 'unary':
      return false;
    case 'if':
      return isSafeTest(expr.test) && isSafe(expr.then) && isSafe(expr.otherwise);
    case 'bind':
      if (!expr.binds.every((b) => isSafe(b.of))) return false;
      return expr.word === 'some' || expr.word === 'every' ? isSafeTest(expr.body) : isSafe(expr.body);
    case 'typed':
      return (expr.op === 'castable as' && isOneString(expr.of)) || (expr.op === 'instance of' && isSafe(expr.of));
    case 'path':
      return expr.steps.every((step, i) => isSafeStep(step, i === expr.steps.length - 1 && expr.steps.length === 1));
  }
}

function isSafeStep(step: Step, alone: boolean): boolean {
  if (!step.predicates.every((p) => isSafe(p) && staticType(p) !== 'any')) return false;
  if (step.k === 'axis') return true;
  // a step that yields atomic values is only allowed at the end, where its own safety decides
  return (
    isSafe(step.of) &&
    (alone || /^nodes?$/.test(staticType(step.of)) || step.of.k === 'context' || staticType(step.of) === 'string')
  );
}

function isSafeCall(name: string, args: readonly Expr[]): boolean {
  if (name === 'not' || name === 'boolean') return args.every(isSafeTest);
  if (name === 'name' || name === 'local-name' || name === 'namespace-uri') return args.every((a) => a.k === 'context');
  if (STRING_FUNCTIONS.has(name)) return args.every(isOneString);
  if (name === 'string-join') return args.every(isSafe) && TEXTUAL.has(staticType(args[0]!));
  return TOTAL_FUNCTIONS.has(name) && args.every(isSafe);
}

function isSafeBinary(op: string, left: Expr, right: Expr): boolean {
  if (op === 'and' || op === 'or') return isSafeTest(left) && isSafeTest(right);
  if (SET_OPERATORS.has(op)) return [left, right].every((e) => isSafe(e) && /^nodes?$/.test(staticType(e)));
  if (op === '||') return isOneString(left) && isOneString(right);
  const types = [left, right].map((e) => (isStringList(e) ? 'strings' : staticType(e)));
  if (!isSafe(left) || !isSafe(right)) return false;
  if (GENERAL_EQUALITY.has(op)) {
    // untyped content is compared as text with text, and cast (which may fail) when the other side is a number or a boolean
    if (types.every((t) => TEXTUAL.has(t))) return true;
    return types.every((t) => t === 'number') || types.every((t) => t === 'boolean');
  }
  if (GENERAL_ORDER.has(op) || VALUE_COMPARISONS.has(op)) return types.every((t) => t === 'number');
  return false;
}

function isStringList(expr: Expr): boolean {
  return expr.k === 'sequence' && expr.items.every((i) => i.k === 'literal' && i.type === 'string');
}

/** At most one string or node, so that a string function accepts it. */
function isOneString(expr: Expr): boolean {
  if (expr.k === 'context') return true;
  if (expr.k === 'literal') return expr.type === 'string';
  if (expr.k === 'var') return expr.type === 'node' || expr.type === 'string';
  if (expr.k === 'path') {
    const [step] = expr.steps;
    if (expr.root !== '' || expr.steps.length !== 1 || !step || step.k !== 'axis') return false;
    return (
      (step.axis === 'attribute' && !/[*(]/.test(step.test)) ||
      (step.axis === 'parent' && isSafe(expr)) ||
      step.axis === 'self'
    );
  }
  return staticType(expr) === 'string' && isSafe(expr);
}

/** Whether the value is the same whatever the context node and local variables are. `globals`: names of variables that are fixed per document. */
export function isContextFree(expr: Expr, isGlobal: (name: string) => boolean): boolean {
  return free(expr, isGlobal, false);
}

const FOCUS_FUNCTIONS = new Set([
  'position',
  'last',
  'current',
  'key',
  'id',
  'idref',
  'lang',
  'generate-id',
  'base-uri',
  'document-uri',
]);
/** Without arguments these read the context node. */
const IMPLICIT_FUNCTIONS = new Set([
  'string',
  'normalize-space',
  'string-length',
  'name',
  'local-name',
  'namespace-uri',
  'number',
  'root',
  'data',
  'has-children',
  'path',
  'node-name',
  'nilled',
]);

/** `inner`: inside a step or predicate, where the context node is given by the expression itself. */
function free(expr: Expr, isGlobal: (name: string) => boolean, inner: boolean): boolean {
  const go = (e: Expr) => free(e, isGlobal, inner);
  switch (expr.k) {
    case 'literal':
      return true;
    case 'var':
      return isGlobal(expr.name);
    case 'context':
      return inner;
    case 'call':
      if (expr.name === 'current' || expr.name === 'key' || expr.name === 'id') return false;
      if (!inner && FOCUS_FUNCTIONS.has(expr.name)) return false;
      if (!inner && expr.args.length === 0 && IMPLICIT_FUNCTIONS.has(expr.name)) return false;
      return expr.args.every(go);
    case 'bind': {
      const bound = new Set(expr.binds.map((b) => b.name));
      const within = (name: string) => bound.has(name) || isGlobal(name);
      return expr.binds.every((b) => free(b.of, within, inner)) && free(expr.body, within, inner);
    }
    case 'binary':
      return expr.op === '!' ? go(expr.left) && free(expr.right, isGlobal, true) : go(expr.left) && go(expr.right);
    case 'path':
      return freePath(expr, isGlobal, inner);
    default:
      return children(expr).every(go);
  }
}

function freePath(path: Extract<Expr, { k: 'path' }>, isGlobal: (name: string) => boolean, inner: boolean): boolean {
  return path.steps.every((step, i) => {
    if (!step.predicates.every((p) => free(p, isGlobal, true))) return false;
    const starts = i === 0 && path.root === '';
    if (step.k === 'axis') return !starts || inner;
    return free(step.of, isGlobal, inner || !starts);
  });
}
