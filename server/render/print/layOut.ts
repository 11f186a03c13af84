import { breakLines, type Line, type Stretch } from './breakLines.ts';
import type { Fonts } from './fonts.ts';
import { inherit, INK, lookOf, PLAIN, type Look, type TextLook } from './looks.ts';
import { textOf, type Markup } from './parseMarkup.ts';
import { TagNode } from './tagNode.ts';

/** Lines of one cell; x from the left edge of the page. */
export type Cell = {
  readonly x: number;
  readonly width: number;
  readonly lines: readonly Line[];
  readonly node: TagNode;
};
/** Cells beside each other that grow together; most have one. */
export type Row = {
  readonly kind: 'row';
  readonly before: number;
  readonly cells: readonly Cell[];
  readonly bookmark?: string;
  /** a line below, and space around it */
  readonly ruled?: boolean;
  /** ends with this row */
  readonly ends?: TagNode;
};
export type Table = {
  readonly kind: 'table';
  readonly before: number;
  readonly head: Row | null;
  readonly rows: Iterable<Row>;
  readonly node: TagNode;
};
/** Beside each other where that fits on a page, else one below the other. */
export type Columns = {
  readonly kind: 'columns';
  readonly before: number;
  readonly parts: readonly (readonly Block[])[];
};
export type Block = Row | Table | Columns;

export type Box = {
  readonly fonts: Fonts;
  readonly x: number;
  readonly width: number;
  readonly text: TextLook;
  readonly node: TagNode;
};

/** Between columns of text. */
const GUTTER = 18;
const LABEL_SHARE = 0.42;
const WIDEST_LABEL = 190;
/** Structure elements that hold text themselves (ISO 32000-1, 14.8.4.3). */
const HOLDS_TEXT = new Set(['P', 'H1', 'H2', 'LBody', 'Lbl', 'TD', 'TH', 'Span']);

/** What an element and everything in it becomes on paper, in order. */
export function layOut(markup: Markup, box: Box): readonly Block[] {
  const look = lookOf(markup);
  if (look.display === 'none') return [];
  const inner = enter(box, look, markup);
  if (look.display === 'table') return layOutTable(markup, inner, look.before ?? 0);
  if (look.display === 'columns') return layOutColumns(markup, inner, look);
  if (look.display === 'pairs' || look.display === 'sums') return layOutPairs(markup, inner, look);
  if (look.display === 'list') return layOutList(markup, inner);
  return layOutChildren(markup, inner, look);
}

function enter(box: Box, look: Look, { attributes }: Markup): Box {
  const lang = attributes['lang'];
  const node =
    look.role === undefined ? box.node : new TagNode(look.role, box.node, lang === undefined ? {} : { lang });
  const indent = look.indent ?? 0;
  return { ...box, node, text: inherit(box.text, look), x: box.x + indent, width: box.width - indent };
}

/** Text between blocks becomes a paragraph. */
function layOutChildren(markup: Markup, box: Box, look: Look): readonly Block[] {
  const blocks: Block[] = [];
  let inline: (Markup | string)[] = [];
  const flush = () => {
    const row = layOutText(inline, box, look.heading === true ? textOf(markup).trim() : undefined);
    inline = [];
    if (row) blocks.push(row);
  };
  for (const child of markup.children) {
    if (typeof child === 'string' || isInline(child)) inline.push(child);
    else {
      flush();
      blocks.push(...layOut(child, box));
    }
  }
  flush();
  return raise(blocks, look.before ?? 0);
}

/** Gives the first block the white space of the element around it. */
function raise(blocks: readonly Block[], before: number): readonly Block[] {
  const [first, ...rest] = blocks;
  return first ? [{ ...first, before: Math.max(first.before, before) }, ...rest] : [];
}

function isInline(markup: Markup): boolean {
  const { display } = lookOf(markup);
  return display === undefined || display === 'inline' || display === 'none' ? !hasBlock(markup) : false;
}

function hasBlock({ children }: Markup): boolean {
  return children.some((child) => typeof child !== 'string' && !isInline(child));
}

function layOutText(content: readonly (Markup | string)[], box: Box, bookmark?: string): Row | null {
  const node = HOLDS_TEXT.has(box.node.role) ? box.node : new TagNode('P', box.node);
  const lines = breakLines(box.fonts, gather(content, { ...box, node }), box.width);
  if (lines.length === 0) return null;
  return {
    kind: 'row',
    before: 0,
    cells: [{ x: box.x, width: box.width, lines, node }],
    ...(bookmark && { bookmark }),
  };
}

/** All text in order; values that follow each other are kept apart, as the pages do by their layout. */
function gather(content: readonly (Markup | string)[], box: Box): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const add = (text: string, { text: look, node }: Box) => {
    const last = stretches.at(-1)?.text ?? '';
    const space = text !== '' && last !== '' && !/[\s(−+]$/.test(last) && !/^[\s.,;:)]/.test(text) ? ' ' : '';
    if (text !== '') stretches.push({ text: space + text, look, node });
  };
  const walk = (child: Markup | string, inside: Box, kept: boolean): void => {
    if (typeof child === 'string') {
      add(kept ? child : child.replace(/\s+/g, ' '), inside);
      return;
    }
    const look = lookOf(child);
    if (look.display === 'none') return;
    const lang = child.attributes['lang'];
    const role = lang === undefined ? look : { ...look, role: 'Span' };
    const own = enter(inside, role, child);
    if (look.prefix && textOf(child) !== '' && stretches.length > 0) add(look.prefix, own);
    // `white-space: pre-line`: lines of a document stay lines
    for (const part of child.children) walk(part, own, kept || child.classes.includes('rw-value__text'));
  };
  for (const child of content) walk(child, box, false);
  return stretches;
}

function layOutColumns(markup: Markup, box: Box, look: Look): readonly Block[] {
  const children = markup.children.filter((child) => typeof child !== 'string');
  const [first, second] = children;
  if (!first || !second || children.length > 2) return children.flatMap((child) => layOut(child, box));
  const room = box.width - GUTTER;
  const width = room * (look.first ?? 0.5);
  const parts = [
    layOut(first, { ...box, width }),
    layOut(second, { ...box, x: box.x + width + GUTTER, width: room - width }),
  ];
  return parts.every((part) => part.length === 0) ? [] : [{ kind: 'columns', before: look.before ?? 0, parts }];
}

/** dl: name and value beside each other; sums: the value at the right edge. */
function layOutPairs(markup: Markup, box: Box, look: Look): readonly Block[] {
  const pairs = markup.children.flatMap((child) =>
    typeof child === 'string' ? [] : child.tag === 'div' ? [child] : [{ ...child, children: [child] }],
  );
  const sums = look.display === 'sums';
  const labelWidth = sums ? box.width * 0.6 : Math.min(box.width * LABEL_SHARE, WIDEST_LABEL);
  const blocks = pairs.map((pair): Row => {
    const item = new TagNode('LI', box.node);
    const text = inherit(box.text, lookOf(pair));
    const cell = (tag: string, role: string, x: number, width: number, align: TextLook['align']): Cell => {
      const part = pair.children.find((child) => typeof child !== 'string' && child.tag === tag);
      const node = new TagNode(role, item);
      const own = { ...box, x, width, node, text: { ...text, align } };
      const stretches = part && typeof part !== 'string' ? flatten(part, own) : [];
      return { x, width, node, lines: breakLines(box.fonts, stretches, width, { least: text.size }) };
    };
    const cells = [
      cell('dt', 'Lbl', box.x, labelWidth - 6, 'left'),
      cell('dd', 'LBody', box.x + labelWidth, box.width - labelWidth, sums ? 'right' : 'left'),
    ];
    return { kind: 'row', before: sums ? 3 : 1, cells, ends: item };
  });
  return raise(blocks, look.before ?? 0);
}

/** The text of a cell: blocks in it begin on a new line. */
function flatten(markup: Markup, box: Box): readonly Stretch[] {
  const { role: _, ...look } = lookOf(markup);
  const inner = enter(box, look, markup);
  const parts: (readonly Stretch[])[] = [];
  let inline: (Markup | string)[] = [];
  const flush = () => {
    parts.push(gather(inline, inner));
    inline = [];
  };
  for (const child of markup.children) {
    if (typeof child === 'string' || isInline(child)) {
      inline.push(child);
      continue;
    }
    flush();
    const pair = child.tag === 'div' && child.children.some((part) => typeof part !== 'string' && part.tag === 'dt');
    parts.push(pair ? pairText(child, inner) : flatten(child, inner));
  }
  flush();
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index === 0 ? part : [{ text: '\n', look: inner.text, node: inner.node }, ...part]));
}

/** "Name: value" in a line. */
function pairText(pair: Markup, box: Box): readonly Stretch[] {
  return pair.children.flatMap((part) => {
    if (typeof part === 'string') return [];
    const inner = part.tag === 'dt' ? { ...box, text: { ...box.text, colour: INK.muted } } : box;
    const own = gather([{ ...part, tag: 'span' }], { ...inner, text: { ...inner.text, size: 8.5 } });
    const last = own.at(-1);
    return part.tag === 'dt' && last ? [...own, { ...last, text: ': ' }] : own;
  });
}

function layOutList(markup: Markup, box: Box): readonly Block[] {
  const numbered = markup.tag === 'ol';
  const from = Number(markup.attributes['start'] ?? 1);
  const items = markup.children.filter((child) => typeof child !== 'string' && child.tag === 'li') as Markup[];
  return items.flatMap((child, index) => {
    const item = new TagNode('LI', box.node);
    const label = new TagNode('Lbl', item);
    const body = new TagNode('LBody', item);
    const named = child.classes.includes('rw-finding');
    const sign = named ? '' : numbered ? `${from + index}.` : '•';
    const indent = named ? 0 : 14;
    const inner: Box = { ...box, x: box.x + indent, width: box.width - indent, node: body };
    const blocks = layOutChildren({ ...child, tag: 'div' }, inner, lookOf(child));
    const [first, ...rest] = blocks;
    if (first?.kind !== 'row' || sign === '') return blocks;
    const lines = breakLines(box.fonts, [{ text: sign, look: box.text, node: label }], indent);
    return [{ ...first, cells: [{ x: box.x, width: indent, lines, node: label }, ...first.cells] }, ...rest];
  });
}

// ---------- tables ----------

const PAD = 4;
/** a number of a line; a quantity with its unit */
const NARROWEST = [28, 56] as const;
const WIDEST = 108;

/** Numbers get the room they need, the rest is for the text. The rows are laid out when they are drawn: there may be thousands. */
function layOutTable(markup: Markup, box: Box, before: number): readonly Block[] {
  const rowsOf = (tag: string) =>
    markup.children.flatMap((part) =>
      typeof part !== 'string' && part.tag === tag ? part.children.filter((row) => typeof row !== 'string') : [],
    ) as Markup[];
  const heads = rowsOf('thead');
  const rows = rowsOf('tbody');
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
