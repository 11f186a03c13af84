import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pino } from 'pino';
import { readConfig } from '../server/config.ts';
import { connectRunning } from '../server/db/openDatabase.ts';
import { listActivations } from '../server/db/ruleActivations.ts';
import { Problem, describeProblem } from '../server/problems.ts';
import { activateBundle, cancelActivation } from '../server/rules/activateBundle.ts';
import { compiledFolder } from '../server/rules/bundleRef.ts';
import { BUILTIN_ID, describeBundles, type DescribedBundle } from '../server/rules/describeBundles.ts';
import { registerBundle, verifyHanded, type Handed } from '../server/rules/registerBundle.ts';
import { removeBundle } from '../server/rules/removeBundle.ts';
import type { RulesStore } from '../server/rules/rulesStore.ts';
import { openBundle } from '../validation/bundle.ts';
import { BundleRefused } from '../validation/bundles/BundleRefused.ts';
import { prepareBundle } from '../validation/bundles/prepareBundle.ts';
import { bindings } from '../validation/en16931/bindings.ts';

/**
 * Rule bundles, in the database of the running server or of DATABASE_URL: `npm run -s rules -- VERB`.
 * Exit 0: done. 1: refused, with the reason. 2: the command is not understood.
 */
const USAGE = `rules list
rules show BUNDLE
rules import FILE.zip|DIR
rules activate BUNDLE --from DATE|MOMENT|now [--beside]
rules deactivate BUNDLE [--from DATE|MOMENT]
rules remove BUNDLE
BUNDLE: "builtin", oder der Anfang von Name oder Prüfsumme / or the beginning of its name or checksum
DATE: 2027-01-31 = Beginn des Tages in Berlin / its beginning in Berlin`;

const root = resolve(import.meta.dirname, '..');
const verbs: Readonly<Record<string, (store: Store, args: readonly string[]) => Promise<void>>> = {
  list,
  show,
  import: importBundle,
  activate,
  deactivate,
  remove,
};
type Store = RulesStore & { readonly check: Parameters<typeof describeBundles>[0]['check'] };

/** What is asked for cannot be understood. */
class Misunderstood extends Error {}

try {
  const [verb = 'list', ...args] = process.argv.slice(2);
  const run = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (!run) throw new Misunderstood(`„${verb}“ gibt es nicht. / There is no "${verb}".`);
  await withStore((store) => run(store, args));
} catch (error) {
  process.exitCode = error instanceof Misunderstood ? 2 : 1;
  console.error(explain(error));
}

async function withStore(run: (store: Store) => Promise<void>): Promise<void> {
  const config = readConfig(process.env);
  const database = await connectRunning(config, pino({ level: 'silent' }));
  // no threads are needed to say which rules are built in
  const check = { ready: builtin() } as unknown as Store['check'];
  try {
    await run({ db: database.db, config, clock: { now: () => new Date() }, check });
  } finally {
    await database.close();
  }
}

async function builtin() {
  const bundle = await openBundle({
    bundleDir: resolve(root, 'schematron/builtin'),
    cacheDir: resolve(root, '.cache/rules'),
    bindings,
  });
  return { name: bundle.name, version: bundle.version, checksum: bundle.checksum };
}

async function list(store: Store): Promise<void> {
  for (const bundle of await describeBundles(store)) {
    console.log([stateOf(bundle), bundle.name, bundle.version, bundle.checksum].join('\t'));
    for (const { from, until, beside } of bundle.activations)
      console.log(`\t${local(from)} – ${until ? local(until) : '…'}${beside ? ' (daneben / beside)' : ''}`);
  }
}

async function show(store: Store, [wanted]: readonly string[]): Promise<void> {
  const bundle = await find(store, wanted ?? BUILTIN_ID);
  console.log(`${bundle.name}, ${bundle.version}: ${stateOf(bundle)}\nSHA-256 ${bundle.checksum}`);
  if (bundle.fileSha256) console.log(`${bundle.fileName ?? ''} SHA-256 ${bundle.fileSha256}`);
  if (bundle.refusal) console.log(`${bundle.refusal.de}\n${bundle.refusal.en}`);
  for (const { name, specifications } of bundle.scenarios) console.log(`  ${name}: ${specifications.join(', ')}`);
  if (bundle.rules !== null) console.log(`${bundle.rules} Regeln / rules`);
  if (bundle.selfTest) {
    const { compared, valid, accepted } = bundle.selfTest;
    console.log(
      `Selbsttest / self-test: ${compared} Rechnungen verglichen / invoices compared; ${accepted} von / of ${valid} gültigen angenommen / valid ones accepted`,
    );
  }
  for (const { file, reason } of bundle.asIs) console.log(`unverändert / as it stands: ${file}\n  ${reason}`);
  if (bundle.unexplained.length > 0)
    console.log(`ohne eigenen Text / without a text of ours: ${bundle.unexplained.join(' ')}`);
}

async function importBundle(store: Store, [path]: readonly string[]): Promise<void> {
  if (!path || !existsSync(path))
    throw new Misunderstood(`„${path ?? ''}“ gibt es nicht. / There is no "${path ?? ''}".`);
  const handed: Handed = statSync(path).isDirectory()
    ? { folder: resolve(path), fileName: null }
    : { zip: readFileSync(path), fileName: basename(path) };
  const verified = verifyHanded(handed);
  console.log(`${verified.name}, ${verified.version}\nSHA-256 ${verified.checksum}`);
  const facts = await prepareBundle(verified, compiledFolder(store), showProgress());
  const bundle = await registerBundle(store, handed, verified, { facts, accountId: null });
  console.log(`Eingespielt in ${facts.seconds} s, gilt noch nicht. / Imported, does not count yet.`);
  await show(store, [bundle.checksum]);
  console.log(`npm run -s rules -- activate ${bundle.checksum.slice(0, 12)} --from DATE`);
}

/** One line per step; within the test of a rule set nothing new is said. */
function showProgress(): Parameters<typeof prepareBundle>[2] {
  const names = { compile: 'übersetzen / compiling', test: 'erproben / testing' };
  let last = '';
  return (step, done, total) => {
    const line = `${names[step]} ${Math.floor(done) + 1}/${total}`;
    if (line !== last) console.log((last = line));
  };
}

async function activate(store: Store, args: readonly string[]): Promise<void> {
  const from = option(args, '--from');
  if (from === null) throw new Misunderstood('Ab wann? / From when? --from DATE');
  const bundle = await find(store, args[0]);
  const bundleId = bundle.builtin ? null : bundle.id;
  await activateBundle(store, { bundleId, from: readFrom(from), beside: args.includes('--beside') }, null);
  await list(store);
}

async function deactivate(store: Store, args: readonly string[]): Promise<void> {
  const bundle = await find(store, args[0]);
  const bundleId = bundle.builtin ? null : bundle.id;
  const coming = (await listActivations(store.db)).filter((a) => a.bundleId === bundleId && a.from > store.clock.now());
  const from = option(args, '--from');
  const meant = from === null ? coming : coming.filter((a) => local(a.from.toISOString()).startsWith(from));
  if (meant.length !== 1)
    throw new Misunderstood(
      `${meant.length} künftige Inkraftsetzungen passen: nennen Sie eine mit --from. / ${meant.length} coming activations fit: name one with --from.`,
    );
  await cancelActivation(store, meant[0]!.id, null);
  await list(store);
}

async function remove(store: Store, [wanted]: readonly string[]): Promise<void> {
  const bundle = await find(store, wanted);
  if (bundle.builtin) throw new Problem('RULES_IN_USE');
  await removeBundle(store, bundle.id, null);
  await list(store);
}

async function find(store: Store, wanted: string | undefined): Promise<DescribedBundle> {
  if (!wanted) throw new Misunderstood('Welches Paket? / Which bundle?');
  const all = await describeBundles(store);
  const found = all.filter((b) => b.id === wanted || b.checksum.startsWith(wanted) || b.name.startsWith(wanted));
  if (found.length !== 1)
    throw new Misunderstood(`${found.length} Pakete passen zu „${wanted}“. / ${found.length} bundles fit "${wanted}".`);
  return found[0]!;
}

function option(args: readonly string[], name: string): string | null {
  const at = args.indexOf(name);
  return at < 0 ? null : (args[at + 1] ?? null);
}

function readFrom(from: string): string {
  if (from === 'now' || (/^\d{4}-\d{2}-\d{2}/.test(from) && !Number.isNaN(Date.parse(from)))) return from;
  throw new Misunderstood(`„${from}“ ist kein Zeitpunkt. / "${from}" is no moment.`);
}

/** 2027-01-31 00:00:00 in Berlin */
function local(moment: string): string {
  return new Date(moment).toLocaleString('sv-SE', { timeZone: 'Europe/Berlin' });
}

function stateOf({ state, inForce }: DescribedBundle): string {
  if (state === 'refused') return 'abgelehnt / refused';
  if (state === 'checking') return 'wird erprobt / being tried';
  return inForce ? 'gilt / in force' : 'bereit / ready';
}

function explain(error: unknown): string {
  if (error instanceof Misunderstood) return `${error.message}\n\n${USAGE}`;
  if (error instanceof BundleRefused) return `Abgelehnt / refused (${error.code})\n${error.text.de}\n${error.text.en}`;
  if (error instanceof Problem)
    return (['de', 'en'] as const)
      .map((language) => Object.values(describeProblem(error, language)).join(': '))
      .join('\n');
  return error instanceof Error ? error.message : String(error);
}
