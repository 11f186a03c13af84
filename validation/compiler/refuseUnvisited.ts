import { readContextPattern, type Alternative } from './contextPattern.ts';
import { parseXPath, type Expr } from './xpath.ts';

export type NodeKind = Alternative['kind'];

/**
 * A rule about nodes that its stylesheet never visits never fires there; compiled by us it would. Throws an Error for such a context, and for one
 * that is no pattern.
 */
export function refuseUnvisited(context: string, visited: readonly NodeKind[], where: string): void {
  const other = readContextPattern(withoutPredicates(parseXPath(context))).find(({ kind }) => !visited.includes(kind));
  if (other)
    throw new Error(`${where}: the context ${context} means nodes (${other.kind}) that this stylesheet does not visit`);
}

/** Predicates say which nodes of a kind are meant, never of which kind they are. */
function withoutPredicates(expr: Expr): Expr {
  if (expr.k === 'binary') return { ...expr, left: withoutPredicates(expr.left), right: withoutPredicates(expr.right) };
  if (expr.k !== 'path') return expr;
  const steps = expr.steps.map((step) =>
    step.k === 'axis' ? { ...step, predicates: [] } : { ...step, of: withoutPredicates(step.of), predicates: [] },
  );
  return { ...expr, steps };
}
