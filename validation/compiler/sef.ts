import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The largest rule set takes about 30 s on a slow machine. */
const TIME_LIMIT_MS = 10 * 60_000;
const MAX_OUTPUT = 64 * 1024 * 1024;

/** A compiler takes one processor and about 300 MB. */
const AT_ONCE = Math.min(4, availableParallelism());
let running = 0;
const waiting: (() => void)[] = [];

/** Compiles a stylesheet to SEF (the form that Saxon-JS runs) in a process of its own. Throws an Error with the words of xslt3. */
export async function compileToSef(xslt: string): Promise<string> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running++;
  try {
    return await compileNow(xslt);
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

async function compileNow(xslt: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sef-'));
  try {
    const source = join(folder, 'rules.xsl');
    const target = join(folder, 'rules.sef.json');
    await writeFile(source, xslt);
    const xslt3 = createRequire(import.meta.url).resolve('xslt3/xslt3.js');
    // no -ns: option (with ##html5 unprefixed names would mean any namespace)
    const args = ['--stack-size=4000', xslt3, `-xsl:${source}`, `-export:${target}`, '-nogo'];
    await promisify(execFile)(process.execPath, args, { timeout: TIME_LIMIT_MS, maxBuffer: MAX_OUTPUT }).catch(
      (error: unknown) => {
        const { stderr, message } = error as { stderr?: string; message: string };
        throw new Error(`xslt3 refuses the stylesheet: ${stderr?.slice(0, 4000) || message}`);
      },
    );
    return await readFile(target, 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
