import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { connectRunning, openDatabase } from '../../../server/db/openDatabase.ts';
import { writeSetting, readSetting } from '../../../server/db/setting.ts';
import { atEnd } from '../../support/cleanUp.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { waitUntil } from '../../support/waitUntil.ts';

/** A first start makes a new database: seconds, on a busy machine many. A limit against hanging. */
const START_MS = 120_000;

const log = pino({ level: 'silent' });
const open = async (dataDir: string, pool?: { max: number }) => {
  const database = await openDatabase({ databaseUrl: null, dataDir }, log, pool);
  atEnd(() => database.close());
  return database;
};

describe('the embedded database', async () => {
  const dataDir = await temporaryFolder();
  const { db, connectionString } = await open(dataDir);

  it('keeps the questions of many connections apart', async () => {
    const large = Buffer.alloc(300_000, 65);
    const ask = async (line: number) => {
      for (let round = 0; round < 50; round += 1) {
        if (line % 2) {
          const { rows } = await db.raw('select ?::int as a, ?::int as b', [line, round]);
          expect(rows).toEqual([{ a: line, b: round }]);
        } else {
          const { rows } = await db.raw('select ?::text as t, length(?::bytea) as l', [`${line} ${round}`, large]);
          expect(rows).toEqual([{ t: `${line} ${round}`, l: large.length }]);
        }
      }
    };
    await Promise.all(Array.from({ length: 8 }, (_, line) => ask(line)));
  });

  it('lets nobody into the transaction of another connection', async () => {
    await db
      .transaction(async (trx) => {
        await writeSetting(trx, 'inside', 1);
        const outside = readSetting(db, 'inside'); // waits for its turn
        await writeSetting(trx, 'inside', 2);
        setTimeout(() => void outside, 0);
        await trx.rollback().catch(() => undefined);
        expect(await outside).toBeNull();
      })
      .catch((error: unknown) => expect(String(error)).toContain('Transaction rejected'));
    expect(await readSetting(db, 'inside')).toBeNull();
  });

  it('rolls back what a client leaves behind that dies in the middle of a transaction', async () => {
    const client = new Client({ connectionString });
    client.on('error', () => undefined);
    await client.connect();
    await client.query('begin');
    await client.query(`insert into setting values ('orphan', '1')`);
    (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    expect(await readSetting(db, 'orphan')).toBeNull();
  });

  it('answers errors to the one who made them', async () => {
    const [good, bad] = await Promise.allSettled([db.raw('select 1 as one'), db.raw('select 1/0')]);
    expect([good.status, bad.status]).toEqual(['fulfilled', 'rejected']);
  });

  it('takes a message of 28 MB and gives it back', async () => {
    const bytes = Buffer.alloc(28_000_000, 66);
    const { rows } = await db.raw('select ?::bytea as bytes', [bytes]);
    expect(rows[0].bytes.equals(bytes)).toBe(true);
  });

  it('refuses a second server on the same folder and names the process', async () => {
    await expect(openDatabase({ databaseUrl: null, dataDir }, log)).rejects.toThrow(`Prozess ${process.pid}`);
  });

  it('lets a command in beside the running server', async () => {
    await writeSetting(db, 'seen', 'yes');
    const command = await connectRunning({ databaseUrl: null, dataDir }, log);
    expect(await readSetting(command.db, 'seen')).toBe('yes');
    await command.close();
  });

  it('works with a single connection, so that no transaction needs a second one', async () => {
    const single = await open(await temporaryFolder(), { max: 1 });
    await single.db.transaction((trx) => writeSetting(trx, 'one', 1));
    expect(await readSetting(single.db, 'one')).toBe(1);
  });

  it('opens in a folder whose name is too long for a socket', async () => {
    const deep = join(await temporaryFolder(), 'x'.repeat(60), 'y'.repeat(60));
    await mkdir(deep, { recursive: true });
    const { db: there } = await open(deep);
    expect((await there.raw('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });
});

describe('a server that is killed', () => {
  it(
    'leaves a lock that the next one takes over, and loses nothing that it has committed',
    async () => {
      const dataDir = await temporaryFolder();
      const server = spawn(process.execPath, [join(import.meta.dirname, 'writeAndWait.ts'), dataDir], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      atEnd(() => server.kill('SIGKILL'));
      let committed = 0;
      server.stdout.on('data', (text: Buffer) => (committed = Number(text.toString().trim().split('\n').at(-1))));
      await waitUntil('twenty committed rows', () => committed >= 20, START_MS);
      server.kill('SIGKILL');
      await new Promise((gone) => server.once('exit', gone));
      expect(existsSync(join(dataDir, 'lock'))).toBe(true);
      const { db } = await open(dataDir);
      expect(await readSetting<number>(db, 'last')).toBeGreaterThanOrEqual(committed);
    },
    START_MS,
  );
});
