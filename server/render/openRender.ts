import type { Report } from '../../validation/report.ts';
import { Problem, type Language } from '../problems.ts';
import type { About, AboutReceipt } from './loadBundle.ts';
import type { FoundAttachment, RenderAnswer, RenderJob } from './renderWorker.ts';
import { ThreadFailed, Threads } from './threads.ts';

/** What people read of an invoice, made in threads of its own. All of them reject with Problem RENDER_FAILED when a thread does not finish. */
export type Render = {
  /** null: the document is no invoice that can be shown */
  invoicePdf(xml: Uint8Array, about: About, language: Language): Promise<Uint8Array | null>;
  reportPdf(xml: Uint8Array, report: Report, about: About, language: Language): Promise<Uint8Array>;
  /** the confirmation that it came */
  receiptPdf(about: AboutReceipt, language: Language): Promise<Uint8Array>;
  /** a document embedded in the invoice (BT-125), by its place among BG-24 from 1; null: there is none; broken: no base64 */
  attachment(xml: Uint8Array, number: number): Promise<FoundAttachment | 'broken' | null>;
  close(): Promise<void>;
};

const LIMITS = {
  /** one for the mails, one for people */
  threads: 2,
  /** 10,000 lines take half of it on a slow machine */
  limitMs: 60_000,
  /** 10,000 lines need about 1 GB while they are printed */
  memoryMb: 1536,
  waiting: 100,
} as const;

/** Opens the threads; they start when something is asked of them. */
export function openRender(): Render {
  const threads = new Threads<RenderJob, RenderAnswer>(new URL('./renderWorker.ts', import.meta.url), LIMITS);
  const run = async <Answer extends RenderAnswer>(job: RenderJob): Promise<Answer> => {
    try {
      return (await threads.run(job)) as Answer;
    } catch (error) {
      if (error instanceof ThreadFailed) throw new Problem('RENDER_FAILED', {}, { cause: error });
      throw error;
    }
  };
  return {
    invoicePdf: (xml, about, language) => run({ k: 'invoice', xml, about, language }),
    reportPdf: (xml, report, about, language) => run({ k: 'report', xml, report, about, language }),
    receiptPdf: (about, language) => run({ k: 'receipt', about, language }),
    attachment: (xml, number) => run({ k: 'attachment', xml, number }),
    close: () => threads.close(),
  };
}
