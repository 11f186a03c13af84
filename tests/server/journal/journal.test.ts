import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../server/db/database.ts';
import { GENESIS, journalHash } from '../../../server/journal/journalHash.ts';
import { listSealed } from '../../../server/db/journalSeals.ts';
import type { Checkpoint } from '../../../server/journal/checkpoint.ts';
import { putOutCheckpoint } from '../../../server/journal/putOutCheckpoint.ts';
import { readPrivateKey, readVerifyKey } from '../../../server/journal/readKey.ts';
import { sealJournal } from '../../../server/journal/sealJournal.ts';
import { verifyJournal } from '../../../server/journal/verifyJournal.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { sampleInvoice } from '../sampleInvoice.ts';
import { startCore } from '../startCore.ts';

/** What somebody with all rights on the database could do: the guard is taken away first. */
async function tamper(db: Database, change: (db: Database) => Promise<unknown>): Promise<void> {
  await db.raw('alter table journal disable trigger journal_append_only');
  await change(db);
  await db.raw('alter table journal enable trigger journal_append_only');
}

describe('the journal', async () => {
  const core = await startCore({ work: false });
  const { db } = core.ctx;

  it('cannot be changed or shortened by mistake', async () => {
    await core.deliver();
    await expect(db('journal').update({ code: 'withdrawn' })).rejects.toThrow('append-only');
    await expect(db('journal').delete()).rejects.toThrow('append-only');
    await sealJournal(db);
    await expect(db('journal').update({ seq: null, hash: null })).rejects.toThrow('append-only');
  });
});

describe('verification', async () => {
  const folder = await temporaryFolder();
  const keys = generateKeyPairSync('ed25519');
  const path = join(folder, 'journal.pem');
  writeFileSync(path, keys.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const key = readPrivateKey(path);
  const core = await startCore({ work: false, env: { ALERT_TO: 'revision@land.example' } });
  const { db } = core.ctx;
  let file: Checkpoint;

  beforeEach(async () => {
    await tamper(db, async () => {
      for (const table of ['journal_checkpoint', 'journal_personal', 'journal']) await db(table).delete();
    });
    for (let index = 0; index < 10; index += 1) await core.deliver(sampleInvoice({ number: `J-${index}` }));
    await sealJournal(db);
    await putOutCheckpoint(core.ctx, key, 0);
    const checkpoints = join(core.config.dataDir, 'checkpoints');
    file = JSON.parse(
      readFileSync(join(checkpoints, readdirSync(checkpoints).toSorted().at(-1) ?? ''), 'utf8'),
    ) as Checkpoint;
  });

  const check = () => verifyJournal(db, { checkpoints: [file], key });
  const kinds = async () => (await check()).findings.map(({ kind, seq }) => `${kind} ${seq}`);

  it('finds nothing in an untouched journal', async () => {
    expect(await check()).toEqual({
      ok: true,
      upTo: 10,
      rows: 10,
      unsealed: 0,
      checkpoints: 2,
      signed: 2,
      findings: [],
    });
  });

  it('goes on where the chain ended, also over many sealings', async () => {
    for (let index = 0; index < 3; index += 1) {
      await core.deliver(sampleInvoice({ number: `K-${index}` }));
      await sealJournal(db);
    }
    expect(await check()).toMatchObject({ ok: true, upTo: 13 });
  });

  it('finds a changed row', async () => {
    await tamper(db, () =>
      db('journal')
        .where({ seq: 4 })
        .update({ facts: JSON.stringify({ channel: 'mail' }) }),
    );
    expect(await kinds()).toEqual(['changed 4']);
  });

  it('finds a removed row', async () => {
    await tamper(db, async () => {
      const id = db('journal').where({ seq: 4 }).select('id');
      await db('journal_personal').whereIn('journal_id', id).delete();
      await db('journal').where({ seq: 4 }).delete();
    });
    expect(await kinds()).toEqual(['missing 4']);
  });

  it('finds two rows that changed places', async () => {
    await tamper(db, async () => {
      await db('journal').where({ seq: 4 }).update({ seq: 1000 });
      await db('journal').where({ seq: 5 }).update({ seq: 4 });
      await db('journal').where({ seq: 1000 }).update({ seq: 5 });
    });
    expect(await kinds()).toEqual(['changed 4', 'changed 5', 'changed 6']);
  });

  it('finds a cut tail, by the checkpoint that left the database', async () => {
    await tamper(db, async () => {
      const ids = db('journal').where('seq', '>', 7).select('id');
      await db('journal_personal').whereIn('journal_id', ids).delete();
      await db('journal').where('seq', '>', 7).delete();
      await db('journal_checkpoint').delete();
    });
    expect(await kinds()).toEqual(['truncated 10']);
  });

  it('finds a chain that was written anew from a changed row on', async () => {
    await tamper(db, async () => {
      await db('journal').where({ seq: 4 }).update({ facts: '{}' });
      let previous = GENESIS;
      for (const row of await listSealed(db, 0, 100)) {
        previous = journalHash(previous, row.seq, row);
        await db('journal').where({ id: row.id }).update({ hash: previous });
      }
      await db('journal_checkpoint').update({ hash: previous });
    });
    expect(await kinds()).toEqual(['signature 10', 'checkpoint 10']);
  });

  it('finds changed names, but not erased ones', async () => {
    await db('journal_personal')
      .whereIn('journal_id', db('journal').where({ seq: 3 }).select('id'))
      .delete();
    expect((await check()).ok).toBe(true);
    await db('journal_personal')
      .whereIn('journal_id', db('journal').where({ seq: 4 }).select('id'))
      .update({ data: '{"fileName":"x"}' });
    expect(await kinds()).toEqual(['personal 4']);
  });

  it('starts at a checkpoint when older rows are gone', async () => {
    await core.deliver(sampleInvoice({ number: 'J-10' }));
    await sealJournal(db);
    await tamper(db, async () => {
      const ids = db('journal').where('seq', '<=', 10).select('id');
      await db('journal_personal').whereIn('journal_id', ids).delete();
      await db('journal').where('seq', '<=', 10).delete();
    });
    expect(await check()).toMatchObject({ ok: true, rows: 1, upTo: 11 });
    await db('journal_checkpoint').delete();
    expect((await verifyJournal(db)).findings).toEqual([{ kind: 'start', seq: 11 }]);
  });

  it('does not take a checkpoint that another key signed, and says when none did', async () => {
    const other = join(folder, 'other.pem');
    writeFileSync(other, generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }));
    expect(
      (await verifyJournal(db, { checkpoints: [file], key: readVerifyKey(other) })).findings.map(({ kind }) => kind),
    ).toEqual(['signature', 'signature']);
    await core.deliver(sampleInvoice({ number: 'J-11' }));
    await sealJournal(db);
    await putOutCheckpoint(core.ctx, null, 0);
    expect(
      JSON.parse(readFileSync(join(core.config.dataDir, 'checkpoints', '000000000011.json'), 'utf8')),
    ).toMatchObject({ signature: 'unsigned' });
  });

  it('has sent the checkpoint to the one who is alerted', async () => {
    expect(await db('outbox').where({ kind: 'checkpoint' }).pluck('recipient')).toContain('revision@land.example');
  });
});
