import type { Box } from './blocks.ts';
import type { Stretch } from './breakLines.ts';
import { inherit, INK, lookOf, type Look } from './looks.ts';
import { textOf, type Markup } from './parseMarkup.ts';
import { TagNode } from './tagNode.ts';

/** The place inside an element: its look, its indentation, and the structure element that it is. */
export function enter(box: Box, look: Look, { attributes }: Markup): Box {
  const lang = attributes['lang'];
  const node =
    look.role === undefined ? box.node : new TagNode(look.role, box.node, lang === undefined ? {} : { lang });
  const indent = look.indent ?? 0;
  return { ...box, node, text: inherit(box.text, look), x: box.x + indent, width: box.width - indent };
}

/** Whether an element is a part of a line: it, and everything in it. */
export function isInline(markup: Markup): boolean {
  const { display } = lookOf(markup);
  return display === undefined || display === 'inline' || display === 'none' ? !hasBlock(markup) : false;
}

function hasBlock({ children }: Markup): boolean {
  return children.some((child) => typeof child !== 'string' && !isInline(child));
}

/** All text in order; values that follow each other are kept apart, as the pages do by their layout. */
export function gather(content: readonly (Markup | string)[], box: Box): readonly Stretch[] {
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

/** The text of a cell: blocks in it begin on a new line. */
export function flatten(markup: Markup, box: Box): readonly Stretch[] {
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
