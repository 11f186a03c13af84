import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isStylesheet, readRuleFile } from '../compiler/readRuleFile.ts';
import { ruleTexts } from '../explain/ruleTexts.ts';
import { loadRuleSet, type RuleSetOptions } from '../ruleSet.ts';
import type { Scenario } from '../scenarios.ts';
import type { BundleFacts } from './bundleFacts.ts';
import type { BundleFiles } from './bundleFiles.ts';
import { BundleRefused } from './BundleRefused.ts';
import { runSelfTest } from './runSelfTest.ts';
import { specificationsOf } from './specificationsOf.ts';
import type { VerifiedBundle } from './verifyBundle.ts';

export type Progress = (step: 'compile' | 'test', done: number, total: number, what: string) => void;

/**
 * Compiles a verified bundle into the cache and tries it. Takes one to three minutes for the official configuration. Throws BundleRefused:
 * SCHEMA_BROKEN, RULES_BROKEN, RULES_FORBIDDEN, RULES_ENDLESS, RULES_REJECT_ALL.
 */
export async function prepareBundle(
  bundle: VerifiedBundle,
  cacheDir: string,
  progress: Progress,
  silenceMs?: number,
): Promise<BundleFacts> {
  const started = performance.now();
  const bundleDir = mkdtempSync(join(tmpdir(), 'bundle-'));
  try {
    writeFiles(bundleDir, bundle.files);
    const asIs = await compileAll(bundle, bundleDir, cacheDir, progress);
    const options = {
      bundleDir,
      cacheDir,
      checksum: bundle.checksum,
      scenarios: bundle.scenarios,
      asIs: Object.keys(asIs),
    };
    const tested = await runSelfTest(
      options,
      ({ what, done, total }) => progress('test', done, total, what),
      silenceMs,
    );
    if (tested.valid > 0 && tested.accepted === 0)
      throw new BundleRefused('RULES_REJECT_ALL', { count: tested.valid, rule: tested.firstRule ?? '' });
    const { compared, valid, accepted } = tested;
    return {
      ...describe(bundle, bundleDir),
      asIs: { ...asIs, ...tested.disagree },
      selfTest: { compared, valid, accepted },
      seconds: Math.round((performance.now() - started) / 100) / 10,
    };
  } finally {
    rmSync(bundleDir, { recursive: true, force: true });
  }
}

/** Files of a bundle into a folder; their paths have been looked at. */
export function writeFiles(folder: string, files: BundleFiles): void {
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

/** Compiles every rule set in both ways. Answers which stylesheets can only run as they stand, and why. */
async function compileAll(
  { scenarios, checksum: sum }: VerifiedBundle,
  bundleDir: string,
  cacheDir: string,
  progress: Progress,
): Promise<Record<string, string>> {
  const asIs: Record<string, string> = {};
  const sets = [...new Map(scenarios.map((s) => [`${s.syntax} ${locations(s).join(' ')}`, locations(s)])).values()];
  const stylesheets = [...new Set(sets.flat())].filter(isStylesheet);
  for (const location of stylesheets) {
    const reason = whyNotReadBack(join(bundleDir, location));
    if (reason !== null) asIs[location] = reason;
  }
  const options: RuleSetOptions = { bindings: {}, trusted: false, cacheDir, inputs: sum };
  const total = sets.length + stylesheets.length;
  let done = 0;
  const step = (what: string) => progress('compile', ++done, total, what);
  // The compiler lets as many run at once as there are processors.
  await Promise.all([
    ...stylesheets.map(async (location) => {
      await compiled([location], () => loadRuleSet([{ path: join(bundleDir, location), asIs: true }], options));
      step(location);
    }),
    ...sets.map(async (files) => {
      for (const [file, reason] of await compileSet(files, asIs, bundleDir, options)) asIs[file] = reason;
      step(files.join(' + '));
    }),
  ]);
  return asIs;
}

/** One rule set by our compiler. Answers the stylesheets with which that failed, and why; then they run as they stand. */
async function compileSet(
  files: readonly string[],
  asIs: Readonly<Record<string, string>>,
  bundleDir: string,
  options: RuleSetOptions,
): Promise<[string, string][]> {
  const paths = files.map((f) => ({ path: join(bundleDir, f), asIs: f in asIs }));
  try {
    await loadRuleSet(paths, options);
    return [];
  } catch (error) {
    const read = files.filter((f) => isStylesheet(f) && !(f in asIs));
    if (read.length === 0) throw toRefusal(files, error);
    await compiled(files, () =>
      loadRuleSet(
        paths.map((p) => ({ ...p, asIs: p.asIs || isStylesheet(p.path) })),
        options,
      ),
    );
    return read.map((file) => [file, (error as Error).message]);
  }
}

const locations = (scenario: Scenario) => scenario.schematron.map((r) => r.location);

async function compiled(files: readonly string[], run: () => Promise<unknown>): Promise<void> {
  try {
    await run();
  } catch (error) {
    throw toRefusal(files, error);
  }
}

function toRefusal(files: readonly string[], error: unknown): BundleRefused {
  const detail = (error as Error).message.slice(0, 1000);
  const code = detail.includes('is not allowed in rules') ? 'RULES_FORBIDDEN' : 'RULES_BROKEN';
  return new BundleRefused(code, { path: files.join(', '), detail });
}

function whyNotReadBack(file: string): string | null {
  try {
    readRuleFile(file);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

function describe(
  { scenarios }: VerifiedBundle,
  bundleDir: string,
): Pick<BundleFacts, 'scenarios' | 'rules' | 'unexplained'> {
  const ids = new Set<string>();
  let unread = false;
  for (const location of new Set(scenarios.flatMap(locations))) {
    try {
      for (const { rules } of readRuleFile(join(bundleDir, location)).patterns)
        for (const { items } of rules) for (const item of items) if (item.k === 'assert') ids.add(item.id);
    } catch {
      // runs as it stands: its rules are known when they speak
      unread = true;
    }
  }
  const known = ruleTexts('de');
  return {
    scenarios: scenarios.map((s) => ({
      name: s.name,
      syntax: s.syntax,
      specifications: specificationsOf(s),
      files: locations(s),
    })),
    rules: unread ? null : ids.size,
    unexplained: [...ids].filter((id) => !known.has(id)).toSorted(),
  };
}
