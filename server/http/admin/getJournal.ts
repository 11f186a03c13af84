import { readLastCheckpoint } from '../../db/checkpoints.ts';
import { listJournal, type ListedJournalRow } from '../../db/listJournal.ts';
import { journalCodes } from '../../journalCodes.ts';
import type { JournalList, JournalListRow } from '../contract.ts';
import type { HandlerFor } from '../handler.ts';
import { readInput } from '../readInput.ts';
import { readSlice, writeSlice } from '../readSlice.ts';
import { journalQuery } from '../schemas.ts';

/** The whole journal, for who has to account for it, and up to where a checkpoint vouches for it. */
export const getJournal: HandlerFor<'GET /api/v1/admin/journal'> = async (ctx, req, res) => {
  const { event, ...slice } = readInput(journalQuery, req.query);
  const found = await listJournal(ctx.db, event, readSlice(slice));
  const last = await readLastCheckpoint(ctx.db);
  const checkpoint = last && { seq: last.seq, at: last.at.toISOString(), signed: last.signature !== null };
  res.json({ ...writeSlice(found, toRow), checkpoint } satisfies JournalList);
};

function toRow({ id, seq, at, code, from, to, actor, invoiceId, facts, personal }: ListedJournalRow): JournalListRow {
  const event = { event: code, words: journalCodes[code] };
  return { id, seq, at: at.toISOString(), ...event, from, to, actor, invoiceId, detail: { ...facts, ...personal } };
}
