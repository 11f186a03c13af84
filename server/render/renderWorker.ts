import { attachmentFileName } from '../../validation/en16931/attachmentFileName.ts';
import { attachmentType, type AttachmentKind } from '../../validation/en16931/attachmentType.ts';
import { decodeBase64 } from '../../validation/en16931/decodeBase64.ts';
import { read, type ReadInvoice } from '../../validation/en16931/read.ts';
import type { XmlElement } from '../../validation/en16931/xmlTree.ts';
import type { Report } from '../../validation/report.ts';
import { parseXml } from '../../validation/xml.ts';
import { xmlTreeOf } from '../../validation/xmlTreeOf.ts';
import type { Language } from '../problems.ts';
import { explainReport } from './explainReport.ts';
import { loadBundle, type About, type AboutReceipt, type RenderedPage } from './loadBundle.ts';
import { printMarkup } from './print/printMarkup.ts';

export type RenderJob =
  | { readonly k: 'invoice'; readonly xml: Uint8Array; readonly about: About; readonly language: Language }
  | {
      readonly k: 'report';
      readonly xml: Uint8Array;
      readonly report: Report;
      readonly about: About;
      readonly language: Language;
    }
  | { readonly k: 'receipt'; readonly about: AboutReceipt; readonly language: Language }
  | { readonly k: 'attachment'; readonly xml: Uint8Array; readonly number: number };

export type FoundAttachment = {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly media: string;
  readonly kind: AttachmentKind;
};
/** null: there is none; broken: it cannot be decoded */
export type RenderAnswer = Uint8Array | FoundAttachment | 'broken' | null;

type Printed = { readonly about: { readonly receivedAt: string }; readonly language: Language };

type Opened = { readonly root: XmlElement | null; readonly found: ReadInvoice | null };

/** One job of a thread. */
export default async function work(job: RenderJob): Promise<RenderAnswer> {
  if (job.k === 'receipt') {
    const { renderReceipt } = await loadBundle();
    return print(renderReceipt(job.about, job.language), job);
  }
  const opened = open(job.xml);
  if (job.k === 'attachment') return attachment(opened, job.number);
  const { about, language } = job;
  const { renderInvoice, renderReport } = await loadBundle();
  if (job.k === 'report') return print(renderReport(explainReport(job.report), about, opened, language), job);
  return opened.found ? print(renderInvoice(opened.found, language, about.sha256), job) : null;
}

/** The date is that of the arrival: whoever asks again gets the same bytes. */
function print({ html, title, foot }: RenderedPage, { about, language }: Printed) {
  return printMarkup(html, { title, foot, language, date: new Date(about.receivedAt) });
}

function open(bytes: Uint8Array): Opened {
  const parsed = parseXml(bytes);
  if (!parsed.ok) return { root: null, found: null };
  try {
    const root = xmlTreeOf(parsed.document);
    return { root, found: read(root) };
  } finally {
    parsed.document.dispose();
  }
}

function attachment({ found }: Opened, number: number): FoundAttachment | 'broken' | null {
  const given = found?.invoice['BG-24']?.[number - 1]?.['BT-125'];
  if (!given) return null;
  const bytes = decodeBase64(given.value);
  if (!bytes) return 'broken';
  const type = attachmentType(bytes);
  return { bytes, name: attachmentFileName(given.filename, number, type), media: type.media, kind: type.kind };
}
