import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPool, type CheckPool } from '../../../validation/pool.ts';
import type { Report } from '../../../validation/report.ts';
import { testBundle, testInvoice } from './testBundle.ts';

let pool: CheckPool;
let options: { bundleDir: string; cacheDir: string };

beforeAll(async () => {
  options = await testBundle();
  pool = openPool({ ...options, threads: 2, timeLimitMs: 20_000, memoryLimitMb: 128 });
  await pool.ready;
});
afterAll(() => pool.close());

const rules = (report: Report) => report.findings.map((f) => `${f.rule} ${f.level} ${f.count}`);

describe('a document goes through four steps', () => {
  test('one without faults is accepted, with what people need to know of it', async () => {
    const bytes = testInvoice();
    const report = await pool.check(bytes);
    expect(report).toMatchObject({
      verdict: 'accept',
      wellformed: true,
      schemaValid: true,
      scenario: 'text nodes',
      syntax: 'ubl-invoice',
      bytes: bytes.length,
    });
    expect(report.summary).toMatchObject({ number: '1', specification: 'test', buyer: null });
    expect(report.bundle).toMatchObject({ name: 'Test', version: '2026-01-01' });
    // a rule of level error that the scenario turns into an information does not reject
    expect(rules(report)).toEqual(['T-CUSTOM information 1']);
  });

  test('a finding says rule, level, place with line, value and text', async () => {
    const report = await pool.check(testInvoice({ note: 'warning' }));
    expect(report.verdict).toBe('accept');
    expect(report.findings[0]).toMatchObject({
      rule: 'T-WARNING',
      level: 'warning',
      source: 'cen',
      places: [{ path: '/u:Invoice[1]/b:Note[1]', line: 3, value: 'warning' }],
      text: { en: 'A warning, warning' },
    });
  });

  test('an error of the schema keeps the rules from running', async () => {
    const report = await pool.check(testInvoice({ id: '<b:Nonsense/>' }));
    expect(report).toMatchObject({ verdict: 'reject', schemaValid: false, scenario: 'text nodes' });
    expect(new Set(report.findings.map((f) => f.source))).toEqual(new Set(['schema']));
  });

  test.each([
    ['a blank in the identifier', 'test ', 'SCENARIO-NONE', /Leerzeichen/],
    [
      'an old version',
      'urn:cen.eu:en16931:2017#compliant#urn:xoev-de:kosit:standard:xrechnung_2.1',
      'SCENARIO-NONE',
      /XRechnung 2\.1/,
    ],
    [
      'another specification',
      'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0',
      'SCENARIO-NONE',
      /Peppol BIS/,
    ],
    ['two identifiers', 'test</b:CustomizationID><b:CustomizationID>test#a', 'SCENARIO-AMBIGUOUS', /mehrfach/],
    ['a comment that makes two scenarios fit', 'test<!-- -->#a', 'SCENARIO-AMBIGUOUS', /Kommentar/],
  ])('%s fits no scenario', async (_, customization, rule, text) => {
    const report = await pool.check(testInvoice({ customization }));
    expect(report).toMatchObject({ verdict: 'no-scenario', scenario: null, schemaValid: null });
    expect(report.findings[0]!.rule).toBe(rule);
    expect(report.findings[0]!.text.de).toMatch(text);
  });

  test.each([
    ['a comment', 'test<!-- -->', 'text nodes'],
    ['a CDATA section', '<![CDATA[te]]>st', 'text nodes'],
    ['a comment in the compared string value', 'test<!-- -->#a'.replace('test', 'tes<!-- -->t'), 'string value'],
  ])('%s leaves the identifier what it is', async (_, customization, scenario) => {
    expect((await pool.check(testInvoice({ customization }))).scenario).toBe(scenario);
  });

  test('a scenario without rules is never accepted', async () => {
    const report = await pool.check(testInvoice({ customization: 'none' }));
    expect(report.verdict).toBe('reject');
    expect(rules(report)).toEqual(['SYNTAX-NOT-YET error 1']);
  });

  test('what is no XML is rejected with its reason', async () => {
    const report = await pool.check(Buffer.from('%PDF-1.7'));
    expect(report).toMatchObject({ verdict: 'reject', wellformed: false, syntax: null, scenario: null });
    expect(report.findings[0]).toMatchObject({ rule: 'XML-NOT-XML', source: 'parse' });
  });
});

describe('a document that the rules cannot bear', () => {
  test('one rule without a value is a finding of that rule, of level error', async () => {
    const report = await pool.check(testInvoice({ note: 'cast' }));
    expect(report.verdict).toBe('reject');
    expect(rules(report)).toEqual(['T-CAST error 1', 'T-CUSTOM information 1']);
  });

  test('a run that breaks off the same way twice rejects the document', async () => {
    const report = await pool.check(testInvoice({ note: 'abort' }));
    expect(report).toMatchObject({ verdict: 'reject', scenario: 'text nodes', schemaValid: true });
    expect(rules(report)).toEqual(['ENGINE-ABORT error 1']);
  });

  test('an endless loop ends at the time limit, while others are checked', async () => {
    const impatient = openPool({ ...options, threads: 2, timeLimitMs: 3000 });
    try {
      await impatient.ready;
      const loop = impatient.check(testInvoice({ note: 'loop' }));
      expect((await impatient.check(testInvoice())).verdict).toBe('accept');
      const report = await loop;
      expect(report.verdict).toBe('error');
      expect(rules(report)).toEqual(['ENGINE-TIME-LIMIT error 1']);
      expect(
        (await Promise.all([impatient.check(testInvoice()), impatient.check(testInvoice())])).map((r) => r.verdict),
      ).toEqual(['accept', 'accept']);
    } finally {
      await impatient.close();
    }
  });

  test.each(['memory', 'deep'])('no note (%s) brings the others down, and none is accepted', async (note) => {
    const [bad, good] = await Promise.all([pool.check(testInvoice({ note })), pool.check(testInvoice())]);
    expect(['error', 'reject']).toContain(bad.verdict);
    expect(good.verdict).toBe('accept');
    expect((await pool.check(testInvoice())).verdict).toBe('accept');
  });
});

describe('lanes', () => {
  test('the public check leaves a thread to the intake', async () => {
    const two = openPool({ ...options, threads: 2, timeLimitMs: 60_000, publicTimeLimitMs: 5000 });
    try {
      await two.ready;
      const hogs = Array.from({ length: 3 }, () => two.check(testInvoice({ note: 'loop' }), { lane: 'public' }));
      const order: string[] = [];
      const first = Promise.race(hogs).then(() => order.push('public'));
      const intake = two.check(testInvoice()).then(() => order.push('intake'));
      await Promise.all([first, intake]);
      expect(order).toEqual(['intake', 'public']);
      expect((await Promise.all(hogs)).map((r) => r.verdict)).toEqual(['error', 'error', 'error']);
    } finally {
      await two.close();
    }
  });

  test('a full public queue is told so', async () => {
    const one = openPool({ ...options, threads: 1, publicTimeLimitMs: 2000 });
    try {
      await one.ready;
      const stop = new AbortController();
      const waiting = Array.from({ length: 51 }, () =>
        one.check(testInvoice({ note: 'loop' }), { lane: 'public', signal: stop.signal }),
      );
      const settled = Promise.allSettled(waiting);
      const late = await one.check(testInvoice(), { lane: 'public' });
      expect(late.verdict).toBe('error');
      expect(rules(late)).toEqual(['ENGINE-BUSY error 1']);
      stop.abort(new Error('enough'));
      expect(new Set((await settled).map((s) => s.status))).toEqual(new Set(['rejected']));
      expect((await one.check(testInvoice(), { lane: 'public' })).verdict).toBe('accept');
    } finally {
      await one.close();
    }
  });
});

test('a folder without rules is said at once', async () => {
  const broken = openPool({ bundleDir: options.cacheDir, cacheDir: options.cacheDir, threads: 1 });
  try {
    await expect(broken.ready).rejects.toThrow(/no scenarios\.xml/);
  } finally {
    await broken.close();
  }
});
