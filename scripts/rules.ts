import { resolve } from 'node:path';
import { openBundle } from '../validation/bundle.ts';
import { bindings } from '../validation/en16931/bindings.ts';

/**
 * Rule bundles: `npm run -s rules -- list` names them, `npm run -s rules -- show` tells what is in the built-in one.
 * Exit 0: done. 2: the verb is not known.
 */
const root = resolve(import.meta.dirname, '..');
const verbs: Readonly<Record<string, () => Promise<void>>> = { list, show };

const verb = process.argv[2] ?? 'list';
const run = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
if (run) await run();
else {
  console.error(`„${verb}“ gibt es nicht. / There is no "${verb}".`);
  console.error(`rules ${Object.keys(verbs).join(' | ')}`);
  console.error('Eigene Regelpakete lassen sich noch nicht einspielen. / Bundles of your own cannot be imported yet.');
  process.exitCode = 2;
}

async function open() {
  return openBundle({
    bundleDir: resolve(root, 'schematron/builtin'),
    cacheDir: resolve(root, '.cache/rules'),
    bindings,
  });
}

async function list(): Promise<void> {
  const { name, version, checksum } = await open();
  console.log(`${name}\t${version}\t${checksum}`);
}

async function show(): Promise<void> {
  const { name, version, checksum, scenarios } = await open();
  console.log(`${name}, ${version}\nSHA-256 ${checksum}\n`);
  for (const { scenario, rules } of scenarios) {
    console.log(`${scenario.name}: ${scenario.schematron.map((file) => file.location).join(', ')}`);
    console.log(`  ${rules ? `${rules.compiled?.rules.asserts.length ?? 0} rules / Regeln` : 'no rules yet / noch keine Regeln'}`);
  }
}
