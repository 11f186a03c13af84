import type { Text } from '../text/de.ts';

type Place = { readonly path: string; readonly line?: number | undefined };

/** Elements that stand for one item of the invoice, in both syntaxes (BG-25). */
const ITEM = /(?:InvoiceLine|CreditNoteLine|IncludedSupplyChainTradeLineItem)\[(\d+)\]/;

/** A path in the document, in words: the item, the element, the line of the file. The whole path is shown on demand. */
export function describePlace(place: Place, text: Text): string {
  const { findings } = text;
  const item = ITEM.exec(place.path)?.[1];
  const steps = place.path.split('/').filter((step) => step !== '');
  const element = steps
    .at(-1)
    ?.replace(/\[[^\]]*\]/g, '')
    .replace(/^(?:Q\{[^}]*\}|\*:|[\w-]+:)/, '');
  const parts = [
    item === undefined ? '' : findings.position(item),
    // The root element alone says nothing to anybody: what is missing, is missing in the invoice.
    steps.length > 1 ? (element ?? '') : '',
    place.line === undefined ? '' : findings.line(place.line),
  ];
  return parts.filter((part) => part !== '').join(', ');
}
