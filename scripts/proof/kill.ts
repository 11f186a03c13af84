/**
 * Servers that are killed at random moments lose no invoice, do no step twice, deliver none twice and keep their journal whole.
 * 1,000 kills, on the embedded database and on PostgreSQL side by side; `--kills N` for another number, `--seed N` for a given one.
 * A run that was broken off goes on where it stopped (.cache/proof-kill.json); `--again` starts from the beginning.
 */
import { randomInt } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { cleanUp } from '../../tests/support/cleanUp.ts';
import { machine } from '../../tests/support/machine.ts';
import { startPostgres } from '../../tests/support/postgres.ts';
import { randomFrom } from '../../tests/support/randomFrom.ts';
import { killAtRandom } from '../../tests/server/faults/killAtRandom.ts';

const file = '.cache/proof-kill.json';
/** Kills on one database before everything is counted: what is lost by a batch that is broken off. */
const BATCH = 20;

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '1000' },
    seed: { type: 'string' },
    again: { type: 'boolean', default: false },
  },
});
const goal = Number(values.kills);
if (!Number.isInteger(goal) || goal < 1) throw new Error('--kills must be a whole number from 1');

const kinds = ['embedded', 'postgres'] as const;
type Kind = (typeof kinds)[number];
const counted = ['kills', 'invoices', 'mails', 'repeated', 'journalRows'] as const;
type Sums = Record<(typeof counted)[number] | 'batches', number>;
type State = { seed: number; faults: string[] } & Record<Kind, Sums>;

if (values.again) rmSync(file, { force: true });
const withPostgres = machine.postgres.find() !== null;
if (!withPostgres) console.log(`left out: kills on PostgreSQL (${machine.postgres.install})`);

const state = restore();
let begun = done();
console.log(`seed ${state.seed}, ${done()} of ${goal} kills done`);
const start = performance.now();
const before = done();
// One core each: the time of a kill is that of a start.
await Promise.all(kinds.filter((kind) => kind === 'embedded' || withPostgres).map(runLane));
await cleanUp();

const { faults } = state;
for (const fault of faults) console.log(`FAULT ${fault}`);
console.log(`${((performance.now() - start) / 1000 / Math.max(1, done() - before)).toFixed(1)} s per kill`);
console.log(
  `${faults.length === 0 ? 'Nothing lost, nothing twice' : `${faults.length} faults`}. Seed ${state.seed}. ${kinds.map(line).join('; ')}`,
);
process.exitCode = faults.length === 0 ? 0 : 1;

async function runLane(kind: Kind): Promise<void> {
  while (begun < goal) {
    const kills = Math.min(BATCH, goal - begun);
    begun += kills;
    await runBatch(kind, kills);
  }
}

async function runBatch(kind: Kind, kills: number): Promise<void> {
  const sums = state[kind];
  // Every batch has a seed of its own, the same in a run that goes on.
  const seed = state.seed + kinds.length * sums.batches + kinds.indexOf(kind);
  const server = kind === 'postgres' ? await startPostgres({ durable: true }) : null;
  try {
    const totals = await killAtRandom(kills, randomFrom(seed), server?.url ?? null);
    for (const key of counted) sums[key] += totals[key];
    state.faults.push(...totals.faults.map((fault) => `${kind}, seed ${seed}: ${fault}`));
  } catch (error) {
    // A server that does not come back, or an invoice that does not end, is a fault like the others.
    sums.kills += kills;
    state.faults.push(`${kind}, seed ${seed}: ${(error as Error).message}`);
  } finally {
    await server?.stop();
  }
  sums.batches += 1;
  save();
  console.log(`${new Date().toISOString()} batch seed ${seed}; ${line(kind)}; faults so far: ${state.faults.length}`);
}

function done(): number {
  return kinds.reduce((sum, kind) => sum + state[kind].kills, 0);
}

/** A run that is broken off while it writes finds the state of before. */
function save(): void {
  mkdirSync('.cache', { recursive: true });
  writeFileSync(`${file}.part`, `${JSON.stringify(state, null, 2)}\n`);
  renameSync(`${file}.part`, file);
}

function restore(): State {
  try {
    const known = JSON.parse(readFileSync(file, 'utf8')) as State;
    const fits = kinds.every((kind) => counted.every((key) => Number.isInteger(known[kind][key])));
    if (fits && (values.seed === undefined || Number(values.seed) === known.seed)) return known;
  } catch {
    // the first run
  }
  const none = () => ({ batches: 0, kills: 0, invoices: 0, mails: 0, repeated: 0, journalRows: 0 });
  return { seed: Number(values.seed ?? randomInt(2 ** 31)), faults: [], embedded: none(), postgres: none() };
}

function line(kind: Kind): string {
  const { kills, invoices, mails, repeated, journalRows } = state[kind];
  return `${kind}: ${kills} kills, ${invoices} invoices, ${mails} mails, of these ${repeated} the same mail again, ${journalRows} rows of the journal whole`;
}
