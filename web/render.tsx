import { renderToStaticMarkup } from 'react-dom/server';
import { outline } from '../validation/en16931/outline.ts';
import type { ReadInvoice } from '../validation/en16931/read.ts';
import { ClassicView } from './invoice/ClassicView.tsx';
import css from './invoice/invoice.css?inline';
import { ViewContext, type View } from './invoice/ViewContext.ts';
import { viewTexts } from './invoice/viewTexts.ts';
import type { Language } from './text/language.ts';

/**
 * An invoice in the classic layout as a page of its own: no script, nothing from elsewhere, all lines. For mails and print. The entry of
 * the bundle that server/render loads.
 */
export function renderInvoice(found: ReadInvoice, language: Language): string {
  const currency = found.invoice['BT-5'] ?? '';
  const view: View = {
    language,
    words: viewTexts[language],
    currency,
    accountingCurrency: found.invoice['BT-6'] ?? currency,
    marks: new Map(),
    chosen: { address: null, turn: 0 },
    paged: false,
    numbers: false,
    both: false,
  };
  const title = [view.words.invoice, found.invoice['BT-1']].filter(Boolean).join(' ');
  const page = renderToStaticMarkup(
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style>{`body{margin:1.5rem auto;max-width:52rem}.rw-hidden{position:absolute;clip-path:inset(50%)}\n${css}`}</style>
      </head>
      <body>
        <ViewContext value={view}>
          <ClassicView outline={outline(found)} />
        </ViewContext>
      </body>
    </html>,
  );
  return `<!doctype html>${page}`;
}
