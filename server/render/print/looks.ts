import type { Markup } from './parseMarkup.ts';

/** How text looks; inherited by everything inside. Sizes in points. */
export type TextLook = {
  readonly size: number;
  readonly bold: boolean;
  readonly colour: string;
  readonly align: 'left' | 'right';
};

/** How an element is laid out. */
export type Look = Partial<TextLook> & {
  readonly display?: Display;
  /** type of its structure element (ISO 32000-1, 14.8.4); absent: it has none of its own */
  readonly role?: string;
  /** white space above */
  readonly before?: number;
  readonly indent?: number;
  /** stands in front of its text */
  readonly prefix?: string;
  /** becomes a bookmark, and stays with what follows it */
  readonly heading?: true;
  /** parts beside each other: share of the width of the first */
  readonly first?: number;
};

type Display = 'block' | 'inline' | 'none' | 'columns' | 'list' | 'pairs' | 'sums' | 'table';

/** The colours of the pages (web/ui/ui.css), dark enough on white for WCAG 1.4.6. */
export const INK = {
  text: '#131525',
  muted: '#4f5362',
  accent: '#2b3b8f',
  line: '#d8d9df',
  danger: '#8c1d18',
} as const;

export const PLAIN: TextLook = { size: 9.5, bold: false, colour: INK.text, align: 'left' };

const block = { display: 'block' } as const;
const paragraph = { display: 'block', role: 'P', before: 4 } as const;

const byTag: Readonly<Record<string, Look>> = {
  head: { display: 'none' },
  nav: { display: 'none' },
  svg: { display: 'none' },
  caption: { display: 'none' },
  body: block,
  main: block,
  article: block,
  header: block,
  footer: block,
  section: { display: 'block', role: 'Sect', before: 14 },
  div: block,
  details: block,
  address: { display: 'block', role: 'P' },
  p: paragraph,
  summary: { ...paragraph, bold: true, size: 8.5 },
  h1: { display: 'block', role: 'H1', size: 17, bold: true, before: 6, heading: true },
  h2: { display: 'block', role: 'H2', size: 12.5, bold: true, before: 14, heading: true },
  h3: { display: 'block', role: 'H2', size: 11.5, bold: true, before: 12, heading: true },
  dl: { display: 'pairs', role: 'L', before: 3 },
  dt: { colour: INK.muted, size: 8.5 },
  ol: { display: 'list', role: 'L', before: 3 },
  ul: { display: 'list', role: 'L', before: 3 },
  table: { display: 'table', role: 'Table', before: 6 },
  th: { bold: true, size: 8.5 },
  li: { before: 3 },
};

/** Classes of web/invoice/invoice.css that mean something on paper, in the order in which they count. */
const byClass: Readonly<Record<string, Look>> = {
  'rw-hidden': { display: 'none' },
  'rw-value--strong': { bold: true },
  'rw-value__fault': { bold: true, size: 8, colour: INK.danger, prefix: ' · ' },
  'rw-number': { align: 'right' },
  'rw-alert__title': { bold: true, size: 12, before: 8 },
  'rw-facts': { before: 8 },
  'rw-doc-hint': { colour: INK.muted, size: 8.5 },
  'rw-doc-text': { before: 3 },
  'rw-doc-path': { size: 7.5 },
  'rw-paper__address': { display: 'columns', before: 16, first: 0.52 },
  'rw-paper__sums': { display: 'columns', before: 14, first: 0.5 },
  'rw-paper__title': { display: 'block', role: 'H1', size: 17, bold: true, before: 20, heading: true },
  'rw-party': { display: 'block', role: 'Div', before: 9 },
  'rw-party__role': { colour: INK.muted, size: 8, bold: false },
  'rw-party__name': { size: 10.5, before: 1 },
  'rw-party__line': block,
  'rw-line__item': { bold: false, size: 9.5 },
  'rw-line__text': { colour: INK.muted, size: 8.5, before: 1 },
  'rw-line__per': { ...block, colour: INK.muted, size: 8 },
  'rw-line__category': { ...block, colour: INK.muted, size: 8 },
  'rw-line--depth-1': { indent: 8 },
  'rw-line--depth-2': { indent: 16 },
  'rw-line--depth-3': { indent: 24 },
  'rw-deduction': { before: 2, size: 8.5 },
  'rw-totals__list': { display: 'sums' },
  'rw-totals__due': { bold: true, size: 11 },
  'rw-note__about': { bold: true },
  'rw-finding__title': { bold: true, size: 10.5, before: 10 },
  'rw-place': { display: 'block' },
  'rw-code': { size: 8 },
  'rw-copy': { display: 'block', before: 18, size: 8, colour: INK.muted },
};

export function lookOf({ tag, classes }: Markup): Look {
  const look = byTag[tag] ?? {};
  return classes.reduce((sum, name) => ({ ...sum, ...byClass[name] }), look);
}

export function inherit(text: TextLook, { size, bold, colour, align }: Look): TextLook {
  return {
    size: size ?? text.size,
    bold: bold ?? text.bold,
    colour: colour ?? text.colour,
    align: align ?? text.align,
  };
}
