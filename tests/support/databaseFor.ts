import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { atEnd } from './cleanUp.ts';

/**
 * A fresh, empty database of the kind that the vitest project tests (TEST_DATABASE), as the settings the platform reads:
 * `{ DATABASE_URL }` on PostgreSQL; nothing on the embedded one, which lives in the caller's DATA_DIR.
 */
export async function databaseFor(): Promise<{ DATABASE_URL?: string }> {
  if (process.env['TEST_DATABASE'] !== 'postgres') return {};
  const name = `t${randomBytes(6).toString('hex')}`;
  const admin = inject('postgresUrl');
  await query(admin, `create database ${name}`);
  atEnd(() => query(admin, `drop database if exists ${name} with (force)`));
  return { DATABASE_URL: admin.replace(/\/postgres$/, `/${name}`) };
}

async function query(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
