import { describe, expect, it } from 'vitest';
import { sweep } from '../../../server/pipeline/sweep.ts';
import { startCore } from '../startCore.ts';

/** More than the sweeper reads at once. */
const MANY = 600;

describe('the sweeper', async () => {
  const core = await startCore({ work: false, supplierEmail: null });
  const { db } = core.ctx;
  const hasJob = async (id: string) => (await db('pgboss.job').where({ singleton_key: id })).length > 0;

  it('is not held up by hundreds of invoices that it cannot help: those behind them get their jobs', async () => {
    const { id } = await core.deliver();
    await db('pgboss.job').delete();
    // Older copies of the invoice, whose jobs the database refuses.
    await db.raw(
      `insert into invoice (id, organisation_id, channel, sha256, size, document_sha256, received_at, state, state_at)
       select gen_random_uuid(), organisation_id, channel, sha256, size, document_sha256, received_at, state,
         state_at - n * interval '1 second'
       from invoice cross join generate_series(1, ?::integer) n where id = ?`,
      [MANY, id],
    );
    await db.raw(`create function refuse_job() returns trigger language plpgsql as
      'begin if new.singleton_key <> ''${id}'' then raise exception ''refused''; end if; return new; end'`);
    await db.raw(
      `create trigger refuse_job before insert on pgboss.job_common for each row execute function refuse_job()`,
    );
    const soon = new Date(Date.now() + 1000);
    expect(await sweep(core.ctx, soon)).toBe(1);
    expect(await hasJob(id)).toBe(true);

    await db.raw('drop trigger refuse_job on pgboss.job_common');
    expect(await sweep(core.ctx, soon)).toBe(MANY);
    expect(await sweep(core.ctx, soon)).toBe(0);
  });
});
