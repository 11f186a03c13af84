import { sampleInvoice } from './sampleInvoice.ts';
import { median, round, type Figure } from './figure.ts';
import { startOurs } from './startOurs.ts';
import { withFiles } from './withFiles.ts';

/** As base64 just below the 20 MiB that an invoice may have. */
const ATTACHMENT_BYTES = 14 * 1024 * 1024;
const WARM = 10;
const TIMES = 5;

/** Whole check of an invoice with a 14 MB attachment against the same with three bytes: processor time, and the most memory that the process takes. */
export async function compareAttachment(): Promise<Figure[]> {
  const without = await measure(3);
  const heavy = await measure(ATTACHMENT_BYTES);
  return [
    {
      name: 'attachment-14mb',
      value: round(heavy.ms),
      unit: 'ms',
      than: 'the same without',
      ratio: round(heavy.ms / without.ms),
    },
    {
      name: 'attachment-14mb-memory',
      value: round(heavy.mb - without.mb),
      unit: 'MB',
      than: 'the same without',
      ratio: round(heavy.mb / without.mb),
    },
  ];
}

function measure(attachment: number): Promise<{ ms: number; mb: number }> {
  return withFiles({ 'invoice.xml': Buffer.from(sampleInvoice('ubl-invoice', { attachment })) }, async (files) => {
    const engine = await startOurs(files);
    try {
      await engine.round(WARM);
      const rounds = [await engine.round(TIMES), await engine.round(TIMES), await engine.round(TIMES)];
      return { ms: median(rounds.map((r) => r.cpu[0]!)), mb: Math.max(...rounds.map((r) => r.rss ?? 0)) };
    } finally {
      engine.stop();
    }
  });
}
