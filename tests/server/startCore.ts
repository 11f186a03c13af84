import { join } from 'node:path';
import { pino } from 'pino';
import { openAccessPoint } from '../../server/as4/openAccessPoint.ts';
import { readConfig, type Config } from '../../server/config.ts';
import type { Context } from '../../server/context.ts';
import { createOrganisation } from '../../server/db/createOrganisation.ts';
import { findInvoice } from '../../server/db/findInvoice.ts';
import type { InvoiceRow } from '../../server/db/invoiceRow.ts';
import { newId } from '../../server/db/newId.ts';
import { openDatabase, type OpenDatabase } from '../../server/db/openDatabase.ts';
import { saveAuthority } from '../../server/db/saveAuthority.ts';
import { openJobs, type JobTimings } from '../../server/jobs/openJobs.ts';
import { startJobs, type RoundTimings } from '../../server/jobs/startJobs.ts';
import { startOutbox } from '../../server/jobs/startOutbox.ts';
import type { OutboxTimings } from '../../server/mail/runOutbox.ts';
import { receive, type Intake, type Receipt } from '../../server/pipeline/receive.ts';
import { openUnpack } from '../../server/pipeline/unpack/openUnpack.ts';
import { openSmp } from '../../server/smp/openSmp.ts';
import { openRender } from '../../server/render/openRender.ts';
import { openCheck } from '../../server/rules/openCheck.ts';
import type { State } from '../../server/states.ts';
import { openPool, type CheckPool, type PoolOptions } from '../../validation/pool.ts';
import { atEnd } from '../support/cleanUp.ts';
import { databaseFor } from '../support/databaseFor.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { sampleInvoice } from './sampleInvoice.ts';

export type CoreOptions = {
  readonly smtpUrl?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** without workers: what is enqueued stays where it is */
  readonly work?: boolean;
  /** where answers to the supplier go; null: they are not written, only the authority gets mail */
  readonly supplierEmail?: string | null;
  readonly jobs?: Partial<JobTimings>;
  readonly rounds?: Partial<RoundTimings>;
  readonly outbox?: Partial<OutboxTimings>;
  /** of the platform; else the machine's */
  readonly clock?: Context['clock'];
  readonly pool?: { max: number };
  /** a pool of its own with these settings, instead of the one that the tests of a file share */
  readonly engine?: Partial<PoolOptions>;
};

export type Core = {
  readonly ctx: Context;
  readonly database: OpenDatabase;
  readonly organisationId: string;
  readonly authorityId: string;
  readonly config: Config;
  /** delivers bytes as an upload of the organisation */
  deliver(bytes?: Uint8Array, intake?: Partial<Intake>): Promise<Receipt>;
  invoice(id: string): Promise<InvoiceRow>;
  waitFor(id: string, ...states: State[]): Promise<InvoiceRow>;
  stop(): Promise<void>;
};

/** Fast where service is patient: a test waits for things to happen, not for the clock. */
const QUICK: OutboxTimings = {
  poll: 50,
  lease: 60_000,
  deadline: 20_000,
  pauses: [50],
  grace: 5_000,
  mostAttempts: 10_000,
};

/** The server without its HTTP edge, in this process, on the database that the project tests. */
export async function startCore(options: CoreOptions = {}): Promise<Core> {
  const dataDir = await temporaryFolder();
  const env = {
    DATA_DIR: dataDir,
    MAIL_FROM: 'Rechnungsweg <weg@land.example>',
    ...(await databaseFor()),
    ...options.env,
  };
  const config = readConfig(options.smtpUrl ? { ...env, SMTP_URL: options.smtpUrl } : env);
  const log = pino({ level: process.env['LOG_LEVEL'] ?? 'silent' });
  const database = await openDatabase(config, log, options.pool);
  const jobs = await openJobs(database, log, { retryDelay: 1, retryDelayMax: 1, ...options.jobs });
  const clock = options.clock ?? { now: () => new Date() };
  const ctx: Context = {
    config,
    log,
    clock,
    db: database.db,
    jobs,
    check: openCheck(options.engine ? ownPool(options.engine) : sharedPool(), { config, clock, db: database.db }),
    render: (sharedRender ??= closedAtEnd(openRender())),
    unpack: (sharedUnpack ??= closedAtEnd(openUnpack())),
    accessPoint: openAccessPoint(config),
    smp: openSmp(config),
    saml: null,
  };
  const workers =
    options.work === false
      ? []
      : [await startJobs(ctx, options.rounds), await startOutbox(ctx, { ...QUICK, ...options.outbox })];
  const stop = once(async () => {
    for (const part of workers.toReversed()) await part.stop();
    if (workers.length === 0) await jobs.stop();
    await database.close();
  });
  atEnd(stop);
  return { ...(await members(ctx, options.supplierEmail)), ctx, config, database, stop };
}

const AUTHORITY = {
  name: 'Amt für Proben',
  place: null,
  deliverTo: 'rechnung@amt.example',
  listed: true,
  active: true,
  leitwegIds: ['991-33333TEST-33'],
};

async function members(
  ctx: Context,
  email: string | null = 'buchhaltung@lieferant.example',
): Promise<Pick<Core, 'organisationId' | 'authorityId' | 'deliver' | 'invoice' | 'waitFor'>> {
  const now = ctx.clock.now();
  const organisationId = await createOrganisation(ctx.db, { name: 'Muster & Söhne GmbH', email }, now);
  const authorityId = newId();
  await ctx.db.transaction((trx) => saveAuthority(trx, authorityId, AUTHORITY, now));
  const invoice = async (id: string) => {
    const found = await findInvoice(ctx.db, id);
    if (!found) throw new Error(`no invoice ${id}`);
    return found;
  };
  return {
    organisationId,
    authorityId,
    invoice,
    deliver: (bytes = sampleInvoice(), intake = {}) =>
      receive(ctx, { channel: 'upload', organisationId, keys: [], bytes, fileName: 'Rechnung.xml', ...intake }),
    waitFor: (id, ...states) =>
      waitUntil(`invoice ${id} to be ${states.join(' or ')}`, async () => {
        const found = await invoice(id);
        return states.includes(found.state) ? found : null;
      }),
  };
}

let shared: CheckPool | undefined;
let sharedRender: Context['render'] | undefined;
let sharedUnpack: Context['unpack'] | undefined;

/** Its threads, too, are there for all tests of a file. */
function closedAtEnd<Part extends { close(): Promise<void> }>(part: Part): Part {
  atEnd(() => part.close());
  return part;
}

/** One pool per test file: its threads take seconds to warm up. */
function sharedPool(): CheckPool {
  return (shared ??= ownPool({}));
}

function ownPool(options: Partial<PoolOptions>): CheckPool {
  const folder = (path: string) => join(import.meta.dirname, '../..', path);
  const rules = { bundleDir: folder('schematron/builtin'), cacheDir: folder('.cache/rules') };
  const pool = openPool({ ...rules, threads: 1, ...options });
  pool.ready.catch(() => undefined); // a test may want a bundle that cannot be used
  atEnd(() => pool.close());
  return pool;
}

function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= run());
}
