import { fileURLToPath } from 'node:url';
import pino, { type Logger } from 'pino';
import { openPool } from '../validation/pool.ts';
import { openAccessPoint } from './as4/openAccessPoint.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import type { Context } from './context.ts';
import { explainUnusable } from './db/explainUnusable.ts';
import { openDatabase } from './db/openDatabase.ts';
import { isDemo, prepareDemo, refuseOpenDemo } from './demo.ts';
import { offerFirstAdmin } from './http/session/offerFirstAdmin.ts';
import { startMail } from './channels/mail/startMail.ts';
import { makeApp } from './http/app.ts';
import { explainAddress } from './http/explainAddress.ts';
import { listen, type Listening } from './http/listen.ts';
import { listenMetrics } from './http/listenMetrics.ts';
import { openMetrics } from './http/metrics.ts';
import { httpAddress } from './httpAddress.ts';
import { checkKey } from './journal/checkKey.ts';
import { openJobs } from './jobs/openJobs.ts';
import { startJobs } from './jobs/startJobs.ts';
import { startOutbox } from './jobs/startOutbox.ts';
import { openSmp } from './smp/openSmp.ts';
import { openUnpack } from './pipeline/unpack/openUnpack.ts';
import { prepareFolder } from './prepareFolder.ts';
import { openRender } from './render/openRender.ts';
import { openCheck } from './rules/openCheck.ts';
import { openSaml } from './saml/openSaml.ts';

/** A running upload may end; whoever is slower sends again and gets the first answer, nothing is lost. */
const PATIENCE_MS = 5_000;
/**
 * Kubernetes kills after 30 s, systemd after 90. Longer than the parts may take one after the other: HTTP (above), the outbox
 * (5 s) and the jobs (12 s).
 */
const STOP_LIMIT_MS = 25_000;

const folder = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const say = (line: string) => void process.stdout.write(`${line}\n`);

/** What is open, in the order of opening; closed from the end. */
const open: { readonly name: string; close(): Promise<unknown> }[] = [];
let stopping = false;

try {
  await start(readConfig(process.env));
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  await stop(error instanceof ConfigError ? 2 : 1);
}

async function start(wanted: Config): Promise<void> {
  const log = pino({ level: wanted.logLevel }, pino.destination(2));
  process.on('SIGTERM', () => void stop(0));
  process.on('SIGINT', () => void stop(0));
  if (wanted.demo === 'on') refuseOpenDemo(wanted);
  // Said before anything is touched.
  checkKey(wanted);
  const listening = await openPort(wanted);
  const config = withPort(wanted, listening.port);
  const ctx = await openParts(config, log);
  const demo = await isDemo(config, ctx.db);
  if (demo) say(`Demo: Zugangsdaten in / access data in ${await prepareDemo(ctx)}`);
  else await sayFirstAdmin(ctx);

  const jobs = await startJobs(ctx);
  open.push({ name: 'jobs', close: () => jobs.stop() });
  const outbox = await startOutbox(ctx);
  open.push({ name: 'outbox', close: () => outbox.stop() });
  say(
    `Postausgang / outgoing mail: ${config.smtpUrl ? new URL(config.smtpUrl).host : `${config.dataDir}/outbox/*.eml`}`,
  );

  const metrics = openMetrics(ctx);
  await openMailIn(ctx, demo);

  if (config.metricsPort !== null) await openMetricsPort(config.metricsPort, metrics);
  await ctx.check.ready;
  listening.serve(makeApp(ctx, metrics));
  open.push({ name: 'http', close: () => listening.close(PATIENCE_MS) });
  say(`ready ${httpAddress(config.host, listening.port)}`);
}

async function openMailIn(ctx: Context, demo: boolean): Promise<void> {
  const mail = await startMail(ctx, { demo });
  open.push({ name: 'mail', close: () => mail.stop() });
  if (mail.smtpPort === null) return;
  const { smtpHost, addresses } = ctx.config.mailIn;
  say(`Posteingang / incoming mail: smtp://${smtpHost ?? ctx.config.host}:${mail.smtpPort} ${addresses.join(', ')}`);
}

/** First of all: a port in use is said before anything is touched. */
async function openPort({ host, port, limits }: Config): Promise<Listening> {
  const listening = await listen(host, port, limits.requestMs).catch((error: unknown) => {
    throw unusable(error, explainAddress(error, host, port));
  });
  open.push({ name: 'port', close: () => listening.close(0) });
  return listening;
}

async function openMetricsPort(port: number, metrics: ReturnType<typeof openMetrics>): Promise<void> {
  const server = await listenMetrics(port, metrics);
  open.push({ name: 'metrics', close: () => server.close(0) });
  say(`Kennzahlen / metrics: ${httpAddress('127.0.0.1', server.port)}/metrics`);
}

/** The database and the rules take the time of a start; both at once. */
async function openParts(config: Config, log: Logger): Promise<Context> {
  // A broken key is said before anything is touched.
  const accessPoint = openAccessPoint(config);
  const smp = openSmp(config);
  say('Regeln werden geladen / loading the rules');
  const threads = config.checkThreads > 0 ? { threads: config.checkThreads } : {};
  const pool = openPool({
    bundleDir: folder('schematron/builtin'),
    cacheDir: folder('.cache/rules'),
    limits: { attachments: config.limits.attachments, bytes: config.limits.invoiceBytes },
    ...threads,
  });
  open.push({ name: 'rules', close: () => pool.close() });
  const render = openRender();
  open.push({ name: 'render', close: () => render.close() });
  const unpack = openUnpack();
  open.push({ name: 'unpack', close: () => unpack.close() });
  prepareFolder(config.dataDir);
  const database = await openDatabase(config, log).catch((error: unknown) => {
    throw unusable(error, config.databaseUrl && explainUnusable(error, config.databaseUrl));
  });
  open.push({ name: 'database', close: () => database.close() });
  void database.lost.then((error) => {
    log.fatal({ err: error }, 'the database is gone');
    void stop(1);
  });
  say(
    `Datenbank / database: ${database.embedded ? `${config.dataDir} (eingebettet, nur zum Erproben / embedded, for trial only)` : 'PostgreSQL'}`,
  );
  const jobs = await openJobs(database, log);
  open.push({ name: 'queue', close: () => jobs.stop() });
  const clock = { now: () => new Date() };
  const check = openCheck(pool, { config, clock, db: database.db });
  const saml = await openSaml(config, log, clock);
  return { config, log, clock, db: database.db, jobs, check, render, unpack, accessPoint, smp, saml };
}

async function sayFirstAdmin(ctx: Context): Promise<void> {
  const link = await offerFirstAdmin(ctx);
  if (link)
    say(`Erste Verwaltung einrichten (eine Stunde gültig) / set up the first administrator (valid one hour): ${link}`);
}

/** With PORT=0 links name the port that the system gave. */
function withPort(config: Config, port: number): Config {
  const unset = config.publicUrl === httpAddress(config.host, 0);
  return unset ? { ...config, publicUrl: httpAddress(config.host, port) } : config;
}

/** Gives everything back in reverse order, then ends. A second signal does not wait. */
async function stop(code: number): Promise<never> {
  if (stopping) process.exit(code || 1);
  stopping = true;
  setTimeout(() => process.exit(code || 1), STOP_LIMIT_MS).unref();
  for (const part of open.reverse()) {
    await part.close().catch((error: unknown) => process.stderr.write(`${part.name}: ${explain(error)}\n`));
  }
  process.exit(code);
}

function explain(error: unknown): string {
  if (error instanceof ConfigError) return error.lines.join('\n');
  const { message } = error as Partial<Error>;
  return message || String(error);
}

/** What whoever starts the server can mend is said in one line; anything else as it is. */
function unusable(error: unknown, line: string | null): unknown {
  return line ? new ConfigError([line]) : error;
}
