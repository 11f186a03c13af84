import { beforeAll, describe, expect, it } from 'vitest';
import type { RuleBundle, RuleComparison, RuleList, RuleTrial, RuleTrialList } from '../../../server/http/contract.ts';
import { parseXml } from '../../../validation/xml.ts';
import { configuration, XRECHNUNG } from '../../support/rules/configuration.ts';
import { isoStylesheet, type Rules } from '../../support/rules/stylesheets.ts';
import { zipOf } from '../../support/rules/zipOf.ts';
import { waitUntil } from '../../support/waitUntil.ts';
import { demoServer, problemOf, type DemoServer } from './demoServer.ts';
import { invoice } from './invoice.ts';
import { json } from './person.ts';

const TOKEN = 'validator-token-of-the-test';
/** Compiling and trying on a machine that is busy. */
const TRYING_MS = 300_000;
const REPORT = {
  rep: 'http://www.xoev.de/de/validator/varl/1',
  s: 'http://www.xoev.de/de/validator/framework/1/scenarios',
};

/** Runs as it stands (an instruction that no generator writes), and breaks off at an invoice with the number ABORT. */
const rules: Rules = {
  patterns: [
    [
      {
        context: '/ubl:Invoice',
        asserts: [
          { id: 'T-NUMBER', test: "cbc:ID != 'BAD'", text: 'The number is bad' },
          { id: 'T-ABORT', test: "if (cbc:ID = 'ABORT') then xs:decimal(cbc:ID) = 1 else true()" },
          { id: 'T-HINT', test: "cbc:ID != 'HINT'", flag: 'warning' },
        ],
      },
    ],
  ],
};
const stylesheet = isoStylesheet(rules).replace('<svrl:fired-rule', '<xsl:message/><svrl:fired-rule');
const archive = () => new Uint8Array(zipOf(configuration({ name: 'Official', date: '2027-01-31', stylesheet })));

let server: DemoServer;
let bundle: RuleBundle;
let stored: string;
const admin = async <Answer>(path: string, init?: RequestInit): Promise<Answer> => {
  const answer = await server.asAdmin(`/api/v1/admin/${path}`, init);
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return (answer.status === 204 ? null : await answer.json()) as Answer;
};

beforeAll(async () => {
  server = await demoServer({ VALIDATOR_TOKEN: TOKEN, VALIDATOR_NETWORKS: '10.0.0.0/8' });
  stored = (await server.deliver(invoice({ number: 'BAD' }))).id;
  await server.waitForState(stored, 'unroutable');
  const { id } = await admin<RuleBundle>('rules', { method: 'POST', body: archive() });
  bundle = await waitUntil(
    'the bundle to be tried',
    async () => {
      const found = await admin<RuleBundle>(`rules/${id}`);
      return found.state === 'checking' ? null : found;
    },
    TRYING_MS,
  );
}, 2 * TRYING_MS);

describe('the rule bundles of the administrator', () => {
  it('are handed in as ZIP, tried, and described with what runs as it stands', async () => {
    expect(bundle).toMatchObject({
      name: 'Official',
      version: '2027-01-31',
      builtin: false,
      state: 'ready',
      inForce: false,
      activations: [],
      scenarios: [{ name: 'Invoice', specifications: [XRECHNUNG] }],
      asIs: [{ file: 'resources/rules.xsl', reason: expect.stringContaining('message') }],
      selfTest: { valid: 1, accepted: 1 },
    });
    const { items } = await admin<RuleList>('rules');
    expect(items.map(({ id, inForce }) => [id, inForce])).toEqual([
      ['builtin', true],
      [bundle.id, false],
    ]);
  });

  it('are refused with the reason in both languages, and a second time because they are known', async () => {
    const send = async (body: Uint8Array<ArrayBuffer>) =>
      problemOf(await server.asAdmin('/api/v1/admin/rules', { method: 'POST', body }));
    const broken = await send(new Uint8Array([1, 2, 3]));
    expect(broken).toMatchObject({ status: 422, code: 'RULES_REFUSED', facts: { reason: 'ARCHIVE_BROKEN' } });
    expect([broken.de.way, broken.en.way]).toEqual([
      expect.stringContaining('ZIP-Archiv'),
      expect.stringContaining('ZIP archive'),
    ]);
    const reading = isoStylesheet({ patterns: [[{ context: '/*', asserts: [{ id: 'T', test: "doc('x')" }] }]] });
    expect(await send(new Uint8Array(zipOf(configuration({ stylesheet: reading }))))).toMatchObject({
      code: 'RULES_REFUSED',
      facts: { reason: 'RULES_FORBIDDEN' },
    });
    expect((await send(archive())).code).toBe('RULES_KNOWN');
    expect((await send(new Uint8Array(0))).code).toBe('UPLOAD_EMPTY');
  });

  it('check a stored invoice again without touching it, and compare', async () => {
    const path = `rules/${bundle.id}/checks`;
    const comparison = await admin<RuleComparison>(path, json('POST', { invoiceId: stored }));
    expect(comparison).toMatchObject({
      sameVerdict: false,
      stored: { verdict: 'accept' },
      again: { verdict: 'reject' },
    });
    expect(comparison.onlyAgain).toEqual([{ rule: 'T-NUMBER', level: 'error', count: 1 }]);
    expect(comparison.again.findings[0]).toMatchObject({
      title: { de: 'The number is bad' },
      wording: 'The number is bad',
    });
    const same = await admin<RuleComparison>('rules/builtin/checks', json('POST', { invoiceId: stored }));
    expect(same).toMatchObject({ sameVerdict: true, onlyStored: [], onlyAgain: [] });
    expect((await server.waitForState(stored, 'unroutable')).report?.verdict).toBe('accept');
  });

  it('are tried on the invoices of the last days, with tables by rule and by sender', async () => {
    const ordered = await admin<RuleTrial>(`rules/${bundle.id}/trials`, json('POST', { days: 30 }));
    const done = await waitUntil('the dry run to end', async () => {
      const { items } = await admin<RuleTrialList>(`rules/${bundle.id}/trials`);
      return items[0]?.state === 'done' ? items[0] : null;
    });
    expect(done).toMatchObject({
      id: ordered.id,
      done: 1,
      total: 1,
      checked: 1,
      rejected: 1,
      newlyRejected: 1,
      examples: [stored],
      byRule: [{ rule: 'T-NUMBER', invoices: 1, text: { de: 'The number is bad' } }],
      bySender: [{ name: 'Lieferwerk Muster GmbH', checked: 1, newlyRejected: 1 }],
    });
  });

  it('are put in force, taken back and removed only as long as nothing was decided by them', async () => {
    const coming = await admin<RuleBundle>(`rules/${bundle.id}/activations`, json('POST', { from: '2099-01-31' }));
    expect(coming.activations).toMatchObject([{ from: '2099-01-30T23:00:00.000Z', until: null, inForce: false }]);
    const remove = async () =>
      problemOf(await server.asAdmin(`/api/v1/admin/rules/${bundle.id}`, { method: 'DELETE' }));
    expect((await remove()).code).toBe('RULES_IN_USE');
    await admin(`rule-activations/${coming.activations[0]!.id}`, { method: 'DELETE' });
    for (const [from, code] of [
      ['2020-01-01', 'RULES_MOMENT_PAST'],
      ['tomorrow', 'INPUT_INVALID'],
    ]) {
      const answer = await server.asAdmin(`/api/v1/admin/rules/${bundle.id}/activations`, json('POST', { from }));
      expect((await problemOf(answer)).code).toBe(code);
    }
    const active = await admin<RuleBundle>(`rules/${bundle.id}/activations`, json('POST', { from: 'now' }));
    expect(active.inForce).toBe(true);
    const { id } = await server.deliver(invoice({ number: 'BAD', seller: 'Andere GmbH' }));
    expect((await server.waitForState(id, 'rejected')).report).toMatchObject({
      bundle: { name: 'Official', version: '2027-01-31', checksum: bundle.checksum },
    });
    expect((await remove()).code).toBe('RULES_IN_USE');
  });
});

describe('the address of the KoSIT daemon', () => {
  const ask = (body: BodyInit, init: RequestInit = {}) =>
    server.fetch('/validator/rechnung%201.xml', {
      method: 'POST',
      body,
      headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/xml' },
      ...init,
    });
  const said = async (answer: Response) => {
    expect(answer.headers.get('content-type')).toMatch(/^application\/xml/);
    const parsed = parseXml(Buffer.from(await answer.text()));
    if (!parsed.ok) throw new Error(parsed.fault.detail);
    return (xpath: string) => parsed.document.eval(xpath, REPORT);
  };

  it('answers 200 with a report in the structure of KoSIT: scenario, steps, messages, assessment', async () => {
    const answer = await ask(invoice({ number: 'HINT' }));
    expect(answer.status).toBe(200);
    const of = await said(answer);
    expect(of('string(/rep:report/@varlVersion)')).toBe('1.0.0');
    // a warning accepts, and yet is not valid
    expect(of('string(/rep:report/@valid)')).toBe('false');
    expect(of('string(//rep:documentReference)')).toBe('rechnung 1.xml');
    expect(of('string(//rep:scenarioMatched/s:scenario/s:name)')).toBe('Invoice');
    expect(of('count(//rep:validationStepResult)')).toBe(2);
    expect(of("string(//rep:validationStepResult[@id='val-xsd']/s:resource/s:location)")).toBe(
      'resources/xsd/ubl-invoice.xsd',
    );
    expect(of("string(//rep:message[@code='T-HINT']/@level)")).toBe('warning');
    expect(of("string(//rep:message[@code='T-HINT']/@id)")).toBe('val-sch.1.1');
    expect(of('boolean(//rep:assessment/rep:accept)')).toBe(true);
    expect(of('string(//rep:engine/rep:info[@key="bundle-sha256"])')).toBe(bundle.checksum);
  });

  it('answers 406 what is not acceptable: by a rule, by the schema, without a scenario, without being XML', async () => {
    const text = Buffer.from(invoice()).toString();
    const broken = text.replace('<cbc:IssueDate>', '<cbc:IssueDate>x');
    const unknown = text.replace(XRECHNUNG, 'urn:unknown');
    for (const [body, xpath] of [
      [invoice({ number: 'BAD' }), "//rep:validationStepResult[@id='val-sch.1']/rep:message[@code='T-NUMBER']"],
      [broken, "//rep:validationStepResult[@id='val-xsd']/rep:message[@level='error']"],
      [unknown, '//rep:noScenarioMatched'],
      ['<Invoice', "//rep:noScenarioMatched/rep:validationStepResult[@id='val-xml']/rep:message"],
    ] as const) {
      const answer = await ask(body);
      expect(answer.status).toBe(406);
      const of = await said(answer);
      expect([xpath, of(`boolean(${xpath})`)]).toEqual([xpath, true]);
      expect(of('boolean(//rep:assessment/rep:reject)')).toBe(true);
    }
  });

  it('answers 422 when the rules break off, 400 without content or with a form, 405 for other methods', async () => {
    const aborted = await ask(invoice({ number: 'ABORT' }));
    expect(aborted.status).toBe(422);
    expect((await said(aborted))("boolean(//rep:message[@code='ENGINE-ABORT'])")).toBe(true);
    expect((await ask('')).status).toBe(400);
    const form = new FormData();
    form.append('file', new Blob([invoice()]), 'a.xml');
    expect((await ask(form, { headers: { Authorization: `Bearer ${TOKEN}` } })).status).toBe(400);
    expect((await server.fetch('/validator/a.xml')).status).toBe(405);
  });

  it('lets in the bearer of its token alone, or whoever is in one of its networks', async () => {
    const withToken = (token?: string) =>
      server.fetch('/validator/a.xml', {
        method: 'POST',
        body: invoice(),
        ...(token && { headers: { Authorization: `Bearer ${token}` } }),
      });
    expect((await withToken()).status).toBe(401);
    expect((await withToken('wrong-token-of-16-letters')).status).toBe(401);
    expect((await withToken(server.demo.tokens.admin)).status).toBe(401);
    await server.stop();
    const open = await server.again({
      VALIDATOR_TOKEN: '',
      VALIDATOR_NETWORKS: '10.0.0.0/8, 127.0.0.0/8',
      VALIDATOR_PER_MINUTE: '2',
    });
    const ask3 = async () =>
      (await fetch(`${open.url}/validator/a.xml`, { method: 'POST', body: invoice({ number: 'HINT' }) })).status;
    expect([await ask3(), await ask3(), await ask3()]).toEqual([200, 200, 429]);
  });
});
