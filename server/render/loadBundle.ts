import type { ReadInvoice } from '../../validation/en16931/read.ts';
import type { XmlElement } from '../../validation/en16931/xmlTree.ts';
import type { Language } from '../problems.ts';
import type { ExplainedReport } from './explainReport.ts';

/** A page of our components as HTML by itself; `foot`: small print for every sheet. */
export type RenderedPage = { readonly html: string; readonly title: string; readonly foot: readonly string[] };

/** What is known of a document beside its content; `receivedAt` in ISO form. */
export type About = {
  readonly id: string;
  readonly number: string | null;
  readonly seller: string | null;
  readonly buyer: string | null;
  readonly fileName: string | null;
  readonly sha256: string;
  readonly receivedAt: string;
};

/** What a confirmation of receipt says; channel, verdict and syntax by their codes, `receivedAt` in ISO form. */
export type AboutReceipt = {
  readonly id: string;
  readonly organisation: string;
  readonly receivedAt: string;
  readonly channel: 'upload' | 'form' | 'mail' | 'peppol';
  readonly fileName: string | null;
  readonly bytes: number;
  /** of the bytes as received */
  readonly sha256: string;
  /** of the XML inside them, where it lay in a PDF; else null */
  readonly documentSha256: string | null;
  readonly number: string | null;
  readonly issueDate: string | null;
  readonly seller: string | null;
  readonly leitwegId: string | null;
  /** null: not checked yet */
  readonly check: {
    readonly verdict: 'accept' | 'reject' | 'no-scenario' | 'error';
    readonly errors: number;
    readonly others: number;
    readonly rules: string;
  } | null;
};

type Bundle = {
  renderInvoice(found: ReadInvoice, language: Language, sha256: string): RenderedPage;
  renderReport(
    report: ExplainedReport,
    about: About,
    document: { readonly found: ReadInvoice | null; readonly root: XmlElement | null },
    language: Language,
  ): RenderedPage;
  renderReceipt(about: AboutReceipt, language: Language): RenderedPage;
};

/** Built by web/build.ts from web/render.tsx: Node does not read .tsx. */
const bundle = new URL('../../dist/render/render.js', import.meta.url).href;

let loaded: Promise<Bundle> | undefined;

/** The invoice view of the pages, as functions that make HTML. Throws where it was not built (`npm start` builds it). */
export function loadBundle(): Promise<Bundle> {
  return (loaded ??= import(bundle) as Promise<Bundle>);
}
