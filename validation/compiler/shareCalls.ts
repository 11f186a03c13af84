import { mapChildren } from './mapChildren.ts';
import type { Schema } from './schema.ts';
import type { Expr, StaticType } from './xpath.ts';

/** A call that several conditions of a loop make on the same node, and the variable that holds its value. */
export type SharedCall = { readonly name: string; readonly call: Expr };

/**
 * Finds the calls of functions of the schema on the context node that are compared with text in more than one condition (f:category(.) = 'S', = 'Z' ...)
 * and puts a variable in their place. Whoever declares the variable must give it the empty sequence when the call fails: then no comparison holds, as
 * when a predicate of a match pattern fails. Only comparisons are replaced, since only for them that is the same.
 */
export function shareCalls(
  conditions: readonly (Expr | null)[],
  types: ReadonlyMap<string, StaticType>,
): { conditions: (Expr | null)[]; calls: SharedCall[] } {
  const counts = new Map<string, number>();
  const visit = (expr: Expr): Expr => {
    const call = sharedCall(expr);
    if (call) counts.set(call.name, (counts.get(call.name) ?? 0) + 1);
    return call ? expr : withinFocus(expr, visit);
  };
  for (const condition of conditions) if (condition) visit(condition);
  // a comparison of text cannot fail, so the variable is never needed inside a matcher function, which does not see it
  const isText = (name: string) => ['string', 'strings'].includes(types.get(name) ?? 'any');
  const wanted = [...counts].filter(([name, count]) => count > 1 && isText(name)).map(([name]) => name);
  const calls = wanted.map((name, i): SharedCall => ({
    name: `_c${i}`,
    call: { k: 'call', name, args: [{ k: 'context' }] },
  }));
  const replace = (expr: Expr): Expr => {
    const call = sharedCall(expr);
    if (!call || expr.k !== 'binary') return withinFocus(expr, replace);
    const at = wanted.indexOf(call.name);
    return at < 0 ? expr : { ...expr, left: { k: 'var', name: `_c${at}`, type: types.get(call.name) ?? 'any' } };
  };
  return { conditions: conditions.map((c) => c && replace(c)), calls };
}

function sharedCall(expr: Expr): Extract<Expr, { k: 'call' }> | null {
  if (expr.k !== 'binary' || expr.op !== '=') return null;
  const { left, right } = expr;
  const isOwn = left.k === 'call' && left.name.includes(':') && left.args.length === 1 && left.args[0]!.k === 'context';
  const isText = right.k === 'literal' || (right.k === 'sequence' && right.items.every((i) => i.k === 'literal'));
  return isOwn && isText ? left : null;
}

/** Only operands of and: in predicates and steps the context node is another one, and under not() a failure would turn into a match. */
function withinFocus(expr: Expr, f: (part: Expr) => Expr): Expr {
  return expr.k === 'binary' && expr.op === 'and' ? mapChildren(expr, f) : expr;
}

/** Types of the functions that a schema declares, by the names that its expressions use. */
export function functionTypes(schema: Schema): ReadonlyMap<string, StaticType> {
  const types = new Map<string, StaticType>();
  for (const text of schema.declarations) {
    const tag = /^<[^>]*>/.exec(text)?.[0] ?? '';
    const name = /\sname="([^"]*)"/.exec(tag)?.[1];
    const as = /\sas="([^"]*)"/.exec(tag)?.[1]?.trim() ?? '';
    if (name)
      types.set(
        name,
        as === 'xs:boolean'
          ? 'boolean'
          : as === 'xs:string'
            ? 'string'
            : /^xs:string[?*+]$/.test(as)
              ? 'strings'
              : 'any',
      );
  }
  return types;
}
