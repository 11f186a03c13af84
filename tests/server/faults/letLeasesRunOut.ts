import { Client } from 'pg';

/**
 * On PostgreSQL what a killed process had taken is free again after minutes (leases of the outbox, heartbeats of jobs), because
 * others might still be at work. This moves these moments into the past: the same thing, without the wait. Only for a database at
 * which nobody is at work.
 */
export async function letLeasesRunOut(connectionString: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query(`update outbox set leased_by = null, leased_until = null where leased_by is not null`);
    await client.query(`update pgboss.job set heartbeat_on = heartbeat_on - interval '1 hour' where state = 'active'`);
  } finally {
    await client.end();
  }
}
