/**
 * What we print keeps PDF/A-2a and PDF/UA-1: veraPDF finds nothing in invoices and reports, whole and broken.
 * Our own invoices, one that has every term, one of 500 lines, and with CONFORMANCE_DIR a sample of the corpus (`--limit N`, 60).
 * Needs mvn and a JDK.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { openRender } from '../../server/render/openRender.ts';
import { everyTerm } from '../../tests/validation/en16931/everyTerm.ts';
import { machine } from '../../tests/support/machine.ts';
import { readCorpus } from '../../validation/conformance/corpus.ts';
import { write } from '../../validation/en16931/write.ts';
import { openPool } from '../../validation/pool.ts';
import { sampleInvoice } from '../bench/sampleInvoice.ts';
import { fetchChecker } from './pdf/fetchChecker.ts';

const { values } = parseArgs({ options: { limit: { type: 'string', default: '60' } } });
const syntaxes = ['ubl-invoice', 'ubl-creditnote', 'cii'] as const;
const classPath = await fetchChecker();
const folder = mkdtempSync(join(tmpdir(), 'rw-pdf-'));
const pool = openPool({ bundleDir: 'schematron/builtin', cacheDir: '.cache/rules' });
const render = openRender();
const files: string[] = [];

/** Prints the invoice (where it is one) and its report. */
async function print(name: string, xml: Uint8Array): Promise<void> {
  const report = await pool.check(xml);
  const about = {
    id: name,
    number: report.summary?.number ?? null,
    seller: report.summary?.seller ?? null,
    buyer: report.summary?.buyer ?? null,
    fileName: `${name}.xml`,
    sha256: report.sha256,
    receivedAt: '2026-11-24T08:14:00.000Z',
  };
  const printed = {
    invoice: await render.invoicePdf(xml, about, 'de'),
    report: await render.reportPdf(xml, report, about, 'en'),
  };
  for (const [kind, bytes] of Object.entries(printed)) {
    if (!bytes) continue;
    const file = join(folder, `${name}.${kind}.pdf`);
    writeFileSync(file, bytes);
    files.push(file);
  }
}

try {
  for (const syntax of ['ubl-invoice', 'cii'] as const)
    await print(syntax, Buffer.from(sampleInvoice(syntax, { lines: 2 })));
  await print('500-lines', Buffer.from(sampleInvoice('ubl-invoice', { lines: 500 })));
  for (const syntax of syntaxes) await print(`every-term-${syntax}`, Buffer.from(write(everyTerm(), syntax).xml));
  const corpus = machine.conformance.find();
  if (corpus === null) console.log(`left out: a sample of the corpus (${machine.conformance.install})`);
  const { expected, bytesOf } = corpus
    ? readCorpus(corpus, { limit: Number(values.limit), seed: 1 })
    : { expected: [], bytesOf: () => Buffer.alloc(0) };
  for (const one of expected) await print(one.file, bytesOf(one));

  // many files at once: starting Java takes longer than checking
  const { stdout } = await promisify(execFile)('java', ['-cp', classPath, 'CheckPdf', ...files], {
    maxBuffer: 64 * 1024 * 1024,
  });
  const lines = stdout.split('\n').filter((line) => line.startsWith(folder));
  const broken = lines.filter((line) => !line.endsWith('\t-'));
  const checks = lines.reduce((sum, line) => sum + Number(line.split('\t')[2]), 0);
  console.log(`${files.length} files, ${lines.length} results, ${checks} checks, ${broken.length} with broken clauses`);
  for (const line of broken.slice(0, 20)) console.log(line);
  process.exitCode = broken.length === 0 && lines.length === files.length * 2 ? 0 : 1;
} finally {
  await Promise.all([pool.close(), render.close()]);
  rmSync(folder, { recursive: true, force: true });
}
