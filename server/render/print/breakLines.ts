import type { FontName, Fonts } from './fonts.ts';
import type { TextLook } from './looks.ts';
import type { TagNode } from './tagNode.ts';

/** A stretch of text that looks the same; `\n` breaks the line. */
export type Stretch = { readonly text: string; readonly look: TextLook; readonly node: TagNode };
export type Run = {
  text: string;
  readonly font: FontName;
  readonly look: TextLook;
  readonly node: TagNode;
  width: number;
};
export type Line = {
  readonly runs: readonly Run[];
  readonly width: number;
  readonly height: number;
  /** white space above, except at the top of a page */
  readonly before: number;
};

/** Of the size: what DIN 1450 calls comfortable. */
const LEADING = 1.36;
const WORD = /\n|[^\S\n\u00a0]*[^\s]*[\u00a0\S]*[^\S\n\u00a0]?/g;

/**
 * Breaks text into lines of a width (points) between words; a word that is too long is broken anywhere. `least`: text size that lines are
 * at least made for, so that those of two columns stay level.
 */
export function breakLines(
  fonts: Fonts,
  stretches: readonly Stretch[],
  width: number,
  { least = 0 }: { readonly least?: number } = {},
): readonly Line[] {
  const lines: Line[] = [];
  let runs: Run[] = [];
  let used = 0;
  const flush = (size: number) => {
    const height = Math.max(size, least, ...runs.map(({ look }) => look.size)) * LEADING;
    lines.push({ runs, width: trimmedWidth(fonts, runs), height, before: 0 });
    runs = [];
    used = 0;
  };
  for (const { text, look, node } of stretches) {
    const figures = look.align === 'right';
    for (const [word] of text.matchAll(WORD)) {
      if (word === '\n') flush(look.size);
      if (word === '\n' || word === '') continue;
      for (const part of cutToWidth(fonts, word, look, width)) {
        const pieces = fonts.cut(part, look.bold);
        const wide = pieces.reduce((sum, piece) => sum + fonts.width(piece, look.size, figures), 0);
        const seen =
          part.trimEnd() === part ? wide : wide - fonts.width({ text: ' ', font: 'plain' }, look.size, figures);
        if (used > 0 && used + seen > width + 0.01) flush(look.size);
        if (used === 0 && part.trim() === '') continue;
        used += wide;
        for (const piece of pieces) {
          const last = runs.at(-1);
          const own = fonts.width(piece, look.size, figures);
          if (last && last.font === piece.font && last.look === look && last.node === node) {
            last.text += piece.text;
            last.width += own;
          } else runs.push({ ...piece, look, node, width: own });
        }
      }
    }
  }
  if (runs.length > 0) flush(0);
  return lines;
}

/** The word, or parts of it that each fit into a line. */
function cutToWidth(fonts: Fonts, word: string, look: TextLook, width: number): readonly string[] {
  const widthOf = (text: string) =>
    fonts.cut(text, look.bold).reduce((sum, piece) => sum + fonts.width(piece, look.size, look.align === 'right'), 0);
  if (word.length < 4 || widthOf(word.trimEnd()) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const sign of word) {
    const wide = widthOf(sign);
    if (used + wide > width && part !== '') {
      parts.push(part);
      part = '';
      used = 0;
    }
    part += sign;
    used += wide;
  }
  return [...parts, part];
}

/** Without the space at its end, which only readers by ear need. */
function trimmedWidth(fonts: Fonts, runs: readonly Run[]): number {
  const width = runs.reduce((sum, run) => sum + run.width, 0);
  const last = runs.at(-1);
  return last?.text.endsWith(' ') ? width - fonts.width({ text: ' ', font: last.font }, last.look.size, false) : width;
}
