import type { TermRow } from './terms.ts';

/**
 * An invoice in terms of EN 16931, shaped by the table: groups are objects (lists where they repeat), terms are strings as they
 * stand in the document. Dates are YYYY-MM-DD, numbers are decimal strings with a point. A value that does not parse stays verbatim.
 */
export type Invoice = Group<'invoice'>;

/** The content of one group: Group<'BG-25'> is an invoice line. */
export type Group<P extends string> = {
  -readonly [R in Child<P> as R['id']]?: R extends { many: true } ? Content<R>[] : Content<R>;
};

/** An identifier that can carry its scheme (schemeID, listID) and the version of the scheme. */
export type Identifier = { value: string; scheme?: string; version?: string };

/** BT-125: base64 content, media type, file name. */
export type Attachment = { value: string; mime?: string; filename?: string };

type Content<R extends TermRow> = R extends { type: 'group' }
  ? Group<R['id']>
  : R extends { type: 'binary' }
    ? Attachment
    : R extends { scheme: true }
      ? Identifier
      : string;

type Borrowed<P> = Extract<TermRow, { id: P; like: string }>['like'];
type Child<P extends string> =
  | Extract<TermRow, { in: P }>
  | Extract<TermRow, { alsoIn: P }>
  | Exclude<Extract<TermRow, { in: Borrowed<P> }>, { type: 'group' }>;
