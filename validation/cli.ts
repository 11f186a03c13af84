import { readdirSync, readFileSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openPool, type CheckPool } from './pool.ts';
import { Progress } from './progress.ts';
import type { Level, Report, Verdict } from './report.ts';

const USAGE = `usage: npm run -s validate -- [--json] [--lang de|en] [--threads N] PATH...
Checks invoices (files, or folders with .xml files). Exit code 0: all accepted, 1: some not, 2: could not check.`;

const WORDS = {
  de: {
    verdict: {
      accept: 'angenommen',
      reject: 'abgelehnt',
      'no-scenario': 'abgelehnt (keine zugelassene Form)',
      error: 'Prüfung nicht möglich',
    },
    level: { error: 'Fehler', warning: 'Warnung', information: 'Hinweis' },
    line: 'Zeile',
    more: 'weitere Stellen',
    sum: (all: number, accepted: number) => `${all} Dokumente geprüft, ${accepted} angenommen`,
  },
  en: {
    verdict: {
      accept: 'accepted',
      reject: 'rejected',
      'no-scenario': 'rejected (no accepted form)',
      error: 'could not be checked',
    },
    level: { error: 'error', warning: 'warning', information: 'information' },
    line: 'line',
    more: 'more places',
    sum: (all: number, accepted: number) => `${all} documents checked, ${accepted} accepted`,
  },
} as const satisfies Record<
  string,
  {
    verdict: Record<Verdict, string>;
    level: Record<Level, string>;
    line: string;
    more: string;
    sum: (all: number, accepted: number) => string;
  }
>;
type Lang = keyof typeof WORDS;
/** Places shown per finding on a terminal; --json has the number of all. */
const MAX_PLACES = 3;

process.exitCode = await main();

async function main(): Promise<number> {
  let options;
  try {
    options = readOptions();
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    return 2;
  }
  const { files, lang, json, threads } = options;
  const root = resolve(import.meta.dirname, '..');
  const pool = openPool({
    bundleDir: resolve(root, 'schematron/builtin'),
    cacheDir: resolve(root, '.cache/rules'),
    threads,
  });
  try {
    await pool.ready;
    const verdicts = await checkAll(pool, files, threads, (file, report) => {
      console.log(json ? JSON.stringify(jsonLine(file, report)) : describe(file, report, lang));
    });
    const accepted = verdicts.filter((v) => v === 'accept').length;
    if (!json && verdicts.length > 1) console.log(WORDS[lang].sum(verdicts.length, accepted));
    if (verdicts.includes('error')) return 2;
    return accepted === verdicts.length ? 0 : 1;
  } catch (error) {
    console.error((error as Error).message);
    return 2;
  } finally {
    await pool.close();
  }
}

function readOptions(): { files: string[]; lang: Lang; json: boolean; threads: number } {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      lang: { type: 'string', default: 'de' },
      threads: { type: 'string' },
    },
  });
  if (values.lang !== 'de' && values.lang !== 'en') throw new Error(`--lang is de or en, not ${values.lang}`);
  const files = positionals.flatMap(filesOf);
  if (files.length === 0)
    throw new Error(positionals.length === 0 ? 'no file is named' : 'there is no .xml file in the folder');
  const wanted = Number(values.threads ?? Math.min(4, availableParallelism()));
  if (!Number.isInteger(wanted) || wanted < 1) throw new Error('--threads is a number from 1');
  return { files, lang: values.lang, json: values.json, threads: Math.min(wanted, files.length) };
}

/** A file as named; of a folder all .xml files below it. */
function filesOf(path: string): string[] {
  if (!statSync(path, { throwIfNoEntry: false })) throw new Error(`${path} does not exist`);
  if (!statSync(path).isDirectory()) return [path];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((e) => e.isFile() && /\.xml$/i.test(e.name))
    .map((e) => join(e.parentPath, e.name))
    .toSorted();
}

/** Checks on all threads, and hands the reports on in the order of the files. */
async function checkAll(
  pool: CheckPool,
  files: readonly string[],
  threads: number,
  show: (file: string, report: Report) => void,
): Promise<Verdict[]> {
  const progress = new Progress('checking', files.length);
  const reports = new Map<number, Report>();
  const verdicts: Verdict[] = [];
  const queue = files.entries();
  const work = async () => {
    for (const [i, file] of queue) {
      reports.set(i, await pool.check(readFileSync(file)));
      progress.step();
      for (let next = reports.get(verdicts.length); next; next = reports.get(verdicts.length)) {
        reports.delete(verdicts.length);
        progress.end();
        show(files[verdicts.length]!, next);
        verdicts.push(next.verdict);
      }
    }
  };
  await Promise.all(Array.from({ length: threads + 1 }, work));
  progress.end();
  return verdicts;
}

/** The line that scripts read; its members are part of the contract. */
function jsonLine(file: string, report: Report): object {
  const { sha256, wellformed, scenario, schemaValid, verdict } = report;
  const findings = new Map<string, { rule: string; level: Level; count: number }>();
  for (const { rule, level, count } of report.findings) {
    const key = `${rule} ${level}`;
    const known = findings.get(key);
    if (known) known.count += count;
    else findings.set(key, { rule, level, count });
  }
  return { file, sha256, wellformed, scenario, schemaValid, verdict, findings: [...findings.values()] };
}

function describe(file: string, report: Report, lang: Lang): string {
  const words = WORDS[lang];
  const lines = [`${file}: ${words.verdict[report.verdict]}${report.scenario ? ` [${report.scenario}]` : ''}`];
  for (const finding of report.findings) {
    lines.push(`  ${words.level[finding.level]} ${finding.rule}: ${finding.text[lang]}`);
    for (const { path, line, value } of finding.places.slice(0, MAX_PLACES)) {
      lines.push(
        `      ${line ? `${words.line} ${line}: ` : ''}${path}${value === undefined ? '' : ` = ${JSON.stringify(value)}`}`,
      );
    }
    const left = finding.count - MAX_PLACES;
    if (left > 0) lines.push(`      + ${left} ${words.more}`);
  }
  return lines.join('\n');
}
