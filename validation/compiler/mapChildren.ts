import type { Expr } from './xpath.ts';

/** The same expression with every direct part replaced. */
export function mapChildren(expr: Expr, f: (child: Expr) => Expr): Expr {
  switch (expr.k) {
    case 'call':
      return { ...expr, args: expr.args.map(f) };
    case 'sequence':
      return { ...expr, items: expr.items.map(f) };
    case 'binary':
      return { ...expr, left: f(expr.left), right: f(expr.right) };
    case 'unary':
    case 'typed':
      return { ...expr, of: f(expr.of) };
    case 'if':
      return { ...expr, test: f(expr.test), then: f(expr.then), otherwise: f(expr.otherwise) };
    case 'bind':
      return { ...expr, binds: expr.binds.map((b) => ({ ...b, of: f(b.of) })), body: f(expr.body) };
    case 'path':
      return {
        ...expr,
        steps: expr.steps.map((step) => {
          const predicates = step.predicates.map(f);
          return step.k === 'axis' ? { ...step, predicates } : { ...step, of: f(step.of), predicates };
        }),
      };
    default:
      return expr;
  }
}
