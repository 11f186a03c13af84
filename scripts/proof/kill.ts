/**
 * Servers that are killed at random moments lose no invoice, do no step twice and deliver none twice.
 * 1,000 kills, on the embedded database and on PostgreSQL in turn; `--kills N` for another number, `--seed N` for a given one.
 * A run that was broken off goes on where it stopped (.cache/proof-kill.json); `--again` starts from the beginning.
 */
import { randomInt } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { cleanUp } from '../../tests/support/cleanUp.ts';
import { machine } from '../../tests/support/machine.ts';
import { startPostgres } from '../../tests/support/postgres.ts';
import { randomFrom } from '../../tests/support/randomFrom.ts';
import { killAtRandom } from '../../tests/server/faults/killAtRandom.ts';

const file = '.cache/proof-kill.json';
/** Kills on one database before everything is counted: what is lost by a batch that is broken off. */
const BATCH = 10;

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '1000' },
    seed: { type: 'string' },
    again: { type: 'boolean', default: false },
  },
});
const goal = Number(values.kills);
if (!Number.isInteger(goal) || goal < 1) throw new Error('--kills must be a whole number from 1');

type Sums = { kills: number; invoices: number; mails: number; repeated: number };
type State = { seed: number; batches: number; embedded: Sums; postgres: Sums; faults: string[] };

if (values.again) rmSync(file, { force: true });
const withPostgres = machine.postgres.find() !== null;
if (!withPostgres) console.log(`left out: kills on PostgreSQL (${machine.postgres.install})`);

const state = restore();
console.log(`seed ${state.seed}, ${state.embedded.kills + state.postgres.kills} of ${goal} kills done`);
while (state.embedded.kills + state.postgres.kills < goal) await runBatch();

const { faults } = state;
for (const fault of faults) console.log(`FAULT ${fault}`);
console.log(
  `${faults.length === 0 ? 'Nothing lost, nothing twice' : `${faults.length} faults`}. ${line('embedded')}; ${line('postgres')}`,
);
process.exitCode = faults.length === 0 ? 0 : 1;

async function runBatch(): Promise<void> {
  const kind = withPostgres && state.batches % 2 === 1 ? 'postgres' : 'embedded';
  const sums = state[kind];
  const kills = Math.min(BATCH, goal - state.embedded.kills - state.postgres.kills);
  const seed = state.seed + state.batches;
  const server = kind === 'postgres' ? await startPostgres({ durable: true }) : null;
  try {
    const totals = await killAtRandom(kills, randomFrom(seed), server?.url ?? null);
    for (const key of ['kills', 'invoices', 'mails', 'repeated'] as const) sums[key] += totals[key];
    state.faults.push(...totals.faults.map((fault) => `${kind}, seed ${seed}: ${fault}`));
  } catch (error) {
    // A server that does not come back, or an invoice that does not end, is a fault like the others.
    sums.kills += kills;
    state.faults.push(`${kind}, seed ${seed}: ${(error as Error).message}`);
  } finally {
    await cleanUp();
    await server?.stop();
  }
  state.batches += 1;
  mkdirSync('.cache', { recursive: true });
  writeFileSync(file, `${JSON.stringify(state, null, 2)}\n`);
  console.log(`${new Date().toISOString()} ${line(kind)}; faults so far: ${state.faults.length}`);
}

function restore(): State {
  try {
    const known = JSON.parse(readFileSync(file, 'utf8')) as State;
    if (values.seed === undefined || Number(values.seed) === known.seed) return known;
  } catch {
    // the first run
  }
  const none = () => ({ kills: 0, invoices: 0, mails: 0, repeated: 0 });
  return {
    seed: Number(values.seed ?? randomInt(2 ** 31)),
    batches: 0,
    embedded: none(),
    postgres: none(),
    faults: [],
  };
}

function line(kind: 'embedded' | 'postgres'): string {
  const { kills, invoices, mails, repeated } = state[kind];
  return `${kind}: ${kills} kills, ${invoices} invoices, ${mails} mails, of these ${repeated} the same mail again`;
}
