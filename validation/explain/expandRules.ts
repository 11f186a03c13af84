/** `BR-{S,Z}-05` -> BR-S-05 (family S) and BR-Z-05 (family Z); any other id stands for itself. */
export function expandRules(cell: string): readonly { readonly rule: string; readonly family: string }[] {
  const group = /\{([^}]*)\}/.exec(cell);
  if (group) {
    return (group[1] ?? '').split(',').map((family) => ({ rule: cell.replace(group[0], family), family }));
  }
  return [{ rule: cell, family: /^BR-([A-Z]+)-\d+$/.exec(cell)?.[1] ?? '' }];
}
