import type { CompiledAssert } from './compiledRules.ts';
import type { InstanceAssert } from './instantiate.ts';
import type { Schema } from './schema.ts';

/** What the side table keeps of an assert: id, level and its texts, with numbers where values go. Throws on a diagnostic that does not exist. */
export function describeAssert(assert: InstanceAssert, schema: number, source: Schema): CompiledAssert {
  let values = 0;
  const own = assert.text.map((part) => (typeof part === 'string' ? part : values++));
  const texts: Record<string, readonly (string | number)[]> = { '': own };
  for (const id of assert.diagnostics) {
    const diagnostic = source.diagnostics.get(id);
    if (!diagnostic) throw new Error(`${assert.at}: ${assert.id} names the diagnostic ${id}, which does not exist`);
    if (diagnostic.lang) texts[diagnostic.lang] = diagnostic.text.map((part) => (typeof part === 'string' ? part : ''));
  }
  return { id: assert.id, level: assert.level, schema, texts, values };
}
