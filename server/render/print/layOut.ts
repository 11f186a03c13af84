import type { Block, Box, Cell, Row } from './blocks.ts';
import { breakLines } from './breakLines.ts';
import { enter, flatten, gather, isInline } from './gatherText.ts';
import { inherit, lookOf, type Look, type TextLook } from './looks.ts';
import { layOutTable } from './layOutTable.ts';
import type { Markup } from './parseMarkup.ts';
import { TagNode } from './tagNode.ts';

/** Between columns of text. */
const GUTTER = 18;
const LABEL_SHARE = 0.42;
const WIDEST_LABEL = 190;
/** Half of a page's width: names need half of it. */
const NARROW_BOX = 260;
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

/** Text between blocks becomes a paragraph. */
function layOutChildren(markup: Markup, box: Box, look: Look): readonly Block[] {
  const blocks: Block[] = [];
  let inline: (Markup | string)[] = [];
  const flush = () => {
    const row = layOutText(inline, box, look.heading === true);
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

function layOutText(content: readonly (Markup | string)[], box: Box, heading: boolean): Row | null {
  const node = HOLDS_TEXT.has(box.node.role) ? box.node : new TagNode('P', box.node);
  const lines = breakLines(box.fonts, gather(content, { ...box, node }), box.width);
  if (lines.length === 0) return null;
  const words = lines.flatMap(({ runs }) => runs.map(({ text }) => text));
  return {
    kind: 'row',
    before: 0,
    cells: [{ x: box.x, width: box.width, lines, node }],
    ...(heading && { bookmark: words.join('').trim() }),
  };
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
  const labelWidth = sums
    ? box.width * 0.6
    : Math.min(box.width * (box.width < NARROW_BOX ? 0.5 : LABEL_SHARE), WIDEST_LABEL);
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
