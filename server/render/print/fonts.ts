import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

/** The typeface of the pages, and one with more scripts (Hebrew, Arabic, Georgian, symbols) for what it does not have. */
const files = {
  plain: resolve('@expo-google-fonts/fira-sans/400Regular/FiraSans_400Regular.ttf'),
  bold: resolve('@expo-google-fonts/fira-sans/600SemiBold/FiraSans_600SemiBold.ttf'),
  'plain-more': resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  'bold-more': resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
} as const;

export type Pdf = PDFKit.PDFDocument;
export type FontName = keyof typeof files;
export type Piece = { readonly text: string; readonly font: FontName };

/** Stands for a character that no font here has; a font's own sign for it (.notdef) is forbidden in PDF/A (6.2.11.8 of ISO 19005-2). */
const NO_GLYPH = '□';
/** Characters that reorder or hide text, or are no text at all. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\u2028\u2029]/gu;

/** Of fontkit's font, which pdfkit takes in place of a file, what is used here. */
type OpenFont = {
  hasGlyphForCodePoint(point: number): boolean;
  layout(text: string, features?: readonly string[]): { readonly glyphs: unknown; readonly positions: Position[] };
};
type Position = { readonly xAdvance: number };
/** A document with the font that was chosen last. */
type Opened = { readonly _font: { readonly font: OpenFont } };

/** Figures of one width (OpenType: tabular figures). */
export const FIGURES: ('tnum' | 'kern')[] = ['tnum'];

/**
 * Kept from one document of a thread to the next: to read the tables of a font again, and to lay out the same words again, took four
 * fifths of the time of a document. What a document takes of a font (its subset) is its own.
 */
const open = new Map<FontName, OpenFont>();
const widths = new Map<string, number>();

/** The fonts of one document: which of them has a character, and how wide text is. All of them are embedded as far as used. */
export class Fonts {
  readonly #doc: Pdf;

  constructor(doc: Pdf) {
    this.#doc = doc;
    // All of them and in this order, or the bytes of a document would depend on the one before it.
    for (const [name, file] of Object.entries(files) as [FontName, string][]) {
      const known = open.get(name);
      doc.registerFont(name, (known ?? file) as string).font(name); // its types know files only
      if (!known) open.set(name, keepLayouts((doc as unknown as Opened)._font.font));
    }
  }

  /** Text cut into pieces of one font each, without what cannot be seen. */
  cut(text: string, bold: boolean): readonly Piece[] {
    const base = bold ? 'bold' : 'plain';
    const shown = text.replace(UNSEEN, '');
    if (/^[\x20-\x7e\u00a0-\u017f]*$/.test(shown)) return shown === '' ? [] : [{ text: shown, font: base }];
    const pieces: { text: string; font: FontName }[] = [];
    for (const sign of shown) {
      const font = this.#covers(base, sign) ? base : (`${base}-more` as const);
      const drawn = this.#covers(font, sign) ? sign : NO_GLYPH;
      const last = pieces.at(-1);
      if (last?.font === font) last.text += drawn;
      else pieces.push({ text: drawn, font });
    }
    return pieces;
  }

  /** in points; figures: all of one width, for columns of numbers */
  width({ text, font }: Piece, size: number, figures: boolean): number {
    const key = `${font} ${figures} ${text}`;
    let width = widths.get(key);
    if (width === undefined) {
      width = this.#doc
        .font(font)
        .fontSize(1000)
        .widthOfString(text, figures ? { features: FIGURES } : {});
      keep(widths, key, width);
    }
    return (width * size) / 1000;
  }

  #covers(font: FontName, sign: string): boolean {
    return open.get(font)?.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0) ?? false;
  }
}

/** Makes the font remember how it laid out a text. pdfkit changes the positions it gets, so it gets copies. */
function keepLayouts(font: OpenFont): OpenFont {
  const layouts = new Map<string, ReturnType<OpenFont['layout']>>();
  const layOut = font.layout.bind(font);
  font.layout = (text, features = []) => {
    const key = `${features.join()} ${text}`;
    const known = layouts.get(key) ?? layOut(text, features);
    keep(layouts, key, known);
    const positions = known.positions.map((position) => ({ ...position }));
    return {
      glyphs: known.glyphs,
      positions,
      get advanceWidth() {
        return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
      },
    };
  };
  return font;
}

/** Words repeat; documents of nothing but different ones must not keep them all. */
const MOST_WORDS = 20_000;

function keep<Value>(words: Map<string, Value>, key: string, value: Value): void {
  if (words.size > MOST_WORDS) words.clear();
  words.set(key, value);
}
