import type { Block, Box, Cell, Row } from './blocks.ts';
import { breakLines } from './breakLines.ts';
import { flatten } from './gatherText.ts';
import { inherit, lookOf, PLAIN } from './looks.ts';
import { textOf, type Markup } from './parseMarkup.ts';
import { TagNode } from './tagNode.ts';

const PAD = 4;
/** a number of a line; a quantity with its unit */
const NARROWEST = [28, 56] as const;
const WIDEST = 108;

/** Numbers get the room they need, the rest is for the text. The rows are laid out when they are drawn: there may be thousands. */
export function layOutTable(markup: Markup, box: Box, before: number): readonly Block[] {
  const rowsOf = (tag: string): readonly Markup[] =>
    markup.children.flatMap((part) =>
      typeof part !== 'string' && part.tag === tag ? part.children.filter((row) => typeof row !== 'string') : [],
    );
  const heads = rowsOf('thead');
  const rows = rowsOf('tbody');
  // a head alone is no table (ISO 32000-1, 14.8.4.3.4), and says nothing
  if (rows.length === 0) return [];
  const columns = place(box, [...heads, ...rows]);
  const [head] = heads;
  const node = box.node;
  return [
    {
      kind: 'table',
      before,
      node,
      head: head ? layOutRow(head, { ...box, node: new TagNode('THead', node) }, columns) : null,
      rows: lazily(rows, { ...box, node: new TagNode('TBody', node) }, columns),
    },
  ];
}

function* lazily(rows: readonly Markup[], box: Box, columns: readonly Column[]): Generator<Row> {
  for (const row of rows) yield layOutRow(row, box, columns);
}

type Column = { readonly x: number; readonly width: number };

function place({ fonts, x, width }: Box, rows: readonly Markup[]): readonly Column[] {
  const needs: number[] = [];
  for (const row of rows) {
    cellsOf(row).forEach((cell, index) => {
      if (index === textColumn(row)) return;
      const words = textOf(cell).split(/\s+/);
      const longest = words.reduce((sum, word) => (word.length > sum.length ? word : sum), '').slice(0, 40);
      const need = fonts
        .cut(longest, false)
        .reduce((sum, piece) => sum + fonts.width(piece, PLAIN.size, true), 2 * PAD);
      needs[index] = Math.min(WIDEST, Math.max(needs[index] ?? narrowest(index), need));
    });
  }
  const count = Math.max(0, ...rows.slice(0, 2).map((row) => cellsOf(row).length));
  const text = textColumn(rows[0]);
  const taken = needs.reduce((sum, need, index) => sum + (index === text ? 0 : need), 0);
  const share = taken > width * 0.72 ? (width * 0.72) / taken : 1;
  let at = x;
  return Array.from({ length: count }, (_, index) => {
    const own = index === text ? width - taken * share : (needs[index] ?? narrowest(index)) * share;
    const column = { x: at, width: own };
    at += own;
    return column;
  });
}

const narrowest = (index: number): number => NARROWEST[index === 0 ? 0 : 1];

/** The column that holds the words: the second where the first is a number of the line. */
const textColumn = (row: Markup | undefined): number => (row && cellsOf(row).length > 3 ? 1 : 0);

const cellsOf = (row: Markup): readonly Markup[] =>
  row.children.filter((cell) => typeof cell !== 'string' && (cell.tag === 'td' || cell.tag === 'th')) as Markup[];

function layOutRow(row: Markup, box: Box, columns: readonly Column[]): Row {
  const node = new TagNode('TR', box.node);
  const { indent = 0 } = lookOf(row);
  const cells = cellsOf(row).map((cell, index): Cell => {
    const { x, width } = columns[index] ?? { x: box.x, width: narrowest(index) };
    const look = lookOf(cell);
    const scope = cell.attributes['scope'] === 'row' ? 'Row' : 'Column';
    const own = new TagNode(cell.tag === 'th' ? 'TH' : 'TD', node, cell.tag === 'th' ? { scope } : {});
    const left = index === 0 ? x : x + PAD;
    const right = index === columns.length - 1 ? x + width : x + width - PAD;
    const shift = index === 1 ? indent : 0;
    const inner = { ...box, x: left + shift, width: right - left - shift, node: own, text: inherit(box.text, look) };
    return {
      x: inner.x,
      width: inner.width,
      node: own,
      lines: breakLines(box.fonts, flatten(cell, inner), inner.width),
    };
  });
  return { kind: 'row', before: 0, cells, ruled: true, ends: node };
}
