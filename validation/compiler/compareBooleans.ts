import { mapChildren } from './mapChildren.ts';
import type { Expr } from './xpath.ts';

const LEXICAL = { true: ["'true'", "'1'"], false: ["'false'", "'0'"] } as const;

/**
 * cbc:ChargeIndicator = true() -> cbc:ChargeIndicator/normalize-space(.) = ('true', '1'). The same for every boolean that is valid by
 * its schema; on others the original fails with a dynamic error, which would have to be caught on each node.
 */
export function compareBooleans(expr: Expr): Expr {
  const replaced = mapChildren(expr, compareBooleans);
  if (replaced.k !== 'binary' || (replaced.op !== '=' && replaced.op !== '!=')) return replaced;
  const { left, right } = replaced;
  const value = constant(right);
  if (value === null) return replaced;
  const text = textOf(left);
  if (text === null) return replaced;
  const wanted = replaced.op === '=' ? value : !value;
  const items = LEXICAL[`${wanted}`].map((one): Expr => ({ k: 'literal', type: 'string', text: one }));
  return { k: 'binary', op: '=', left: text, right: { k: 'sequence', items } };
}

function constant(expr: Expr): boolean | null {
  if (expr.k !== 'call' || expr.args.length > 0) return null;
  return expr.name === 'true' ? true : expr.name === 'false' ? false : null;
}

function textOf(expr: Expr): Expr | null {
  const text: Expr = { k: 'call', name: 'normalize-space', args: [{ k: 'context' }] };
  if (expr.k !== 'path' || expr.steps.at(-1)?.k !== 'axis') return null;
  return { ...expr, steps: [...expr.steps, { k: 'filter', of: text, deep: false, predicates: [] }] };
}
