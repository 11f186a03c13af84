import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import {
  xmlCleanupInputProvider,
  xmlRegisterInputProvider,
  XmlBufferInputProvider,
  type XmlXPath,
  XsdValidator,
} from 'libxml2-wasm';
import { checksum } from './compiler/cache.ts';
import type { Syntax } from './report.ts';
import { loadRuleSet, type RuleSet } from './ruleSet.ts';
import { readScenarios, type Scenario, type ScenarioSet } from './scenarios.ts';
import { compileMatch } from './compileMatch.ts';
import { withoutDoctype } from './withoutDoctype.ts';
import { parseXml } from './xml.ts';

export type BundleName = {
  readonly name: string;
  readonly version: string;
  /** over every file of the folder and the bindings */
  readonly checksum: string;
};
/** An XML schema that cannot be used. */
export class SchemaBroken extends Error {
  readonly location: string;
  readonly detail: string;

  constructor(location: string, detail: string) {
    super(`${location}: ${detail}`);
    this.location = location;
    this.detail = detail;
  }
}

/** The rules of a folder, ready to check documents in this thread. */
export type Bundle = BundleName & { readonly scenarios: readonly LoadedScenario[] };
export type LoadedScenario = {
  readonly scenario: Scenario;
  /** the bundle it belongs to, where several are in force side by side */
  readonly bundle: BundleName;
  readonly matches: XmlXPath;
  /** null: the scenario names no schema */
  readonly schema: XsdValidator | null;
  /** null: no rules for this scenario yet; a document of it is never accepted */
  readonly rules: RuleSet | null;
};
export type BundleOptions = {
  /** folder with scenarios.xml */
  readonly bundleDir: string;
  /** folder for compiled rules */
  readonly cacheDir: string;
  /** null: rules from outside, which know nothing of our bindings and are not trusted */
  readonly bindings: ((syntax: Syntax) => Readonly<Record<string, string>>) | null;
  /** stylesheets that run as they stand, by their location in scenarios.xml */
  readonly asIs?: readonly string[];
  /** called once per rule set that has to be compiled, which takes seconds */
  readonly onCompile?: (scenario: string) => void;
  /** while rules are being written: go on without the files that are not there yet. Without it such a scenario accepts nothing. */
  readonly partial?: boolean;
};

/** Opens a bundle: reads the scenarios, builds the schemas, loads or compiles the rules. Throws an Error that names what is wrong in the folder. */
export async function openBundle(options: BundleOptions): Promise<Bundle> {
  const files = readFolder(options.bundleDir);
  const set = readScenarios(files.get('scenarios.xml') ?? missing(options.bundleDir));
  const sum = bundleChecksum(files, options);
  const schemas = buildSchemas(set, files);
  const rules = new Map<string, Promise<RuleSet>>();
  const bundle = { name: set.name, version: set.version, checksum: sum };
  const scenarios = await Promise.all(
    set.scenarios.map(async (scenario) => ({
      scenario,
      bundle,
      matches: compileMatch(scenario),
      schema: schemas.get(scenario.schemas[0] ?? '') ?? null,
      rules: await rulesOf(scenario, sum, options, rules),
    })),
  );
  return { ...bundle, scenarios };
}

/** Bundles that are in force side by side, as one: a document belongs to the one scenario of all of them that matches. The first names the whole. */
export function joinBundles(bundles: readonly [Bundle, ...Bundle[]]): Bundle {
  return { ...bundles[0], scenarios: bundles.flatMap((bundle) => bundle.scenarios) };
}

/** Gives back what lies outside of JavaScript's memory. */
export function disposeBundle({ scenarios }: Bundle): void {
  for (const schema of new Set(scenarios.map((s) => s.schema))) schema?.dispose();
  for (const { matches } of scenarios) matches.dispose();
}

function missing(folder: string): never {
  throw new Error(`there is no scenarios.xml in ${folder}`);
}

/** Every file of the folder by its path with slashes. */
function readFolder(folder: string): Map<string, Uint8Array> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((e) => e.isFile());
  const paths = entries.map((e) => relative(folder, join(e.parentPath, e.name)).split(sep).join('/')).toSorted();
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path))]));
}

function bundleChecksum(files: ReadonlyMap<string, Uint8Array>, options: BundleOptions): string {
  const syntaxes: readonly Syntax[] = ['ubl-invoice', 'ubl-creditnote', 'cii'];
  const { bindings } = options;
  return checksum([...[...files].flat(), ...(bindings ? syntaxes.map((s) => JSON.stringify(bindings(s))) : [])]);
}

/** Schemas include each other by relative addresses; they are served from memory, so that nothing else can be read. */
function buildSchemas(set: ScenarioSet, files: ReadonlyMap<string, Uint8Array>): Map<string, XsdValidator> {
  const buffers = [...files]
    .filter(([path]) => path.endsWith('.xsd'))
    .map(([path, bytes]) => [`mem:/${path}`, withoutDoctype(bytes)]);
  xmlRegisterInputProvider(new XmlBufferInputProvider(Object.fromEntries(buffers) as Record<string, Uint8Array>));
  try {
    const locations = new Set(set.scenarios.flatMap((s) => s.schemas));
    return new Map([...locations].map((location) => [location, buildSchema(location, files)]));
  } finally {
    xmlCleanupInputProvider();
  }
}

function buildSchema(location: string, files: ReadonlyMap<string, Uint8Array>): XsdValidator {
  const bytes = files.get(location);
  if (!bytes) throw new Error(`scenarios.xml names the schema ${location}, which is not in the bundle`);
  const parsed = parseXml(withoutDoctype(bytes), undefined, `mem:/${location}`);
  if (!parsed.ok) throw new SchemaBroken(location, `${parsed.fault.code} ${parsed.fault.detail ?? ''}`);
  try {
    return XsdValidator.fromDoc(parsed.document);
  } catch (error) {
    throw new SchemaBroken(location, (error as Error).message);
  } finally {
    parsed.document.dispose();
  }
}

/** Scenarios with the same rule files share one compiled set. */
async function rulesOf(
  scenario: Scenario,
  sum: string,
  options: BundleOptions,
  known: Map<string, Promise<RuleSet>>,
): Promise<RuleSet | null> {
  const { syntax } = scenario;
  const { bindings, asIs = [] } = options;
  if (scenario.schematron.length === 0 || syntax === null) return null;
  const named = scenario.schematron.map(({ location }) => ({
    path: join(options.bundleDir, location),
    asIs: asIs.includes(location),
  }));
  const files = named.filter(({ path }) => existsSync(path));
  if (files.length === 0 || (files.length < named.length && !options.partial)) return null;
  const key = [syntax, ...files.map(({ path }) => path)].join('\n');
  let loading = known.get(key);
  if (!loading) {
    const ruleOptions = {
      bindings: bindings?.(syntax) ?? {},
      trusted: bindings !== null,
      cacheDir: options.cacheDir,
      inputs: sum,
      ...(options.onCompile && { onCompile: (what: string) => options.onCompile!(what || scenario.name) }),
    };
    known.set(key, (loading = loadRuleSet(files, ruleOptions)));
  }
  return loading;
}
