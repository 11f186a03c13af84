import { cached, checksum, compilerVersion } from './cache.ts';
import { compile, type CompileOptions } from './compile.ts';
import type { CompiledRules } from './compiledRules.ts';
import type { LoadedRules } from './runRules.ts';
import { compileToSef } from './sef.ts';

/**
 * Schematron files -> rules that can run, compiled at most once per content. The Schematron part takes a fraction of a second and always
 * runs; the slow step (xslt3) is looked up by the checksum of the stylesheet it would read. `onCompile` is called when it has to run.
 */
export async function loadRules(
  files: readonly string[],
  options: CompileOptions & { readonly cacheDir: string; readonly onCompile?: () => void },
): Promise<LoadedRules> {
  const { xslt, rules } = compile(files, options);
  const sef = await cached(options.cacheDir, `${checksum(['sef 2.7', xslt])}.sef.json`, () => {
    options.onCompile?.();
    return compileToSef(xslt);
  });
  return { rules, sef: JSON.parse(sef) as object };
}

/** As `loadRules`, without reading the Schematron again while `inputs` (a checksum of everything it depends on) is unchanged. */
export async function loadRulesByChecksum(
  files: readonly string[],
  inputs: string,
  options: CompileOptions & { readonly cacheDir: string; readonly onCompile?: () => void },
): Promise<LoadedRules> {
  const key = checksum([
    'rules',
    inputs,
    compilerVersion(),
    ...files,
    JSON.stringify(options.bindings),
    options.phase ?? '',
    options.only?.source ?? '',
  ]);
  const text = await cached(options.cacheDir, `${key}.rules.json`, async () =>
    JSON.stringify(await loadRules(files, options)),
  );
  return JSON.parse(text) as { rules: CompiledRules; sef: object };
}
