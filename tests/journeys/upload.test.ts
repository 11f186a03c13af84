import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser, type ParsedMail } from 'mailparser';
import { beforeAll, describe, expect, it } from 'vitest';
import type { InvoiceDetail, Receipt } from '../../server/http/contract.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { demoServer, type DemoServer } from '../server/http/demoServer.ts';
import { invoice } from '../server/http/invoice.ts';

let server: DemoServer;
let authority: DemoServer['demo']['authorities'][number];

beforeAll(async () => {
  server = await demoServer();
  const [first] = server.demo.authorities;
  if (!first) throw new Error('the demo has no authority');
  authority = first;
});

/** Every mail that went out to this address, parsed. */
async function mailsTo(address: string): Promise<ParsedMail[]> {
  const folder = join(server.dataDir, 'outbox');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.eml'));
  const mails = await Promise.all(names.map(async (name) => simpleParser(await readFile(join(folder, name)))));
  return mails.filter(({ to }) => [to].flat().some((list) => list?.value.some((one) => one.address === address)));
}

async function mailAbout(address: string, number: string): Promise<ParsedMail> {
  return waitUntil(`a mail to ${address} about ${number}`, async () => {
    const mails = await mailsTo(address);
    return mails.find(({ subject, text }) => `${subject} ${text}`.includes(number));
  });
}

const events = ({ journal }: InvoiceDetail) => journal.map(({ event }) => event);

describe('an invoice by upload', () => {
  it('that is valid reaches the authority by mail, byte for byte', async () => {
    const body = invoice({ number: 'WEG-1', leitwegId: authority.leitwegId });
    const { id, sha256 } = await server.deliver(body);
    const exported = await server.waitForState(id, 'exported');
    expect(exported).toMatchObject({
      leitwegId: authority.leitwegId,
      authority: { name: authority.name },
      sha256,
      number: 'WEG-1',
    });
    expect(events(exported)).toEqual(['stored', 'checkedValid', 'addressed', 'handedToMail', 'accepted']);
    const mail = await mailAbout(authority.deliverTo, 'WEG-1');
    const attached = mail.attachments.filter(({ contentType }) => contentType === 'application/xml');
    expect(attached).toHaveLength(1);
    expect(attached[0]?.content.equals(Buffer.from(body))).toBe(true);
    const original = await server.asSupplier(`/api/v1/invoices/${id}/original`);
    expect(new Uint8Array(await original.arrayBuffer())).toEqual(body);
  });

  it('that is broken is rejected, and its sender hears why', async () => {
    const text = Buffer.from(invoice({ number: 'WEG-2', leitwegId: authority.leitwegId })).toString();
    const wrongSum = text.replace('>119.00</cbc:PayableAmount>', '>120.00</cbc:PayableAmount>');
    expect(wrongSum).not.toBe(text);
    const { id } = await server.deliver(new Uint8Array(Buffer.from(wrongSum)));
    const rejected = await server.waitForState(id, 'rejected');
    expect(rejected.report?.verdict).toBe('reject');
    expect(rejected.report?.findings.map(({ rule }) => rule)).toContain('BR-CO-16');
    await mailAbout('lieferant@example.org', 'WEG-2');
    expect((await mailsTo(authority.deliverTo)).filter(({ subject }) => subject?.includes('WEG-2'))).toEqual([]);
  });

  it('that is corrected after a rejection goes through under the same number', async () => {
    const { id } = await server.deliver(invoice({ number: 'WEG-2', leitwegId: authority.leitwegId }));
    await server.waitForState(id, 'exported');
    expect(await mailAbout(authority.deliverTo, 'WEG-2')).toBeDefined();
  });

  it('that names nobody known waits for a person, and its sender hears that at once', async () => {
    const { id } = await server.deliver(invoice({ number: 'WEG-3', leitwegId: '15-1001-85' }));
    const resting = await server.waitForState(id, 'unroutable');
    expect(resting).toMatchObject({
      report: { verdict: 'accept' },
      reason: { code: 'LEITWEG_ID_UNKNOWN' },
      authority: null,
    });
    await mailAbout('lieferant@example.org', 'WEG-3');
  });

  it('that is sent again, ten times and at once, reaches the authority once', async () => {
    const body = invoice({ number: 'WEG-4', leitwegId: authority.leitwegId });
    const first = await server.deliver(body);
    const repeats = await Promise.all(Array.from({ length: 10 }, () => server.deliver(body)));
    expect(repeats).toEqual(repeats.map(() => first));
    await server.waitForState(first.id, 'exported');
    // Under another key it is another delivery of the same bytes: it follows the first.
    const second = await server.deliver(body, { 'Idempotency-Key': 'another' });
    expect(second.id).not.toBe(first.id);
    await server.waitForState(second.id, 'exported');
    const mails = (await mailsTo(authority.deliverTo)).filter(({ subject, text }) =>
      `${subject} ${text}`.includes('WEG-4'),
    );
    expect(mails).toHaveLength(1);
  });

  it('among fifty at once is one of fifty, each exactly once', async () => {
    const receipts = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        server.deliver(invoice({ number: `MENGE-${index}-`, leitwegId: authority.leitwegId })),
      ),
    );
    for (const { id } of receipts satisfies Receipt[]) await server.waitForState(id, 'exported');
    const subjects = (await mailsTo(authority.deliverTo)).map(
      ({ subject, text }) => /MENGE-\d+-/.exec(`${subject} ${text}`)?.[0],
    );
    const mailed = subjects.filter((number) => number !== undefined);
    expect(mailed.length).toBe(50);
    expect(new Set(mailed).size).toBe(50);
  });
});
