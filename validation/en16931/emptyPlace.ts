import type { Syntax } from '../report.ts';
import { pathOf } from './bindings.ts';
import { childrenOf } from './childrenOf.ts';
import { parsePath } from './path.ts';

/**
 * The address that a value would have if the element at a place were not empty: reading finds nothing there, findings do. `group` is the
 * group around it ('invoice' or a BG), `steps` the way from its element in names without prefixes and positions. null: no term stands there.
 */
export function emptyPlace(group: string, steps: readonly string[], syntax: Syntax): string | null {
  for (const row of childrenOf(group)) {
    for (const alternative of parsePath(pathOf(row, syntax) ?? '..')) {
      if (alternative.some(({ axis }) => axis === 'parent')) continue;
      const names = alternative
        .filter(({ axis }) => axis !== 'self')
        .map(({ axis, name }) => (axis === 'attribute' ? `@${name}` : name.replace(/^.*:/, '')));
      if (names.some((name, index) => name !== steps[index])) continue;
      const rest = steps.slice(names.length);
      const own = row.many ? `${row.id}/0` : row.id;
      if (rest.length === 0 && names.length > 0) return own;
      const inside = row.type === 'group' ? emptyPlace(row.id, rest, syntax) : null;
      if (inside !== null) return `${own}/${inside}`;
    }
  }
  return null;
}
