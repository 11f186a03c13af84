import { posix } from 'node:path';
import { XmlElement } from 'libxml2-wasm';
import { checksum } from '../compiler/cache.ts';
import { compileMatch } from '../compileMatch.ts';
import { isStylesheet } from '../compiler/readRuleFile.ts';
import { readScenarios, type Scenario, type ScenarioSet } from '../scenarios.ts';
import { withoutDoctype } from '../withoutDoctype.ts';
import { parseXml } from '../xml.ts';
import type { BundleFiles } from './bundleFiles.ts';
import { BundleRefused } from './BundleRefused.ts';
import { refuseStylesheet } from './refuseStylesheet.ts';

/** A bundle whose files are all there and do nothing that they may not; nothing has been compiled yet. */
export type VerifiedBundle = {
  readonly name: string;
  readonly version: string;
  /** SHA-256 over paths and contents */
  readonly checksum: string;
  readonly scenarios: readonly Scenario[];
  readonly files: BundleFiles;
};

/** Looks at everything that can be known without running anything. Takes a second. Throws BundleRefused. */
export function verifyBundle(files: BundleFiles): VerifiedBundle {
  const { name, version, scenarios } = readSet(files);
  for (const scenario of scenarios) verifyScenario(scenario, files);
  for (const location of new Set(scenarios.flatMap((s) => s.schemas))) verifySchema(location, files, new Set());
  for (const location of new Set(scenarios.flatMap((s) => s.schematron.map((r) => r.location)))) {
    verifyRules(location, files);
  }
  // Schematron includes what it likes: every schema and stylesheet of the bundle is looked at
  for (const path of files.keys()) if (path.endsWith('.sch')) verifyRules(path, files);
  return { name, version, checksum: checksum([...files].flat()), scenarios, files };
}

function readSet(files: BundleFiles): ScenarioSet {
  const bytes = files.get('scenarios.xml');
  if (!bytes) throw new BundleRefused('SCENARIOS_MISSING');
  try {
    const set = readScenarios(bytes);
    if (set.scenarios.length === 0) throw new Error('no scenario');
    for (const scenario of set.scenarios) compileMatch(scenario).dispose();
    return set;
  } catch (error) {
    throw new BundleRefused('SCENARIOS_BROKEN', { detail: (error as Error).message });
  }
}

function verifyScenario(scenario: Scenario, files: BundleFiles): void {
  const { name, schemas, schematron, syntax } = scenario;
  if (schemas.length === 0) throw new BundleRefused('SCENARIO_WITHOUT_SCHEMA', { scenario: name });
  if (schematron.length === 0 || syntax === null) throw new BundleRefused('SCENARIO_WITHOUT_RULES', { scenario: name });
  for (const location of [...schemas, ...schematron.map((r) => r.location)]) {
    need(location, `scenarios.xml, ${name}`, files);
  }
}

/** A file of the bundle, by a path that does not lead out of it. */
function need(path: string, by: string, files: BundleFiles): Uint8Array {
  if (/^[a-z][a-z0-9+.-]*:/i.test(path) || path.startsWith('/') || posix.normalize(path).startsWith('..'))
    throw new BundleRefused('PATH_OUTSIDE', { path });
  const bytes = files.get(path);
  if (!bytes) throw new BundleRefused('FILE_MISSING', { path, by });
  return bytes;
}

/** Everything that a schema includes or imports by a location must be in the bundle. */
function verifySchema(path: string, files: BundleFiles, seen: Set<string>): void {
  if (seen.has(path)) return;
  seen.add(path);
  const parsed = parseXml(withoutDoctype(files.get(path)!));
  if (!parsed.ok)
    throw new BundleRefused('SCHEMA_BROKEN', { path, detail: `${parsed.fault.code} ${parsed.fault.detail ?? ''}` });
  try {
    const references = parsed.document.root
      .find('/*/*[@schemaLocation]')
      .filter((node): node is XmlElement => node instanceof XmlElement)
      .map((element) => element.attr('schemaLocation')!.value.trim());
    for (const reference of references) {
      if (/^[a-z][a-z0-9+.-]*:/i.test(reference)) throw new BundleRefused('PATH_OUTSIDE', { path: reference });
      const target = posix.normalize(posix.join(posix.dirname(path), reference));
      need(target, path, files);
      verifySchema(target, files, seen);
    }
  } finally {
    parsed.document.dispose();
  }
}

function verifyRules(path: string, files: BundleFiles): void {
  const bytes = files.get(path)!;
  refuseStylesheet(bytes, path);
  if (isStylesheet(path)) {
    // it is compiled from its text
    if (!isUtf8(bytes)) throw new BundleRefused('RULES_BROKEN', { path, detail: 'UTF-8' });
  } else verifyIncludes(path, bytes, files);
}

function verifyIncludes(path: string, bytes: Uint8Array, files: BundleFiles): void {
  const parsed = parseXml(bytes);
  if (!parsed.ok) return; // said by refuseStylesheet
  try {
    for (const node of parsed.document.root.find('//*[local-name() = "include"]')) {
      const href = (node as XmlElement).attr('href')?.value.split('#')[0] ?? '';
      need(posix.normalize(posix.join(posix.dirname(path), href)), path, files);
    }
  } finally {
    parsed.document.dispose();
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
