import type { Line } from './breakLines.ts';
import type { Block, Columns, Row, Table } from './blocks.ts';
import type { Paper } from './paper.ts';

/** Around the line below a row. */
const RULE_ROOM = 5;
/** Of a page: rows up to this height are kept together, higher ones begin where there is room. */
const KEPT_SHARE = 0.3;
/** What must follow a heading on its page. */
const KEEP = 44;

/** Draws blocks one below the other, over as many pages as they need. */
export function drawBlocks(paper: Paper, blocks: Iterable<Block>): void {
  for (const block of blocks) {
    if (block.kind === 'row') drawRow(paper, block);
    else if (block.kind === 'table') drawTable(paper, block);
    else drawColumns(paper, block);
  }
}

function drawRow(paper: Paper, row: Row): void {
  const height = rowHeight(row);
  const needed = row.bookmark === undefined ? height : height + KEEP;
  const kept = needed <= paper.height * KEPT_SHARE || paper.room < KEEP;
  if (row.before + needed > paper.room && kept) paper.turn();
  paper.space(row.before);
  if (row.bookmark !== undefined) paper.bookmark(row.bookmark);
  // every cell of a row is there for readers by ear, empty ones too
  for (const { node } of row.cells) node.enter(paper.doc);
  let rest = row.cells.map(({ lines }) => lines);
  for (;;) {
    const room = paper.room;
    const parts = rest.map((lines) => split(lines, room));
    row.cells.forEach(({ x, width }, index) => paper.draw(parts[index]?.now ?? [], x, paper.y, width));
    paper.y += Math.max(0, ...parts.map(({ now }) => heightOf(now)));
    rest = parts.map(({ later }) => later);
    if (rest.every((lines) => lines.length === 0)) break;
    paper.turn();
  }
  if (row.ruled) {
    paper.y += RULE_ROOM / 2;
    ruleBelow(paper, row);
    paper.y += RULE_ROOM / 2;
  }
  row.ends?.end();
}

function ruleBelow(paper: Paper, { cells }: Row): void {
  const first = cells[0];
  const last = cells.at(-1);
  if (first && last) paper.rule(first.x, last.x + last.width - first.x);
}

/** The lines that fit; at least one at the top of a page, so that it always goes on. */
function split(
  lines: readonly Line[],
  room: number,
): { readonly now: readonly Line[]; readonly later: readonly Line[] } {
  let used = 0;
  let count = 0;
  for (const line of lines) {
    used += line.height + (count === 0 ? 0 : line.before);
    if (used > room && count > 0) break;
    count += 1;
  }
  return { now: lines.slice(0, count), later: lines.slice(count) };
}

function drawTable(paper: Paper, { before, head, rows }: Table): void {
  const outer = paper.repeat;
  if (head) {
    if (before + rowHeight(head) + KEEP > paper.room) paper.turn();
    paper.space(before);
    drawRow(paper, { ...head, before: 0 });
    // the head again on every page, for the eye: readers by ear have it from the structure
    paper.repeat = () => {
      paper.artifact(() => {
        for (const { lines, x, width } of head.cells) paper.draw(lines, x, paper.y, width, false);
      });
      paper.y += rowHeight(head) - RULE_ROOM / 2;
      ruleBelow(paper, head);
      paper.y += RULE_ROOM / 2;
    };
  } else paper.space(before);
  drawBlocks(paper, rows);
  paper.repeat = outer;
}

function drawColumns(paper: Paper, { before, parts }: Columns): void {
  const whole = parts.map((part) => part.map(fix));
  const height = Math.max(...whole.map((part) => part.reduce((sum, block) => sum + blockHeight(block), 0)));
  if (height > paper.height) {
    for (const part of whole) drawBlocks(paper, part);
    return;
  }
  if (before + height > paper.room) paper.turn();
  paper.space(before);
  const top = paper.y;
  let bottom = top;
  for (const part of whole) {
    paper.y = top;
    const [first, ...rest] = part;
    if (first) drawBlocks(paper, [{ ...first, before: 0 }, ...rest]);
    bottom = Math.max(bottom, paper.y);
  }
  paper.y = bottom;
}

/** The rows of a table as a list, so that they can be measured and drawn. */
function fix(block: Block): Block {
  return block.kind === 'table' ? { ...block, rows: [...block.rows] } : block;
}

function blockHeight(block: Block): number {
  if (block.kind === 'row') return block.before + rowHeight(block);
  if (block.kind === 'columns')
    return (
      block.before + Math.max(...block.parts.map((part) => part.reduce((sum, one) => sum + blockHeight(fix(one)), 0)))
    );
  const rows = [...(block.head ? [block.head] : []), ...block.rows];
  return block.before + rows.reduce((sum, row) => sum + rowHeight(row), 0);
}

function rowHeight({ cells, ruled }: Row): number {
  return Math.max(0, ...cells.map(({ lines }) => heightOf(lines))) + (ruled ? RULE_ROOM : 0);
}

function heightOf(lines: readonly Line[]): number {
  return lines.reduce((sum, line, index) => sum + line.height + (index === 0 ? 0 : line.before), 0);
}
