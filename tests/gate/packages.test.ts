import { describe, expect, it } from 'vitest';
import { textOf } from './repository.ts';

type Lock = {
  packages: Record<
    string,
    { version?: string; resolved?: string; integrity?: string; hasInstallScript?: boolean; dev?: boolean }
  >;
};

const manifest = JSON.parse(textOf('package.json')) as {
  scripts: Record<string, string>;
  allowScripts: Record<string, boolean>;
  optionalDependencies: Record<string, string>;
};
const lock = JSON.parse(textOf('package-lock.json')) as Lock;
const locked = Object.entries(lock.packages).filter(([path]) => path !== '');

describe('package-lock.json', () => {
  it('names no registry, so that everyone installs from their own', () => {
    expect(locked.filter(([, entry]) => entry.resolved !== undefined).map(([path]) => path)).toEqual([]);
  });

  it('holds a checksum for every package', () => {
    expect(locked.length).toBeGreaterThan(100);
    expect(locked.filter(([, entry]) => !entry.integrity).map(([path]) => path)).toEqual([]);
  });

  it('brings no script to run on install that was not decided on', () => {
    const names = locked
      .filter(([, entry]) => entry.hasInstallScript)
      .map(([path]) => path.replace(/^.*node_modules\//, ''));
    // fsevents is for macOS only, and its script does nothing where a binary is shipped.
    const undecided = names.filter((name) => name !== 'fsevents' && !(name in manifest.allowScripts));
    expect(undecided).toEqual([]);
  });

  it('pins one Node for all systems it brings one for', () => {
    const nodes = Object.entries(manifest.optionalDependencies).filter(([name]) => name.startsWith('node-'));
    expect(new Set(nodes.map(([, version]) => version))).toHaveLength(1);
    for (const [name, version] of nodes) expect(lock.packages[`node_modules/${name}`]?.version).toBe(version);
  });
});

describe('package.json', () => {
  const promised = ['start', 'test', 'check', 'rules', 'validate', 'conformance', 'proof', 'bench', 'journal:verify'];

  it('has every command that the README promises', () => {
    expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining(promised));
  });

  it.each(promised)('sets up what is missing before "%s", and hands signals straight to the program', (name) => {
    expect(manifest.scripts[name]).toMatch(/^node scripts\/setup\.mjs( rules)?( web)? && exec env node [\w./]+\.ts$/);
    const file = manifest.scripts[name]?.split(' ').at(-1) ?? '';
    expect(textOf(file)).not.toBe('');
  });
});
