import { renderToStaticMarkup } from 'react-dom/server';
import { outline } from '../../../validation/en16931/outline.ts';
import type { ReadInvoice } from '../../../validation/en16931/read.ts';
import { ClassicView } from '../../../web/invoice/ClassicView.tsx';
import { StructuredView } from '../../../web/invoice/StructuredView.tsx';
import { ViewContext, type View } from '../../../web/invoice/ViewContext.ts';
import { viewTexts } from '../../../web/invoice/viewTexts.ts';

const views = { classic: ClassicView, structured: StructuredView };
export type ViewName = keyof typeof views;

/** A view of an invoice as static HTML; `missing`: addresses that findings ask for. */
export function drawView(
  name: ViewName,
  found: ReadInvoice,
  more: Partial<View> = {},
  missing: readonly string[] = [],
) {
  const language = more.language ?? 'de';
  const view: View = {
    language,
    words: viewTexts[language],
    currency: found.invoice['BT-5'] ?? '',
    accountingCurrency: found.invoice['BT-6'] ?? '',
    marks: new Map(),
    chosen: { address: null, turn: 0 },
    paged: false,
    numbers: false,
    both: false,
    ...more,
  };
  const Shown = views[name];
  return renderToStaticMarkup(
    <ViewContext value={view}>
      <Shown outline={outline(found, missing)} />
    </ViewContext>,
  );
}

/** Addresses of the values in a drawn view, in its order. */
export function drawnAddresses(html: string): string[] {
  return [...html.matchAll(/ id="feld-([^"]*)"[^>]*data-term/g)].map(([, address = '']) =>
    address.replaceAll('.', '/'),
  );
}
