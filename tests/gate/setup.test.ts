import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const root = join(import.meta.dirname, '../..');

/** A checkout in small: the real set-up, packages as given. */
async function smallCheckout(dependencies: Record<string, string> = {}): Promise<string> {
  const folder = await temporaryFolder('rw-setup');
  for (const path of ['scripts/setup.mjs', 'scripts/setup'])
    cpSync(join(root, path), join(folder, path), { recursive: true });
  writeLock(folder, dependencies);
  return folder;
}

function writeLock(folder: string, dependencies: Record<string, string>): void {
  const head = { name: 'small', version: '1.0.0', dependencies };
  const entries = Object.entries(dependencies).map(([name, version]) => [
    `node_modules/${name}`,
    { version, integrity: 'sha512-AAAA' },
  ]);
  const lock = {
    name: 'small',
    version: '1.0.0',
    lockfileVersion: 3,
    requires: true,
    packages: { '': head, ...Object.fromEntries(entries) },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(head));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
}

type Run = { code: number | null; stdout: string; stderr: string };

function setUp(folder: string, parts: string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Run> {
  const child = spawn(process.execPath, ['scripts/setup.mjs', ...parts], {
    cwd: folder,
    env: { ...process.env, ...env },
  });
  const run: Run = { code: null, stdout: '', stderr: '' };
  child.stdout.on('data', (text: Buffer) => (run.stdout += text.toString()));
  child.stderr.on('data', (text: Buffer) => (run.stderr += text.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ ...run, code })));
}

describe('the set-up', () => {
  it('installs once, then has nothing to do and says nothing', async () => {
    const folder = await smallCheckout();
    const first = await setUp(folder);
    expect(first).toMatchObject({ code: 0, stdout: '' });
    expect(first.stderr).toContain('Installing packages: done');
    expect(await setUp(folder)).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('installs again when the lock file has changed, or when an install did not come to its end', async () => {
    const folder = await smallCheckout();
    await setUp(folder);
    rmSync(join(folder, 'node_modules/.install-stamp'));
    rmSync(join(folder, 'node_modules/.package-lock.json'), { force: true });
    expect((await setUp(folder)).stderr).toContain('Installing packages: done');
  });

  it('does the work once when two start together', async () => {
    const folder = await smallCheckout();
    const runs = await Promise.all([setUp(folder), setUp(folder)]);
    expect(runs.map(({ code }) => code)).toEqual([0, 0]);
    expect(runs.filter(({ stderr }) => stderr.includes('Installing packages: done'))).toHaveLength(1);
  });

  it('takes over from one that was killed', async () => {
    const folder = await smallCheckout();
    mkdirSync(join(folder, '.cache'));
    // No process has this number: it lies above the kernel's limit.
    writeFileSync(join(folder, '.cache/setup.lock'), `4194305 0 ${hostname()}`);
    expect(await setUp(folder)).toMatchObject({ code: 0 });
    expect(existsSync(join(folder, '.cache/setup.lock'))).toBe(false);
  });

  it('says that the registry cannot be reached, and exits with 2', async () => {
    const folder = await smallCheckout({ zod: '4.0.0' });
    const offline = {
      npm_config_registry: 'http://127.0.0.1:9/',
      npm_config_cache: join(folder, 'cache'),
      npm_config_fetch_retries: '0',
    };
    const run = await setUp(folder, [], offline);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('The package registry cannot be reached');
  });

  it('builds a part from its sources, again only when they change, and shows why it failed', async () => {
    const folder = await smallCheckout();
    const source = join(folder, 'validation/compileRules.ts');
    mkdirSync(join(folder, 'validation'));
    writeFileSync(source, `import { mkdirSync } from 'node:fs';\nmkdirSync('.cache/rules', { recursive: true });\n`);
    expect((await setUp(folder, ['rules'])).stderr).toContain('Compiling the rules: done');
    expect((await setUp(folder, ['rules'])).stderr).toBe('');
    writeFileSync(source, `throw new Error('broken rule');\n`);
    const run = await setUp(folder, ['rules']);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('broken rule');
    expect(readFileSync(source, 'utf8')).toContain('broken');
  });
});
