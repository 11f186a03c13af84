import type { Outline, OutlineGroup, OutlineValue } from '../../../validation/en16931/outline.ts';

/** All values of an outline, whatever group they stand in. */
export function allValues({ sections }: Outline): OutlineValue[] {
  const within = ({ values, groups }: Pick<OutlineGroup, 'values' | 'groups'>): OutlineValue[] => [
    ...values,
    ...groups.flatMap(within),
  ];
  return sections.flatMap(within);
}
