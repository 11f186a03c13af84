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
/** What pdfkit knows of a font that is open. */
type OpenFont = { readonly font: { hasGlyphForCodePoint(point: number): boolean } };

/** Figures of one width (OpenType: tabular figures). */
export const FIGURES: ('tnum' | 'kern')[] = ['tnum'];

/** The fonts of one document: which of them has a character, and how wide text is. All of them are embedded as far as used. */
export class Fonts {
  readonly #doc: Pdf;
  readonly #has = new Map<FontName, (point: number) => boolean>();
  readonly #widths = new Map<string, number>();

  constructor(doc: Pdf) {
    this.#doc = doc;
    for (const [name, file] of Object.entries(files) as [FontName, string][]) doc.registerFont(name, file);
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
    let width = this.#widths.get(key);
    if (width === undefined) {
      width = this.#doc
        .font(font)
        .fontSize(1000)
        .widthOfString(text, figures ? { features: FIGURES } : {});
      if (this.#widths.size > MOST_WIDTHS) this.#widths.clear();
      this.#widths.set(key, width);
    }
    return (width * size) / 1000;
  }

  #covers(font: FontName, sign: string): boolean {
    let has = this.#has.get(font);
    if (!has) {
      this.#doc.font(font);
      const { font: open } = (this.#doc as unknown as { _font: OpenFont })._font;
      has = (point) => open.hasGlyphForCodePoint(point);
      this.#has.set(font, has);
    }
    return has(sign.codePointAt(0) ?? 0);
  }
}

/** Words repeat; a document of nothing but different ones must not keep them all. */
const MOST_WIDTHS = 50_000;
