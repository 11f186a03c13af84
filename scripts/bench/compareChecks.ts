import { join } from 'node:path';
import { fetchOfficial, type Family, type Official } from '../../tests/support/official/fetchOfficial.ts';
import { officialSef } from '../../tests/support/official/officialSef.ts';
import { businessCases } from './businessCases.ts';
import { median, round, type Figure } from './figure.ts';
import { startEngine, type Engine, type Round } from './startEngine.ts';

/** Engines take this many turns; the figure is the median of the turns. */
const TURNS = 5;
/** No engine is warmed longer than this: on a busy machine the figures come late enough. */
const WARM_LIMIT_MS = 60_000;
/** Checks of each document before and per turn. Java compiles itself while it runs and wants most; stock Saxon-JS is slow and steady. */
const PACE = {
  ours: { warm: 12, times: 3 },
  stock: { warm: 2, times: 1 },
  java: { warm: 40, times: 5 },
} as const;
type Name = keyof typeof PACE;

const GOALS: Readonly<Record<Family, string>> = { ubl: '<= 25 ms', cii: '<= 20 ms' };

/**
 * The median business case of one syntax, whole check (parse, XML schema, all rules), in processor time of one warm thread: ours, the official rules on
 * stock Saxon-JS (without a schema), and the official check in Java.
 */
export async function compareChecks(family: Family, leaveOut: (why: string) => void): Promise<Figure[]> {
  const documents = businessCases(family);
  if (typeof documents === 'string') return leftOut(leaveOut, `check-${family}: ${documents}`);
  const official = await fetchOfficial();
  if (typeof official === 'string') leaveOut(`check-${family}, comparison: ${official}`);
  const times = await takeTurns(await startAll(family, documents, typeof official === 'string' ? null : official));
  const ours = times.get('ours')!;
  const value = round(median(ours));
  const ratio = (other: Name) => {
    const theirs = times.get(other);
    return theirs ? round(median(theirs.map((t, i) => t / ours[i]!))) : null;
  };
  const stock = ratio('stock');
  const java = ratio('java');
  return [
    {
      name: `check-${family}`,
      value,
      unit: 'ms',
      than: stock && 'stock Saxon-JS',
      ratio: stock,
      goal: `${GOALS[family]}, >= 8 times as fast`,
    } as Figure,
    ...(java === null
      ? []
      : [{ name: `check-${family}-java`, value, unit: 'ms', than: 'Saxon-HE (Java)', ratio: java } as const]),
    ...[...times]
      .filter(([name]) => name !== 'ours')
      .map(
        ([name, list]) =>
          ({ name: `${name}-${family}`, value: round(median(list)), unit: 'ms', than: null, ratio: null }) as const,
      ),
  ];
}

function leftOut(leaveOut: (why: string) => void, why: string): [] {
  leaveOut(why);
  return [];
}

async function startAll(
  family: Family,
  documents: readonly string[],
  official: Official | null,
): Promise<Map<Name, Engine>> {
  const engines = new Map<Name, Engine>();
  const program = (name: string) => join(import.meta.dirname, 'engines', `${name}.ts`);
  engines.set('ours', await startEngine(process.execPath, [program('ours'), ...documents]));
  if (!official) return engines;
  const sefs = await officialSef(official, family);
  engines.set('stock', await startEngine(process.execPath, [program('stock'), sefs.join(','), ...documents]));
  engines.set(
    'java',
    await startEngine('java', [
      '-cp',
      official.classPath,
      'Peer',
      official.schemas[family].join(','),
      official.stylesheets[family].join(','),
      ...documents,
    ]),
  );
  return engines;
}

/** Per engine the median document of each turn, in ms. The engines are stopped. */
async function takeTurns(engines: ReadonlyMap<Name, Engine>): Promise<Map<Name, number[]>> {
  const times = new Map<Name, number[]>();
  try {
    for (const [name, engine] of engines) await warm(engine, PACE[name].warm);
    for (let turn = 0; turn < TURNS; turn++) {
      for (const [name, engine] of engines)
        times.set(name, [...(times.get(name) ?? []), ofMedian(await engine.round(PACE[name].times))]);
    }
  } finally {
    for (const engine of engines.values()) engine.stop();
  }
  return times;
}

async function warm(engine: Engine, rounds: number): Promise<void> {
  const start = performance.now();
  for (let i = 0; i < rounds && performance.now() - start < WARM_LIMIT_MS; i++) await engine.round(1);
}

function ofMedian({ cpu }: Round): number {
  return median(cpu);
}
