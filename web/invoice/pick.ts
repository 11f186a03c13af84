import type { OutlineGroup, OutlineValue } from '../../validation/en16931/outline.ts';

type Content = Pick<OutlineGroup, 'values' | 'groups'>;

/** Content of the invoice that is handed out piece by piece; what nobody has asked for is left for a list at the end. */
export type Picker = {
  /** all values of a term in this group, repetitions and missing ones too */
  readonly values: (...ids: readonly string[]) => readonly OutlineValue[];
  readonly groups: (...ids: readonly string[]) => readonly OutlineGroup[];
  /** what is left: values of this group, and those of its remaining groups */
  readonly rest: () => readonly OutlineValue[];
};

/** Every value is handed out once. So a layout that ends with `rest()` shows all of them, whatever an invoice holds. */
export function pick(content: Content): Picker {
  const values = new Set(content.values);
  const groups = new Set(content.groups);
  const take = <Item extends { readonly id: string }>(from: Set<Item>, ids: readonly string[]): Item[] => {
    const found = ids.flatMap((id) => [...from].filter((item) => item.id === id));
    for (const item of found) from.delete(item);
    return found;
  };
  return {
    values: (...ids) => take(values, ids),
    groups: (...ids) => take(groups, ids),
    rest: () => [...values, ...[...groups].flatMap(allOf)],
  };
}

function allOf(group: Content): readonly OutlineValue[] {
  return [...group.values, ...group.groups.flatMap(allOf)];
}
