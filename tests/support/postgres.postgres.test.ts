import { existsSync } from 'node:fs';
import { Client } from 'pg';
import { expect, it } from 'vitest';
import { atEnd } from './cleanUp.ts';
import { startPostgres } from './postgres.ts';

it('starts a PostgreSQL of its own, also as root, and leaves nothing behind', async () => {
  const server = await startPostgres();
  atEnd(server.stop);
  const client = new Client({ connectionString: server.url });
  await client.connect();
  const { rows } = await client.query<{ folder: string }>(`select current_setting('data_directory') as folder`);
  await client.end();
  const folder = rows[0]?.folder ?? '';
  expect(existsSync(folder)).toBe(true);
  await server.stop();
  expect(existsSync(folder)).toBe(false);
});
