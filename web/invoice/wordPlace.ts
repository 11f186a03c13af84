import type { Invoice } from '../../validation/en16931/invoice.ts';
import { terms, type Row } from '../../validation/en16931/terms.ts';
import { textDe } from '../../validation/en16931/text.de.ts';
import { textEn } from '../../validation/en16931/text.en.ts';
import type { Language } from '../text/language.ts';
import type { ViewText } from './viewText.de.ts';

const labels: Readonly<Record<Language, Readonly<Record<string, { readonly label: string }>>>> = {
  de: textDe,
  en: textEn,
};
const rows = new Map((terms as readonly Row[]).map((row) => [row.id as string, row]));

/** What a group or term is called. */
export function labelOf(id: string, language: Language): string {
  return labels[language][id]?.label ?? id;
}

/** An address in words: "Position 3, Steuersatz". null: the document itself. */
export function wordPlace(
  address: string | null,
  invoice: Invoice,
  { findings }: ViewText,
  language: Language,
): string {
  if (address === null) return findings.document;
  if (address.startsWith('rest/')) return findings.rest;
  const parts: string[] = [];
  const steps = address.split('/');
  steps.forEach((step, index) => {
    const row = rows.get(step);
    if (!row) return;
    const nth = /^\d+$/.test(steps[index + 1] ?? '') ? Number(steps[index + 1]) : null;
    if (step === 'BG-25' && nth !== null) parts.push(position(invoice, nth, findings));
    else if (index === steps.length - 1 || (nth !== null && index === steps.length - 2)) {
      parts.push(nth === null || nth === 0 ? labelOf(step, language) : `${labelOf(step, language)} ${nth + 1}`);
    } else if (nth !== null) parts.push(`${labelOf(step, language)} ${nth + 1}`);
    else if (row.in !== 'invoice' && !address.startsWith('BG-25/')) parts.push(labelOf(step, language));
  });
  return parts.join(', ');
}

/** Suppliers number lines as they like; the number is named where it is not the place. */
function position(invoice: Invoice, nth: number, findings: ViewText['findings']): string {
  const number = invoice['BG-25']?.[nth]?.['BT-126'];
  const place = String(nth + 1);
  return number === undefined || number.replace(/^0+/, '') === place
    ? findings.position(place)
    : findings.positionNamed(place, number);
}
