import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Level, Syntax, Verdict } from '../report.ts';

/** A document of the corpus with what the official check said. */
export type Expected = {
  readonly file: string;
  readonly pack: string | null;
  readonly group: string;
  readonly syntax: Syntax | null;
  readonly scenario: string | null;
  readonly xsdValid: boolean | null;
  readonly findings: readonly {
    readonly rule: string;
    readonly level: Level;
    readonly source: string;
    readonly count: number;
  }[];
  /** the official rules broke off on this document: only the verdict counts */
  readonly processingError?: unknown;
  readonly verdict: Verdict;
};

export type Selection = {
  readonly limit?: number;
  readonly seed?: number;
  readonly syntax?: string;
  readonly group?: string;
};

/** Documents of a corpus folder (expected.jsonl.gz, instances/, packs), a seeded sample if a limit is given. Throws an Error if there is no corpus. */
export function readCorpus(
  folder: string,
  selection: Selection,
): { expected: Expected[]; bytesOf: (one: Expected) => Uint8Array } {
  const file = join(folder, 'expected.jsonl.gz');
  if (!existsSync(file)) throw new Error(`there is no corpus in ${folder}: expected.jsonl.gz is missing`);
  const all = lines(file)
    .map((line) => JSON.parse(line) as Expected)
    .filter(
      (e) => (!selection.syntax || e.syntax === selection.syntax) && (!selection.group || e.group === selection.group),
    );
  const expected = selection.limit === undefined ? all : sample(all, selection.limit, selection.seed ?? 1);
  const packs = new Map<string, Map<string, string>>();
  for (const pack of new Set(expected.map((e) => e.pack)))
    if (pack) packs.set(pack, readPack(join(folder, pack), expected));
  return {
    expected,
    bytesOf: ({ file: name, pack }) => {
      if (!pack) return readFileSync(join(folder, 'instances', name));
      const line = packs.get(pack)?.get(name);
      if (line === undefined) throw new Error(`${name} is not in ${pack}`);
      const { xml, b64 } = JSON.parse(line) as { xml?: string; b64?: string };
      return xml === undefined ? Buffer.from(b64 ?? '', 'base64') : Buffer.from(xml, 'utf8');
    },
  };
}

/** The wanted lines of a pack, not parsed yet: all documents at once would take much memory. */
function readPack(file: string, expected: readonly Expected[]): Map<string, string> {
  const wanted = new Set(expected.map((e) => e.file));
  const found = new Map<string, string>();
  for (const line of lines(file)) {
    const name = /^\{"file":"([^"]+)"/.exec(line)?.[1];
    if (name && wanted.has(name)) found.set(name, line);
  }
  return found;
}

function lines(file: string): string[] {
  return gunzipSync(readFileSync(file)).toString('utf8').split('\n').filter(Boolean);
}

/** The same seed gives the same documents on every machine (mulberry32). */
function sample<T>(all: readonly T[], limit: number, seed: number): T[] {
  let state = seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return all
    .map((one) => ({ one, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .slice(0, limit)
    .map(({ one }) => one);
}
