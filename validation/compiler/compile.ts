import { emit } from './emit.ts';
import type { CompiledRules } from './compiledRules.ts';
import { instantiate } from './instantiate.ts';
import { readRuleFile } from './readRuleFile.ts';

export type CompileOptions = {
  /** value for `$X` where neither a param nor a variable is meant */
  readonly bindings: Readonly<Record<string, string>>;
  readonly phase?: string;
  /** compile only the asserts with these ids (while writing rules) */
  readonly only?: RegExp;
};

/** Rule files of one scenario (Schematron, or stylesheets made of it) -> one stylesheet and its side table. Throws an Error that names the place in the source. */
export function compile(files: readonly string[], options: CompileOptions): { xslt: string; rules: CompiledRules } {
  const parts = files.map((file, number) => {
    const schema = readRuleFile(file);
    return { schema, instance: instantiate(schema, options.bindings, { ...options, number }) };
  });
  return emit(parts);
}
