import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { outline } from '../validation/en16931/outline.ts';
import type { ReadInvoice } from '../validation/en16931/read.ts';
import type { Report } from './api/contract.ts';
import { ClassicView } from './invoice/ClassicView.tsx';
import css from './invoice/invoice.css?inline';
import type { OpenDocument } from './invoice/openDocument.ts';
import { ReceiptView, type AboutReceipt } from './invoice/ReceiptView.tsx';
import { ReportView, type About } from './invoice/ReportView.tsx';
import { ViewContext, type View } from './invoice/ViewContext.ts';
import { viewTexts } from './invoice/viewTexts.ts';
import type { Language } from './text/language.ts';
import { FixedText } from './text/TextProvider.tsx';

/** A page of its own: no script, nothing from elsewhere. `foot`: small print for every sheet, {page} of {pages}. */
export type RenderedPage = { readonly html: string; readonly title: string; readonly foot: readonly string[] };

/** An invoice in the classic layout, all lines. `sha256`: of the file that it is a copy of. The entry of the bundle that server/render loads. */
export function renderInvoice(found: ReadInvoice, language: Language, sha256: string): RenderedPage {
  const view = viewOf(found, language);
  const { copy, invoice } = view.words;
  return render(
    language,
    [invoice, found.invoice['BT-1']].filter(Boolean).join(' '),
    [copy.note, copy.page],
    <ViewContext value={view}>
      <ClassicView outline={outline(found)} />
      <footer className="rw-copy">
        <p>{copy.note}</p>
        <p>{copy.sum(sha256)}</p>
      </footer>
    </ViewContext>,
  );
}

/** The report of a check, with the findings as the page shows them. */
export function renderReport(
  report: Report,
  about: About,
  document: Pick<OpenDocument, 'found' | 'root'>,
  language: Language,
): RenderedPage {
  const view = viewOf(document.found, language);
  const title = view.words.report.title(about.number);
  return render(
    language,
    title,
    [title, view.words.copy.page],
    <FixedText language={language}>
      <ViewContext value={view}>
        <ReportView report={report} about={about} document={document} />
      </ViewContext>
    </FixedText>,
  );
}

/** The confirmation that an invoice came. */
export function renderReceipt(about: AboutReceipt, language: Language): RenderedPage {
  const { receipt, copy } = viewTexts[language];
  return render(
    language,
    receipt.title,
    [`${receipt.title} ${about.id}`, copy.page],
    <FixedText language={language}>
      <ReceiptView about={about} words={receipt} />
    </FixedText>,
  );
}

function viewOf(found: ReadInvoice | null, language: Language): View {
  const currency = found?.invoice['BT-5'] ?? '';
  return {
    language,
    words: viewTexts[language],
    currency,
    accountingCurrency: found?.invoice['BT-6'] ?? currency,
    marks: new Map(),
    chosen: { address: null, turn: 0 },
    paged: false,
    numbers: false,
    both: false,
  };
}

function render(language: Language, title: string, foot: readonly string[], content: ReactNode): RenderedPage {
  const page = renderToStaticMarkup(
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style>{`body{margin:1.5rem auto;max-width:52rem}.rw-hidden{position:absolute;clip-path:inset(50%)}\n${css}`}</style>
      </head>
      <body>{content}</body>
    </html>,
  );
  return { html: `<!doctype html>${page}`, title, foot };
}
