/** A line of the source text as it is shown. */
export type SourceLine = {
  /** number in the file, from 1 */
  readonly number: number;
  readonly text: string;
  /** characters at the end that are not shown */
  readonly cut?: number;
  /** stands for so many lines of an embedded file */
  readonly folded?: number;
};

/** Nobody reads longer lines; they are names of namespaces at most, or embedded files. */
const LONGEST = 2000;
/** Tags in one line from which on a file counts as written without line breaks. */
const TAGS_PER_LINE = 12;
const BASE64_LINE = /^\s*[A-Za-z0-9+/=]{40,}\s*$/;
/** Embedded files show their first lines, so that one sees what they are. */
const FOLD_FROM = 8;
const FOLD_SHOWN = 3;

/** Lines of a document for reading: without line breaks it is indented, embedded files are folded. */
export function sourceLines(original: string): {
  readonly text: string;
  readonly lines: readonly SourceLine[];
  readonly indented: boolean;
} {
  const indented = hasNoBreaks(original);
  const text = indented ? indent(original) : original;
  return { text, lines: fold(text.split(/\r\n|\n|\r/)), indented };
}

function hasNoBreaks(text: string): boolean {
  const breaks = text.split('\n').length;
  return (text.match(/<[A-Za-z_]/g)?.length ?? 0) / breaks > TAGS_PER_LINE;
}

/** A line per tag; elements with text only stay on one. Only white space is added between tags. */
function indent(text: string): string {
  let depth = 0;
  return text
    .replace(/>\s*</g, '>\n<')
    .split('\n')
    .map((line) => {
      const closes = line.startsWith('</');
      if (closes) depth = Math.max(0, depth - 1);
      const shown = '  '.repeat(Math.min(depth, 40)) + line;
      const opens = /^<[A-Za-z_]/.test(line) && !line.endsWith('/>') && !/<\/[^<]*>$/.test(line);
      if (opens) depth += 1;
      return shown;
    })
    .join('\n');
}

function fold(texts: readonly string[]): SourceLine[] {
  const lines: SourceLine[] = [];
  for (let at = 0; at < texts.length; at += 1) {
    const text = texts[at] ?? '';
    let end = at;
    while (end < texts.length && BASE64_LINE.test(texts[end] ?? '')) end += 1;
    if (end - at < FOLD_FROM) {
      lines.push(lineOf(text, at));
      continue;
    }
    for (let shown = at; shown < at + FOLD_SHOWN; shown += 1) lines.push(lineOf(texts[shown] ?? '', shown));
    lines.push({ number: at + FOLD_SHOWN + 1, text: '', folded: end - at - FOLD_SHOWN });
    at = end - 1;
  }
  return lines;
}

function lineOf(text: string, index: number): SourceLine {
  if (text.length <= LONGEST) return { number: index + 1, text };
  // an embedded file in one line: the start is enough
  const shown = /[A-Za-z0-9+/]{1000}/.test(text.slice(0, LONGEST)) ? 200 : LONGEST;
  return { number: index + 1, text: text.slice(0, shown), cut: text.length - shown };
}
