import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { compile } from './compile.ts';
import { loadRules } from './loadRules.ts';
import { nodePath, nodeValue } from './nodePath.ts';
import { parseForRules, runRules } from './runRules.ts';

const VALUE_LENGTH = 60;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    syntax: { type: 'string' },
    run: { type: 'string', multiple: true },
    only: { type: 'string' },
    phase: { type: 'string' },
    xslt: { type: 'string' },
    cache: { type: 'string', default: '.cache/rules' },
  },
});
if (positionals.length === 0) {
  console.error(
    'usage: cli.ts FILE.sch ... [--syntax ubl-invoice|ubl-creditnote|cii] [--run INVOICE.xml] [--only REGEX] [--xslt OUT.xsl]',
  );
  process.exit(2);
}
const options = {
  bindings: values.syntax ? await bindingsOf(values.syntax) : JSON.parse(process.env.BIND ?? '{}'),
  ...(values.phase && { phase: values.phase }),
  ...(values.only && { only: new RegExp(values.only) }),
};
const started = performance.now();
const compiled = compile(positionals, options);
console.log(
  `${compiled.rules.asserts.length} asserts, stylesheet of ${(compiled.xslt.length / 1024).toFixed(0)} KB in ${seconds(started)}`,
);
if (values.xslt) writeFileSync(values.xslt, compiled.xslt);
if (values.run) {
  const loading = performance.now();
  const loaded = await loadRules(positionals, {
    ...options,
    cacheDir: values.cache,
    onCompile: () => console.log('compiling with xslt3 ...'),
  });
  console.log(`loaded in ${seconds(loading)}`);
  for (const file of values.run) {
    const document = parseForRules(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
    const running = performance.now();
    const failures = runRules(loaded, document);
    console.log(`${file}: ${failures.length} failures in ${seconds(running)}`);
    for (const { assert, node, attribute, unevaluable, values: found } of failures) {
      const value = nodeValue(node, attribute, VALUE_LENGTH);
      const text = assert.texts['']!.map((part) => (typeof part === 'number' ? (found[part] ?? '?') : part))
        .join('')
        .trim();
      console.log(
        `  ${assert.level} ${assert.id} ${nodePath(node, attribute)}${value === undefined ? '' : ` = ${JSON.stringify(value)}`}${unevaluable ? ' (cannot be evaluated)' : ''}\n    ${text}`,
      );
    }
  }
}

/** The one place here that knows an invoice, so that rules of the built-in set can be tried. */
async function bindingsOf(syntax: string): Promise<Record<string, string>> {
  const file = resolve(import.meta.dirname, '../en16931/bindings.ts');
  if (!existsSync(file)) {
    console.error('no en16931/bindings.ts yet: going on without bindings');
    return {};
  }
  const { bindings } = (await import(file)) as { bindings: (syntax: string) => Record<string, string> };
  return bindings(syntax);
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(3)} s`;
}
