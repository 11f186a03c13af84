import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { repositoryFiles } from './repository.ts';

type Rules = { forbidden: object[]; options: object };
const configuration = new URL('../../.dependency-cruiser.mjs', import.meta.url).href;
const { default: rules } = (await import(configuration)) as { default: Rules };

const folders = ['server', 'validation', 'web', 'migrations', 'scripts', 'tests'];

async function check(baseDir: string, where: string[]): Promise<ICruiseResult> {
  const { output } = await cruise(where, {
    ...rules.options,
    baseDir,
    validate: true,
    ruleSet: { forbidden: rules.forbidden },
  } as never);
  if (typeof output === 'string') throw new Error(output);
  return output;
}

const violations = ({ summary }: ICruiseResult) =>
  summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);

describe('the import rules', () => {
  it('are kept by every module, and see every module', { timeout: 120_000 }, async () => {
    const root = join(import.meta.dirname, '../..');
    const result = await check(root, folders);
    expect(violations(result)).toEqual([]);
    // A cruiser that cannot read TypeScript sees nothing and finds nothing wrong.
    const seen = new Set(result.modules.map(({ source }) => source));
    const onDisk = repositoryFiles(/^(server|validation|web|migrations|scripts|tests)\/.*\.(ts|tsx|mjs)$/);
    expect(onDisk.filter((path) => !seen.has(path))).toEqual([]);
    expect(result.summary.totalDependenciesCruised ?? 0).toBeGreaterThan(onDisk.length);
  });

  const planted = [
    ['compiler', 'validation/compiler/a.ts', 'validation/pool.ts'],
    ['en16931', 'validation/en16931/a.ts', 'validation/xml.ts'],
    ['validation', 'validation/a.ts', 'server/config.ts'],
    ['facts', 'server/states.ts', 'server/db/a.ts'],
    ['db', 'server/db/a.ts', 'server/pipeline/receive.ts'],
    ['as4', 'server/as4/a.ts', 'server/pipeline/receive.ts'],
    ['mail', 'server/mail/a.ts', 'server/pipeline/receive.ts'],
    ['pipeline', 'server/pipeline/a.ts', 'server/http/app.ts'],
    ['channels', 'server/channels/form.ts', 'server/pipeline/transition.ts'],
    ['channels apart', 'server/channels/form.ts', 'server/channels/mail.ts'],
    ['http', 'server/http/app.ts', 'server/pipeline/receive.ts'],
    ['one writer of state', 'server/jobs/a.ts', 'server/pipeline/transition.ts'],
    ['web', 'web/App.ts', 'server/config.ts'],
    ['ui', 'web/ui/a.ts', 'web/invoice/a.ts'],
    ['roles apart', 'web/supplier/a.ts', 'web/admin/a.ts'],
  ] as const;

  it.each(planted)('find a planted bad import: %s', async (name, from, to) => {
    const folder = await temporaryFolder();
    plant(folder, to, 'export const planted = 1;\n');
    plant(
      folder,
      from,
      `import { planted } from '${'../'.repeat(from.split('/').length - 1)}${to}';\nexport const used = planted;\n`,
    );
    expect(
      violations(
        await check(
          folder,
          folders.filter((top) => [from, to].some((path) => path.startsWith(top))),
        ),
      ),
    ).toContain(`${name}: ${from} -> ${to}`);
  });

  it('find a planted circle', async () => {
    const folder = await temporaryFolder();
    plant(folder, 'server/a.ts', `import { b } from './b.ts';\nexport const a = () => b;\n`);
    plant(folder, 'server/b.ts', `import { a } from './a.ts';\nexport const b = () => a;\n`);
    expect(violations(await check(folder, ['server']))).toContain('no cycles: server/a.ts -> server/b.ts');
    rmSync(join(folder, 'server/b.ts'));
    expect(violations(await check(folder, ['server']))).toEqual(['resolvable: server/a.ts -> ./b.ts']);
  });
});

function plant(folder: string, path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}
