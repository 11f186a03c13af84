import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readReport } from '../../../server/db/readReport.ts';
import { listTasks } from '../../../server/db/ruleTasks.ts';
import type { BundleRow } from '../../../server/db/ruleBundles.ts';
import { Problem } from '../../../server/problems.ts';
import { activateBundle, cancelActivation } from '../../../server/rules/activateBundle.ts';
import { compareReports } from '../../../server/rules/compareReports.ts';
import { describeBundles } from '../../../server/rules/describeBundles.ts';
import { openCheck } from '../../../server/rules/openCheck.ts';
import { orderTrial } from '../../../server/rules/orderTrial.ts';
import { removeBundle } from '../../../server/rules/removeBundle.ts';
import type { TrialResult } from '../../../server/rules/trialResult.ts';
import { openPool } from '../../../validation/pool.ts';
import { atEnd } from '../../support/cleanUp.ts';
import type { Rules } from '../../support/rules/stylesheets.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { waitUntil } from '../../support/waitUntil.ts';
import { sampleInvoice } from '../sampleInvoice.ts';
import { startCore, type Core } from '../startCore.ts';
import { importBundle } from './importBundle.ts';

/** 31 January 2027 begins in Berlin at 23:00 UTC of the day before. */
const BEFORE = new Date('2027-01-30T22:59:59Z'); // 30 January, 23:59:59
const SWITCH = new Date('2027-01-30T23:00:00Z'); // 31 January, 00:00:00
const NEXT = 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_9.0';

/** Takes the invoices of the self-test, and not those of this test: their seller has another street. */
const strict: Rules = {
  patterns: [
    [
      {
        context: '/ubl:Invoice',
        asserts: [
          {
            id: 'T-STREET',
            test: "cac:AccountingSupplierParty//cbc:StreetName = 'Werkstraße 1'",
            text: 'Other street',
          },
        ],
      },
    ],
  ],
};

/** Two bundles compiled and tried on a machine that is busy: a limit against hanging. */
const BUSY_MS = 600_000;

let now = BEFORE.getTime();
const clock = { now: () => new Date(now) };
let core: Core;
let coming: BundleRow;
let beside: BundleRow;
const problem = (run: Promise<unknown>) =>
  run.then(
    () => null,
    (error: unknown) => (error instanceof Problem ? error.code : error),
  );

beforeAll(async () => {
  core = await startCore({ clock, supplierEmail: null, rounds: { ruleTasks: 50 } });
  coming = await importBundle(core.ctx, { name: 'Coming rules', date: '2027-01-31', rules: strict });
  beside = await importBundle(core.ctx, { name: 'Next generation', specification: NEXT });
}, BUSY_MS);

/** Number of an invoice -> how it ended and by which bundle. */
async function deliver(number: string): Promise<{ state: string; bundle: string }> {
  const { id } = await core.deliver(sampleInvoice({ number }));
  const { state, reportId } = await core.waitFor(id, 'exported', 'rejected');
  const report = await readReport(core.ctx.db, reportId!);
  return { state, bundle: report!.bundle.checksum };
}

describe('rule bundles', () => {
  it('are tried in the background and then ready', () => {
    expect([coming, beside].map(({ state, refusal }) => ({ state, refusal }))).toEqual([
      { state: 'ready', refusal: null },
      { state: 'ready', refusal: null },
    ]);
    expect(coming.facts).toMatchObject({ asIs: {}, unexplained: ['T-STREET'], selfTest: { valid: 1, accepted: 1 } });
  });

  it('that reject all test invoices are refused, and what counts stays', async () => {
    const rules = { patterns: [[{ context: '/*', asserts: [{ id: 'T-NO', test: 'false()' }] }]] };
    const refused = await importBundle(core.ctx, { name: 'Broken', rules });
    expect(refused).toMatchObject({ state: 'refused', refusal: { code: 'RULES_REJECT_ALL' } });
    expect(await problem(activate(refused, 'now'))).toBe('RULES_NOT_READY');
    const counting = (await describeBundles(core.ctx)).filter(({ inForce }) => inForce);
    expect(counting.map(({ id }) => id)).toEqual(['builtin']);
    await removeBundle(core.ctx, refused.id, null);
  });

  const activate = (bundle: BundleRow, from: string, besideOthers = false) =>
    activateBundle(core.ctx, { bundleId: bundle.id, from, beside: besideOthers }, null);

  it('count from their moment on in Berlin, for what is received from then on, without a restart', async () => {
    const builtin = (await core.ctx.check.ready).checksum;
    await activate(coming, '2027-01-31');
    now = BEFORE.getTime();
    expect(await deliver('B-1')).toEqual({ state: 'exported', bundle: builtin });
    now = SWITCH.getTime();
    expect(await deliver('B-2')).toEqual({ state: 'rejected', bundle: coming.checksum });
    now = BEFORE.getTime();
    expect(await deliver('B-3')).toEqual({ state: 'exported', bundle: builtin });
  });

  it('count from the same moment on in every process on the database', async () => {
    const root = join(import.meta.dirname, '../../..');
    const pool = openPool({
      bundleDir: join(root, 'schematron/builtin'),
      cacheDir: join(root, '.cache/rules'),
      threads: 1,
    });
    atEnd(() => pool.close());
    const config = { dataDir: await temporaryFolder() };
    const other = openCheck(pool, { config, clock, db: core.ctx.db });
    for (const process of [core.ctx.check, other]) {
      const [before, after] = [
        await process.check(sampleInvoice(), { at: BEFORE }),
        await process.check(sampleInvoice(), { at: SWITCH }),
      ];
      expect([before.verdict, after.verdict]).toEqual(['accept', 'reject']);
      expect(after.bundle).toEqual({ name: 'Coming rules', version: '2027-01-31', checksum: coming.checksum });
      expect(after.findings[0]).toMatchObject({ rule: 'T-STREET', level: 'error', text: { de: 'Other street' } });
    }
  });

  it('count by the moment of receipt, also when the check comes later', async () => {
    now = BEFORE.getTime();
    const { id } = await core.deliver(sampleInvoice({ number: 'B-4' }));
    now = SWITCH.getTime() + 3_600_000;
    const { state } = await core.waitFor(id, 'exported', 'rejected');
    now = BEFORE.getTime();
    expect(state).toBe('exported');
  });

  it('stand side by side, chosen by BT-24', async () => {
    const activation = await activate(beside, 'now', true);
    const text = sampleInvoice().toString();
    const next = Buffer.from(text.replace(/<cbc:CustomizationID>[^<]*/, `<cbc:CustomizationID>${NEXT}`));
    const [now3, now9] = [await core.ctx.check.check(sampleInvoice()), await core.ctx.check.check(next)];
    expect([now3.verdict, now3.bundle.name]).toEqual(['accept', (await core.ctx.check.ready).name]);
    expect([now9.verdict, now9.bundle.name]).toEqual(['accept', 'Next generation']);
    expect((await core.ctx.check.check(next, { at: SWITCH })).verdict).toBe('no-scenario');
    expect(await problem(cancelActivation(core.ctx, activation.id, null))).toBe('RULES_IN_USE');
  });

  it('are refused where two would count for the same invoices, or in the past', async () => {
    expect(await problem(activate(coming, '2027-01-31'))).toBe('RULES_MOMENT_TAKEN');
    expect(await problem(activate(coming, '2027-01-30T23:30:00Z', true))).toBe('RULES_MOMENT_TAKEN');
    expect(await problem(activate(coming, '2027-01-30'))).toBe('RULES_MOMENT_PAST');
    const later = await activateBundle(core.ctx, { bundleId: null, from: '2027-03-01', beside: false }, null);
    const described = (await describeBundles(core.ctx)).find(({ id }) => id === coming.id);
    expect(described?.activations).toMatchObject([
      { from: SWITCH.toISOString(), until: '2027-02-28T23:00:00.000Z', inForce: false },
    ]);
    await cancelActivation(core.ctx, later.id, null);
    expect(await problem(removeBundle(core.ctx, coming.id, null))).toBe('RULES_IN_USE');
  });

  it('are tried on the invoices of the last days: how many would fail, why and whose', async () => {
    now = SWITCH.getTime();
    const { id } = await orderTrial(core.ctx, coming.id, 30, null);
    expect((await orderTrial(core.ctx, coming.id, 30, null)).id).toBe(id);
    const done = await waitUntil('the dry run to end', async () => {
      const [task] = await listTasks(core.ctx.db, coming.id, 'trial');
      return task?.state === 'done' ? task : null;
    });
    const result = done.result as TrialResult;
    // B-1, B-3 and B-4, accepted by the rules of their time; B-2 came at this very moment
    expect(result).toMatchObject({ checked: 3, rejected: 3, newlyRejected: 3, newlyAccepted: 0, undecided: 0 });
    expect(result.byRule).toMatchObject({ 'T-STREET': { invoices: 3, de: 'Other street' } });
    expect(Object.values(result.bySender)).toEqual([{ name: 'Muster & Söhne GmbH', checked: 3, newlyRejected: 3 }]);
    expect((await core.waitFor(result.examples[0]!, 'exported')).state).toBe('exported');
  });

  it('check a stored invoice again, and say what is different', async () => {
    const first = await core.ctx.check.check(sampleInvoice(), { at: BEFORE });
    const second = await core.ctx.check.check(sampleInvoice(), { at: SWITCH });
    expect(compareReports(first, second)).toEqual({
      sameVerdict: false,
      onlyFirst: first.findings.map(({ rule, level, count }) => ({ rule, level, count })),
      onlySecond: [{ rule: 'T-STREET', level: 'error', count: 1 }],
    });
    expect(compareReports(first, first)).toEqual({ sameVerdict: true, onlyFirst: [], onlySecond: [] });
  });

  it('that are known are not imported twice', async () => {
    const again = importBundle(core.ctx, { name: 'Coming rules', date: '2027-01-31', rules: strict });
    expect(await problem(again)).toBe('RULES_KNOWN');
  });
});
