import type { Line } from './breakLines.ts';
import type { Fonts } from './fonts.ts';
import type { TextLook } from './looks.ts';
import type { TagNode } from './tagNode.ts';

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
