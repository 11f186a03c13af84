import { listDirectory, type ListedAuthority } from '../../db/listAuthorities.ts';
import type { Directory, DirectoryRow } from '../contract.ts';
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

/** One line per Leitweg-ID, as spreadsheets in Germany open it: semicolons, UTF-8 with byte order mark. */
export const getDirectoryCsv: HandlerFor<'GET /api/v1/directory.csv'> = async (ctx, _req, res) => {
  const { items } = await listDirectory(ctx.db, '', null);
  const lines = items.flatMap(({ name, place, leitwegIds }) => leitwegIds.map((id) => [name, place ?? '', id]));
  const csv = [['Behörde', 'Ort', 'Leitweg-ID'], ...lines].map((cells) => cells.map(quoteCell).join(';')).join('\r\n');
  res
    .set('Cache-Control', CACHE)
    .attachment('verzeichnis.csv')
    .type('text/csv; charset=utf-8')
    .send(`\ufeff${csv}\r\n`);
};

function toRow({ name, place, leitwegIds }: ListedAuthority): DirectoryRow {
  return { name, place, leitwegIds };
}

/** Quoted as RFC 4180 2.7 says; a leading sign that a spreadsheet would take for a formula gets an apostrophe before it. */
function quoteCell(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return `"${safe.replaceAll('"', '""')}"`;
}
