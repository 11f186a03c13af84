/** The id of the element that shows an address; `BG-25/0/BT-131` -> `feld-BG-25.0.BT-131`. */
export function fieldId(address: string): string {
  return `feld-${address.replaceAll('/', '.')}`;
}
