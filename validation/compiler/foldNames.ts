import type { Expr } from './xpath.ts';

const constant = (value: boolean): Expr => ({ k: 'call', name: value ? 'true' : 'false', args: [] });

/**
 * Decides what a condition says about the name of its node, given the local name: ends-with(name(), 'Amount') on cbc:TaxAmount is true. Results in
 * true(), false() or what is left to decide at run time. What is left
 * may be less than what was given.
 */
export function foldNames(expr: Expr, local: string): Expr {
  if (expr.k === 'binary' && (expr.op === 'and' || expr.op === 'or'))
    return foldLogic(expr.op, foldNames(expr.left, local), foldNames(expr.right, local), expr);
  if (expr.k === 'call' && expr.name === 'not' && expr.args.length === 1) {
    const inner = truth(foldNames(expr.args[0]!, local));
    return inner === null ? expr : constant(!inner);
  }
  const decide = nameTest(expr);
  return decide ? constant(decide(local)) : expr;
}

/** true() -> true, false() -> false, anything else: null. */
export function truth(expr: Expr): boolean | null {
  if (expr.k !== 'call' || expr.args.length > 0) return null;
  return expr.name === 'true' ? true : expr.name === 'false' ? false : null;
}

/** The part of a condition (operands of and) that only depends on the local name; null: there is none. */
export function namePart(expr: Expr | null): Expr | null {
  if (!expr) return null;
  if (isAboutNames(expr)) return expr;
  if (expr.k !== 'binary' || expr.op !== 'and') return null;
  const [left, right] = [namePart(expr.left), namePart(expr.right)];
  return left && right ? { k: 'binary', op: 'and', left, right } : (left ?? right);
}

/** What is left of a condition without its `namePart`; null: nothing. */
export function withoutNamePart(expr: Expr | null): Expr | null {
  if (!expr || isAboutNames(expr)) return null;
  if (expr.k !== 'binary' || expr.op !== 'and') return expr;
  const [left, right] = [withoutNamePart(expr.left), withoutNamePart(expr.right)];
  if (left && right) return { ...expr, left, right };
  const rest = left ?? right;
  return rest && asTest(rest);
}

function isAboutNames(expr: Expr): boolean {
  if (expr.k === 'binary' && (expr.op === 'and' || expr.op === 'or'))
    return isAboutNames(expr.left) && isAboutNames(expr.right);
  if (expr.k === 'call' && expr.name === 'not' && expr.args.length === 1) return isAboutNames(expr.args[0]!);
  return nameTest(expr) !== null;
}

function foldLogic(op: 'and' | 'or', left: Expr, right: Expr, expr: Extract<Expr, { k: 'binary' }>): Expr {
  const decisive = op === 'or';
  const sides = [truth(left), truth(right)];
  if (sides.includes(decisive)) return constant(decisive);
  if (sides[0] !== null && sides[1] !== null) return constant(!decisive);
  if (sides[0] !== null) return asTest(right);
  return sides[1] === null ? { ...expr, left, right } : asTest(left);
}

/** An operand of and, or becomes a condition of its own: a number would then be a position. */
function asTest(expr: Expr): Expr {
  return { k: 'call', name: 'boolean', args: [expr] };
}

type NameTest = (local: string) => boolean;
const TEXT_TESTS: Readonly<Record<string, (text: string, part: string) => boolean>> = {
  'ends-with': (text, part) => text.endsWith(part),
  'starts-with': (text, part) => text.startsWith(part),
  contains: (text, part) => text.includes(part),
};

function nameTest(expr: Expr): NameTest | null {
  if (expr.k === 'call' && expr.args.length === 2) {
    const test = TEXT_TESTS[expr.name];
    const [of, part] = [nameCall(expr.args[0]!), text(expr.args[1]!)];
    if (!test || !of || part === null) return null;
    // with its prefix a name still ends the same, as far as no colon is asked for
    if (of === 'name' && (expr.name !== 'ends-with' || part.includes(':'))) return null;
    return (local) => test(local, part);
  }
  if (expr.k !== 'binary' || expr.op !== '=' || nameCall(expr.left) !== 'local-name') return null;
  const items = expr.right.k === 'sequence' ? expr.right.items.map(text) : [text(expr.right)];
  return items.includes(null) ? null : (local) => items.includes(local);
}

function nameCall(expr: Expr): string | null {
  if (expr.k !== 'call' || (expr.name !== 'name' && expr.name !== 'local-name')) return null;
  return expr.args.length === 0 || (expr.args.length === 1 && expr.args[0]!.k === 'context') ? expr.name : null;
}

function text(expr: Expr): string | null {
  if (expr.k !== 'literal' || expr.type !== 'string') return null;
  const quote = expr.text[0]!;
  return expr.text.slice(1, -1).replaceAll(quote + quote, quote);
}
