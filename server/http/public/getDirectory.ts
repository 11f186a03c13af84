import { listDirectory, type ListedAuthority } from '../../db/listAuthorities.ts';
import type { Directory, DirectoryRow } from '../contract.ts';
import { CSV_START, csvLine } from '../csvLine.ts';
import type { HandlerFor } from '../handler.ts';
import { readInput } from '../readInput.ts';
import { directoryQuery } from '../schemas.ts';

/** Half an hour old is good enough for whoever copies the directory. */
const CACHE = 'public, max-age=1800';

export const getDirectory: HandlerFor<'GET /api/v1/directory'> = async (ctx, req, res) => {
  const { page, size, q } = readInput(directoryQuery, req.query);
  const { items, total } = await listDirectory(ctx.db, q, { page, size });
  res.json({ items: items.map(toRow), total, page, size } satisfies Directory);
};

export const getDirectoryJson: HandlerFor<'GET /api/v1/directory.json'> = async (ctx, _req, res) => {
  const { items } = await listDirectory(ctx.db, '', null);
  res.set('Cache-Control', CACHE).attachment('verzeichnis.json').json(items.map(toRow));
};

/** One line per Leitweg-ID. */
export const getDirectoryCsv: HandlerFor<'GET /api/v1/directory.csv'> = async (ctx, _req, res) => {
  const { items } = await listDirectory(ctx.db, '', null);
  const lines = items.flatMap(({ name, place, leitwegIds }) => leitwegIds.map((id) => [name, place ?? '', id]));
  const csv = [['Behörde', 'Ort', 'Leitweg-ID'], ...lines].map(csvLine).join('');
  res
    .set('Cache-Control', CACHE)
    .attachment('verzeichnis.csv')
    .type('text/csv; charset=utf-8')
    .send(CSV_START + csv);
};

function toRow({ name, place, leitwegIds }: ListedAuthority): DirectoryRow {
  return { name, place, leitwegIds };
}
