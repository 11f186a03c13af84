import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { cached, checksum } from './compiler/cache.ts';
import type { CompiledRules } from './compiler/compiledRules.ts';
import { exactIntegers } from './compiler/exactIntegers.ts';
import { loadRulesByChecksum } from './compiler/loadRules.ts';
import { runRules, type Failure, type LoadedRules } from './compiler/runRules.ts';
import { runStylesheet, type LoadedStylesheet } from './compiler/runStylesheet.ts';
import { refuseSef } from './compiler/refuseSef.ts';
import type { SaxonNode } from './compiler/saxonNode.ts';
import { compileToSef } from './compiler/sef.ts';

/** The rules of one scenario: what our compiler made of them in one, and the stylesheets that run as they stand. */
export type RuleSet = { readonly compiled: LoadedRules | null; readonly asIs: readonly LoadedStylesheet[] };

export type RuleFile = { readonly path: string; readonly asIs: boolean };
export type RuleSetOptions = {
  readonly bindings: Readonly<Record<string, string>>;
  /** false: what comes out of the compiler is looked through for functions that rules have no business to call */
  readonly trusted: boolean;
  readonly cacheDir: string;
  /** checksum of everything that the rules are made of */
  readonly inputs: string;
  /** called with the name of each thing that has to be compiled, which takes seconds */
  readonly onCompile?: (what: string) => void;
};

/** Loads or compiles the rule files of a scenario, in their order. Throws an Error that names what cannot be compiled. */
export async function loadRuleSet(files: readonly RuleFile[], options: RuleSetOptions): Promise<RuleSet> {
  const { bindings, trusted, cacheDir, inputs, onCompile } = options;
  const numbered = files.map((file, schema) => ({ ...file, schema }));
  const own = numbered.filter((file) => !file.asIs);
  const compiled =
    own.length === 0
      ? null
      : await loadRulesByChecksum(
          own.map(({ path }) => path),
          inputs,
          { bindings, cacheDir, ...(onCompile && { onCompile: () => onCompile('') }) },
        );
  if (compiled && !trusted) refuseSef(compiled.sef, own.map(({ path }) => basename(path)).join(', '));
  const asIs: LoadedStylesheet[] = [];
  for (const { path, schema } of numbered.filter((file) => file.asIs)) {
    asIs.push({ schema, sef: await loadStylesheet(path, cacheDir, onCompile) });
  }
  return {
    compiled:
      compiled &&
      renumber(
        compiled,
        own.map(({ schema }) => schema),
      ),
    asIs,
  };
}

/** Runs all of them. Failures come in no particular order. Throws when a rule set cannot finish on this document. */
export function runRuleSet({ compiled, asIs }: RuleSet, document: SaxonNode): Failure[] {
  const own = compiled ? runRules(compiled, document) : [];
  return [...own, ...asIs.flatMap((stylesheet) => runStylesheet(stylesheet, document))];
}

/** A stylesheet as it stands, compiled by xslt3. Throws when it does what rules have no business to do. */
async function loadStylesheet(
  path: string,
  cacheDir: string,
  onCompile: ((what: string) => void) | undefined,
): Promise<object> {
  const text = exactIntegers(await readFile(path, 'utf8'));
  const sef = await cached(cacheDir, `${checksum(['as it stands, sef 2.7', text])}.sef.json`, () => {
    onCompile?.(basename(path));
    return compileToSef(text);
  });
  const parsed = JSON.parse(sef) as object;
  refuseSef(parsed, basename(path));
  return parsed;
}

/** Asserts name their schema by its place among all rule files of the scenario. */
function renumber({ rules, sef }: LoadedRules, numbers: readonly number[]): LoadedRules {
  if (numbers.every((number, i) => number === i)) return { rules, sef };
  const asserts = rules.asserts.map((assert) => ({ ...assert, schema: numbers[assert.schema] ?? assert.schema }));
  return { rules: { ...rules, asserts } satisfies CompiledRules, sef };
}
