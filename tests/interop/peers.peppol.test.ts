import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { write } from '../../validation/en16931/write.ts';
import type { Syntax } from '../../validation/report.ts';
import { peppolServer, type PeppolServer } from '../server/as4/peppolServer.ts';
import { usual } from '../server/as4/buildMessage.ts';
import { sampleInvoice } from '../server/sampleInvoice.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { readXml } from '../validation/en16931/readXml.ts';
import { fetchPhase4, fetchPythonPeer } from './fetchPeers.ts';

const run = promisify(execFile);
const LIMIT = { timeout: 300_000, maxBuffer: 16 * 1024 * 1024 };

/** Document type of Peppol for each syntax. */
const documents = {
  'ubl-invoice': usual.documentType,
  'ubl-creditnote': usual.documentType.replaceAll('Invoice', 'CreditNote'),
  cii: 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100::CrossIndustryInvoice##urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0::D16B',
} as const satisfies Record<Syntax, string>;
const syntaxes = Object.keys(documents) as Syntax[];

type Message = {
  readonly name: string;
  readonly document: Buffer;
  readonly documentType: string;
  readonly receiver: string;
  /** not by the SMP, which does not know the receiver */
  readonly direct?: true;
};
type Result = { readonly name: string; readonly said: readonly string[] };

let server: PeppolServer;
let folder: string;
let classPath: string;
let python: string;
beforeAll(async () => {
  [classPath, python] = await Promise.all([fetchPhase4(), fetchPythonPeer()]);
  server = await peppolServer({}, { smp: true });
  folder = await temporaryFolder();
}, 600_000);

/** The same invoice in this syntax. A credit note says so by its code. */
function invoice(syntax: Syntax, number: string): Buffer {
  const { invoice } = readXml(sampleInvoice({ number, leitwegId: server.leitwegId, seller: 'Größe & Söhne „Test“ €' }));
  return Buffer.from(write(syntax === 'ubl-creditnote' ? { ...invoice, 'BT-3': '381' } : invoice, syntax).xml);
}

const all = (sender: string): Message[] =>
  syntaxes.map((syntax) => ({
    name: `${sender}-${syntax}`,
    document: invoice(syntax, `${sender}-${syntax}`),
    documentType: documents[syntax],
    receiver: server.participant,
  }));

/** A file that both peers read: one message per line. */
function listOf(messages: readonly Message[]): string {
  const lines = messages.map(({ name, document, documentType, receiver, direct }) => {
    const file = join(folder, `${name}.xml`);
    writeFileSync(file, document);
    return [
      file,
      documentType,
      usual.process,
      usual.sender,
      receiver,
      `${name}@${randomUUID()}.example`,
      ...(direct ? ['direct'] : []),
    ].join('\t');
  });
  const list = join(folder, `${randomUUID()}.tsv`);
  writeFileSync(list, lines.join('\n'));
  return list;
}

function resultsOf(output: string): Result[] {
  const results = output
    .split('\n')
    .filter((line) => line.includes('\t'))
    .map((line) => {
      const [name = '', ...said] = line.split('\t');
      return { name: name.split('@')[0] ?? '', said };
    });
  return inOrder(results);
}

async function phase4(messages: readonly Message[]): Promise<Result[]> {
  const { files, seatId } = server.sender;
  const own = [files.certificate, files.key, server.authority.trust, server.us.files.certificate, seatId];
  const log = '-Dorg.slf4j.simpleLogger.defaultLogLevel=off';
  const args = [
    log,
    '-cp',
    classPath,
    'Send',
    `${server.url}/as4`,
    ...own,
    '1',
    listOf(messages),
    `${server.url}/smp/`,
  ];
  return resultsOf((await run('java', args, LIMIT)).stdout);
}

async function pythonAs4(messages: readonly Message[]): Promise<Result[]> {
  const { files, seatId } = server.sender;
  const script = join(import.meta.dirname, 'python/send.py');
  const own = [files.certificate, files.key, server.us.files.certificate, seatId];
  return resultsOf((await run(python, [script, `${server.url}/as4`, ...own, listOf(messages)], LIMIT)).stdout);
}

/** State of the one invoice with this number. */
const stateOf = (number: string) =>
  waitUntil(`${number} to be exported`, async () => {
    const answer = await server.asAdmin('/api/v1/invoices?channel=peppol&size=100');
    const { items } = (await answer.json()) as { items: { number: string | null; state: string }[] };
    const found = items.filter((row) => row.number === number);
    return found.length === 1 && found[0]?.state === 'exported' ? 'exported' : null;
  });

/** A receiver that nobody registered; its MessageId is the last in order. */
const lost = (sender: string): Message => ({
  ...all(sender)[0]!,
  name: `${sender}-zzz`,
  receiver: '0204:991-33333TEST-33',
  ...(sender === 'phase4' ? { direct: true as const } : {}),
});

const inOrder = (results: Result[]) => results.sort((a, b) => a.name.localeCompare(b.name));

/** One run of each peer: a JVM takes seconds to start. */
describe('phase4, which looks each receiver up in our SMP,', { timeout: 600_000 }, () => {
  it('sends UBL, CII and a credit note, finds every receipt valid, and understands that a receiver is not serviced', async () => {
    const messages = all('phase4');
    const valid = syntaxes.map((syntax) => ({ name: `phase4-${syntax}`, said: ['SUCCESS', 'receipt valid', ''] }));
    const refused = {
      name: 'phase4-zzz',
      said: ['AS4_ERROR_MESSAGE_RECEIVED', expect.any(String), 'EBMS:0004 PEPPOL:NOT_SERVICED'],
    };
    expect(await phase4([...messages, lost('phase4')])).toEqual(inOrder([...valid, refused]));
    for (const { name } of messages) expect(await stateOf(name)).toBe('exported');
  });
});

describe('the Python package as4', { timeout: 600_000 }, () => {
  it('sends UBL, CII and a credit note, finds every receipt valid, and understands that a receiver is not serviced', async () => {
    const messages = all('python');
    const valid = syntaxes.map((syntax) => ({ name: `python-${syntax}`, said: ['200', 'receipt valid'] }));
    const refused = { name: 'python-zzz', said: ['200', expect.stringContaining('PEPPOL:NOT_SERVICED')] };
    expect(await pythonAs4([...messages, lost('python')])).toEqual(inOrder([...valid, refused]));
    for (const { name } of messages) expect(await stateOf(name)).toBe('exported');
  });
});
