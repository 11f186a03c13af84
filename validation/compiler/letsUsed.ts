import type { Expr } from './xpath.ts';

/** The lets that expressions use, directly or through other lets, in order. */
export function letsUsed<L extends { name: string; value: Expr }>(
  exprs: Expr | readonly Expr[],
  lets: readonly L[],
): L[] {
  const text = JSON.stringify(exprs);
  const wanted = new Set<L>();
  for (const one of lets.toReversed()) {
    const users = [text, ...[...wanted].map((w) => JSON.stringify(w.value))];
    if (users.some((u) => u.includes(`"name":"${one.name}"`))) wanted.add(one);
  }
  return lets.filter((l) => wanted.has(l));
}
