import { basename, join } from 'node:path';
import { loadRuleSet, type RuleSet } from '../ruleSet.ts';
import { isStylesheet } from '../compiler/readRuleFile.ts';
import { nodePath } from '../compiler/nodePath.ts';
import { runRules, parseForRules, type Failure } from '../compiler/runRules.ts';
import { runStylesheet } from '../compiler/runStylesheet.ts';
import { openBundle, type Bundle } from '../bundle.ts';
import type { Scenario } from '../scenarios.ts';
import type { Report } from '../report.ts';
import { setAsideDocuments } from '../setAsideDocuments.ts';
import { checkSchema } from '../steps/checkSchema.ts';
import { RulesAborted, validate } from '../validate.ts';
import { parseXml } from '../xml.ts';
import { specificationsOf } from './specificationsOf.ts';
import { testInvoices, validInvoice, type TestInvoice } from './testInvoices.ts';

export type SelfTest = {
  /** test invoices on which compiled rules and stylesheets were compared, over all rule sets */
  readonly compared: number;
  /** stylesheets whose compiled rules say something else than they do themselves: location -> why */
  readonly disagree: Readonly<Record<string, string>>;
  /** valid invoices of the specifications that the bundle knows */
  readonly valid: number;
  readonly accepted: number;
  /** the first rule that rejected one of them */
  readonly firstRule: string | null;
};
/** `step`: what runs now, so that whoever waits knows when nothing moves any more. */
export type Say = (step: { readonly what: string; readonly done: number; readonly total: number }) => void;
export type SelfTestOptions = {
  readonly bundleDir: string;
  readonly cacheDir: string;
  readonly checksum: string;
  readonly scenarios: readonly Scenario[];
  /** stylesheets that cannot be read back: nothing to compare there */
  readonly asIs: readonly string[];
};

type Group = {
  readonly scenarios: readonly Scenario[];
  readonly files: readonly string[];
  readonly stylesheets: readonly string[];
};

/**
 * Runs the bundle on our test invoices: what the compiler made of its stylesheets against the stylesheets as they stand, finding by finding; then
 * the whole check on valid invoices.
 */
export async function selfTest(options: SelfTestOptions, say: Say): Promise<SelfTest> {
  const groups = groupsOf(options);
  const bundle = await openBundle({ ...options, bindings: null });
  const disagree: Record<string, string> = {};
  let compared = 0;
  const total = groups.length;
  for (const [i, group] of groups.entries()) {
    const invoices = invoicesFor(group, bundle);
    const sets = await loadBoth(group, options);
    const files = group.files.map((f) => basename(f)).join(' + ');
    invoices.forEach((invoice, n) => {
      say({ what: `${files}: ${invoice.name}`, done: i + n / invoices.length, total });
      compared++;
      for (const [location, why] of compare(sets, invoice, group)) disagree[location] ??= why;
    });
  }
  return { compared, disagree, ...(await tryValid(options, Object.keys(disagree), say)) };
}

/** Rule sets with something to compare; each stylesheet once per syntax, in the largest set it belongs to. */
function groupsOf({ scenarios, asIs }: SelfTestOptions): Group[] {
  const byFiles = Map.groupBy(scenarios, (s) => `${s.syntax} ${s.schematron.map((r) => r.location).join(' ')}`);
  const largestFirst = [...byFiles.values()].toSorted((a, b) => b[0]!.schematron.length - a[0]!.schematron.length);
  const seen = new Set<string>();
  return largestFirst.flatMap((same) => {
    const files = same[0]!.schematron.map((r) => r.location);
    const stylesheets = files.filter(
      (f) => isStylesheet(f) && !asIs.includes(f) && !seen.has(`${same[0]!.syntax} ${f}`),
    );
    for (const file of stylesheets) seen.add(`${same[0]!.syntax} ${file}`);
    return stylesheets.length === 0 ? [] : [{ scenarios: same, files, stylesheets }];
  });
}

/** Those that the schema lets through: on others the rules never run. */
function invoicesFor({ scenarios }: Group, bundle: Bundle): TestInvoice[] {
  const loaded = bundle.scenarios.find(({ scenario }) => scenario.name === scenarios[0]!.name)!;
  const all = testInvoices(scenarios[0]!.syntax!, [...new Set(scenarios.flatMap(specificationsOf))]);
  return all.filter(({ xml }) => {
    const parsed = parseXml(xml);
    if (!parsed.ok) return false;
    try {
      return checkSchema(loaded, parsed.document).length === 0;
    } finally {
      parsed.document.dispose();
    }
  });
}

type Both = { readonly compiled: RuleSet; readonly asTheyStand: RuleSet };

async function loadBoth(
  { files, stylesheets }: Group,
  { bundleDir, cacheDir, checksum, asIs: unread }: SelfTestOptions,
): Promise<Both> {
  const load = (asIs: readonly string[]) =>
    loadRuleSet(
      files.map((file) => ({ path: join(bundleDir, file), asIs: asIs.includes(file) })),
      { bindings: {}, trusted: false, cacheDir, inputs: checksum },
    );
  return { compiled: await load(files.filter((f) => unread.includes(f))), asTheyStand: await load(stylesheets) };
}

/** Location -> what differs. Where a stylesheet breaks off, the compiled rules must have an error of their own. */
function compare(
  { compiled, asTheyStand }: Both,
  { name, xml }: TestInvoice,
  { files, stylesheets }: Group,
): [string, string][] {
  const parsed = parseXml(xml);
  if (!parsed.ok) return [];
  const { document } = parsed;
  setAsideDocuments(document, 'all');
  const tree = parseForRules(document.toString({ format: false, noDeclaration: true }));
  document.dispose();
  const own = attempt(() => (compiled.compiled ? runRules(compiled.compiled, tree) : []));
  return asTheyStand.asIs.flatMap((stylesheet): [string, string][] => {
    const location = files[stylesheet.schema]!;
    if (!stylesheets.includes(location)) return [];
    const said = attempt(() => runStylesheet(stylesheet, tree));
    const ours = own?.filter((f) => f.assert.schema === stylesheet.schema) ?? null;
    const difference = firstDifference(said, ours);
    return difference === null ? [] : [[location, `${difference} (${name})`]];
  });
}

/** null: it broke off. */
function attempt(run: () => Failure[]): Failure[] | null {
  try {
    return run();
  } catch {
    return null;
  }
}

function firstDifference(said: Failure[] | null, ours: Failure[] | null): string | null {
  if (said === null)
    return ours === null || ours.some((f) => f.unevaluable) ? null : 'breaks off, compiled rules do not';
  if (ours === null) return 'compiled rules break off';
  const [left, right] = [said, ours].map((list) => list.map(keyOf).toSorted());
  const missing = left!.find((key) => !right!.includes(key));
  const extra = right!.find((key) => !left!.includes(key));
  if (missing !== undefined) return `compiled rules do not find ${missing}`;
  if (extra !== undefined) return `compiled rules find ${extra}`;
  return left!.length === right!.length ? null : 'another number of findings';
}

function keyOf({ assert, node, attribute, unevaluable }: Failure): string {
  return `${assert.id} ${unevaluable ? 'unevaluable' : assert.level} ${nodePath(node, attribute)}`;
}

async function tryValid(
  { bundleDir, cacheDir, scenarios, asIs }: SelfTestOptions,
  disagree: readonly string[],
  say: Say,
): Promise<Pick<SelfTest, 'valid' | 'accepted' | 'firstRule'>> {
  const bundle = await openBundle({ bundleDir, cacheDir, bindings: null, asIs: [...asIs, ...disagree] });
  const invoices = scenarios.flatMap((s) =>
    s.syntax === null ? [] : specificationsOf(s).map((specification) => validInvoice(s.syntax!, specification)),
  );
  const reports = invoices.map((xml, done) => {
    say({ what: 'valid', done, total: invoices.length });
    return reportOn(bundle, xml);
  });
  const known = reports.filter((report) => report.verdict !== 'no-scenario');
  const rejected = known.find((report) => report.verdict !== 'accept');
  return {
    valid: known.length,
    accepted: known.filter((report) => report.verdict === 'accept').length,
    firstRule: rejected ? (rejected.findings[0]?.rule ?? 'ENGINE-ABORT') : null,
  };
}

function reportOn(bundle: Bundle, xml: Uint8Array): Pick<Report, 'verdict' | 'findings'> {
  try {
    return validate(bundle, xml);
  } catch (error) {
    if (error instanceof RulesAborted) return { verdict: 'reject', findings: [] };
    throw error;
  }
}
