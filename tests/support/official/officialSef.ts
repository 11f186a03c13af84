import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cached } from '../../../validation/compiler/cache.ts';
import { compileToSef } from '../../../validation/compiler/sef.ts';
import type { Family, Official } from './fetchOfficial.ts';

const run = promisify(execFile);

/** The official stylesheets of one syntax as stock Saxon-JS runs them: paths of SEF files, compiled by xslt3 at the first call (about half a minute each). */
export async function officialSef(official: Official, family: Family): Promise<string[]> {
  const files: string[] = [];
  for (const name of official.stylesheets[family]) {
    const key = `${name.replaceAll('/', '_')}.sef.json`;
    await cached(official.folder, key, async () => compileToSef(await readFromPackage(official, name)));
    files.push(join(official.folder, key));
  }
  return files;
}

/** A file out of the first package that has it. Throws when none has. */
async function readFromPackage(official: Official, name: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'official-'));
  const jars = join(official.folder, 'jars');
  try {
    for (const jar of readdirSync(jars)) {
      // says nothing and writes nothing when the package has no such file
      await run('jar', ['--extract', `--file=${join(jars, jar)}`, name], { cwd: folder });
      const text = read(join(folder, name));
      if (text !== null) return text;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  throw new Error(`no fetched package has ${name}`);
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
