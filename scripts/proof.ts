/**
 * `npm run proof`: the long runs, each a program in scripts/proof/ that proves one promise and exits 0 only if it holds.
 * Without a name they are listed; `all` runs every one; `npm run proof -- kill fuzz` runs the named ones in this order,
 * so a run that was broken off goes on where it stopped. A run's own options follow `--`: `npm run proof -- kill -- --rounds 5`.
 * Results are kept, one line per run, in .cache/proof.log.
 */
import { appendFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { runVisibly } from './tools/runVisibly.ts';

const folder = 'scripts/proof';
const log = '.cache/proof.log';

const given = process.argv.slice(2);
const cut = given.indexOf('--');
const [names, options] = cut < 0 ? [given, []] : [given.slice(0, cut), given.slice(cut + 1)];

const known = list();
const wanted = names.includes('all') ? [...known.keys()] : names;
const unknown = wanted.filter((name) => !known.has(name));
if (wanted.length === 0 || unknown.length > 0) {
  if (unknown.length > 0) console.log(`There is no run ${unknown.join(', ')}.`);
  console.log('Runs (npm run proof -- NAME..., or all):');
  for (const [name, says] of known) console.log(`  ${name.padEnd(14)} ${says}`);
  process.exit(unknown.length > 0 ? 2 : 0);
}

let failed = 0;
const results: string[] = [];
for (const name of wanted) {
  console.log(`\n== ${name}: ${known.get(name)}`);
  const start = performance.now();
  const code = await runVisibly(`${folder}/${name}.ts`, options);
  const result = `${name.padEnd(14)} ${code === 0 ? 'holds ' : `FAILED (exit ${code})`} ${((performance.now() - start) / 1000).toFixed(0)} s`;
  mkdirSync('.cache', { recursive: true });
  appendFileSync(log, `${new Date().toISOString()} ${result}\n`);
  results.push(result);
  if (code !== 0) failed += 1;
}
console.log(`\n${results.join('\n')}\n${wanted.length - failed} of ${wanted.length} hold. Kept in ${log}.`);
process.exitCode = failed === 0 ? 0 : 1;

/** Name and first sentence of each run, the latter from the comment at the file's head. */
function list(): Map<string, string> {
  const files = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name.endsWith('.ts'),
  );
  return new Map(
    files
      .map(({ name }) => name.replace(/\.ts$/, ''))
      .sort()
      .map((name) => {
        const head = /^\/\*\*[\s*]*([\s\S]*?)\*\//.exec(readFileSync(`${folder}/${name}.ts`, 'utf8'))?.[1] ?? '';
        return [
          name,
          head
            .replace(/\n\s*\*\s?/g, ' ')
            .split(/(?<=[.:]) /)[0]
            ?.trim() || '(no description)',
        ];
      }),
  );
}
