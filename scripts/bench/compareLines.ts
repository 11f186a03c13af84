import type { Family } from '../../tests/support/official/fetchOfficial.ts';
import { sampleInvoice } from './sampleInvoice.ts';
import { median, round, type Figure } from './figure.ts';
import { startOurs } from './startOurs.ts';
import { withFiles } from './withFiles.ts';

const FEW = 1_000;
const MANY = 10_000;
const TURNS = 3;

/** Whole check of an invoice of 10,000 lines against one of 1,000, processor time: 10 is linear. */
export async function compareLines(family: Family): Promise<Figure[]> {
  const syntax = family === 'ubl' ? 'ubl-invoice' : 'cii';
  const documents = {
    'few.xml': Buffer.from(sampleInvoice(syntax, { lines: FEW })),
    'many.xml': Buffer.from(sampleInvoice(syntax, { lines: MANY })),
  };
  return withFiles(documents, async (files) => {
    const engine = await startOurs(files);
    try {
      // the first turn warms
      const turns: { readonly few: number; readonly many: number }[] = [];
      for (let turn = 0; turn <= TURNS; turn++) {
        const [few, many] = (await engine.round(1)).cpu;
        if (turn > 0) turns.push({ few: few!, many: many! });
      }
      const value = round(median(turns.map((t) => t.many)));
      const ratio = round(median(turns.map((t) => t.many / t.few)));
      return [{ name: `lines-${family}`, value, unit: 'ms', than: '1,000 lines', ratio, goal: 'ratio <= 11' }];
    } finally {
      engine.stop();
    }
  });
}
