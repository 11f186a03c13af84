import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Report } from '../../validation/report.ts';
import { readScenarios, type Scenario } from '../../validation/scenarios.ts';
import type { RulesStore } from './rulesStore.ts';

const BUILTIN = new URL('../../schematron/builtin/scenarios.xml', import.meta.url);
/** by checksum of the bundle */
const known = new Map<string, readonly Scenario[]>();

/** The scenario that a report on this machine was made by. null: none matched. */
export function scenarioOf({ config }: Pick<RulesStore, 'config'>, { scenario, bundle }: Report): Scenario | null {
  if (scenario === null) return null;
  let scenarios = known.get(bundle.checksum);
  if (!scenarios) {
    const file = resolve(config.dataDir, 'rules', bundle.checksum, 'scenarios.xml');
    scenarios = readScenarios(readFileSync(existsSync(file) ? file : BUILTIN)).scenarios;
    known.set(bundle.checksum, scenarios);
  }
  return scenarios.find(({ name }) => name === scenario) ?? null;
}
