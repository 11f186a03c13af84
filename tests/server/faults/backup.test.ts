import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { databaseFor } from '../../support/databaseFor.ts';
import { need } from '../../support/machine.ts';
import { runServer } from '../../support/runServer.ts';
import { startSmtpServer } from '../../support/smtpServer.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { waitUntil } from '../../support/waitUntil.ts';
import { account } from './account.ts';
import { supplier } from './supplier.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../../..');
const onPostgres = process.env['TEST_DATABASE'] === 'postgres';

/** The three commands that the README gives for this database: back up, restore, prove. */
function commands(): [string, string, string] {
  const section = /^## Backup\n([\s\S]*?)^## /m.exec(readFileSync(join(root, 'README.md'), 'utf8'))?.[1] ?? '';
  const blocks = [...section.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = '']) => block.trim().split('\n'));
  const lines = blocks[onPostgres ? 0 : 1] ?? [];
  expect(lines).toHaveLength(3);
  return lines as [string, string, string];
}

/** As an operator types it. npm only finds the program: here it is called at once, without looking for packages first. */
async function type(command: string, env: Record<string, string>): Promise<string> {
  const tools = [dirname(process.execPath), ...(onPostgres ? [need('postgres')] : [])];
  const PATH = [...tools, process.env['PATH']].join(delimiter);
  const direct = command.replace('npm run -s journal:verify', 'node scripts/verifyJournal.ts');
  const { DATABASE_URL: _, DATA_DIR: __, ...others } = process.env;
  return (await run('sh', ['-ec', direct], { cwd: root, env: { ...others, PATH, ...env } })).stdout;
}

describe('a backup made and restored with the commands of the README', { timeout: 600_000 }, () => {
  it('has every invoice and the whole journal, and the server goes on with it', async () => {
    const [backUp, restore, prove] = commands();
    const smtp = await startSmtpServer();
    const old = await databaseFor();
    const fresh = await databaseFor();
    const folder = await temporaryFolder();
    const settings = { DEMO: '1', CHECK_THREADS: '1', SMTP_URL: smtp.url };
    const server = await runServer({ ...settings, ...old });
    const sender = supplier(server.dataDir);
    const there = onPostgres ? { ...fresh, DATA_DIR: server.dataDir } : { DATA_DIR: join(folder, 'restored') };
    const env = {
      BACKUP: join(folder, 'backup'),
      DATA_DIR: server.dataDir,
      ...old,
      NEW_DATABASE_URL: fresh.DATABASE_URL ?? '',
      NEW_DATA_DIR: there.DATA_DIR,
    };
    const invoices = new Map<string, string>();
    for (const number of ['BACKUP-1', 'BACKUP-2', 'BACKUP-3'])
      invoices.set(number, (await sender.deliver(server.url, number)).id);
    await sender.waitForExported(server.url, invoices.values());
    await waitUntil('the rows to be chained', async () =>
      /rows.*not numbered yet: 0/.test(await type('npm run -s journal:verify', env)),
    );

    if (!onPostgres) await server.stop();
    await type(backUp, env);
    await server.stop();
    await type(restore, env);
    expect(await type(prove, env)).toMatch(/^Unversehrt \/ whole: (1[5-9]|[2-9]\d) /);

    const restored = await runServer({ ...settings, ...there });
    // A repeat gets the first answer also after this; what is new goes its way.
    expect((await sender.deliver(restored.url, 'BACKUP-1')).id).toBe(invoices.get('BACKUP-1'));
    invoices.set('BACKUP-4', (await sender.deliver(restored.url, 'BACKUP-4')).id);
    await sender.waitForExported(restored.url, invoices.values());
    expect(await account(restored.url, sender, smtp, invoices)).toEqual({
      invoices: 4,
      mails: 4,
      repeated: 0,
      faults: [],
    });
  });
});
