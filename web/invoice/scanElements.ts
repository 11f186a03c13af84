/** What a look at the text of a document tells without parsing it. */
export type ScannedElements = {
  /** line of each start tag, in document order, from 1 */
  readonly lines: readonly number[];
  readonly depth: number;
  readonly doctype: boolean;
};

/** What is no element but holds angle brackets, and how it ends. */
const SPANS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

/** Finds start tags and their lines; DOMParser gives elements without lines, in the same order. */
export function scanElements(text: string): ScannedElements {
  const lines: number[] = [];
  let line = 1;
  let depth = 0;
  let deepest = 0;
  let doctype = false;
  let counted = 0;
  const lineAt = (index: number): number => {
    for (let at = text.indexOf('\n', counted); at >= 0 && at < index; at = text.indexOf('\n', at + 1)) {
      line += 1;
      counted = at + 1;
    }
    return line;
  };
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const span = SPANS.find(([start]) => text.startsWith(start, at));
    if (span) {
      at = after(text, span[1], at);
    } else if (text.startsWith('<!', at)) {
      doctype = true;
      at = after(text, '>', at);
    } else if (text.startsWith('</', at)) {
      depth -= 1;
      at = after(text, '>', at);
    } else {
      const end = endOfTag(text, at);
      lines.push(lineAt(at));
      if (text[end - 2] !== '/') depth += 1;
      deepest = Math.max(deepest, depth);
      at = end;
    }
  }
  return { lines, depth: deepest, doctype };
}

function after(text: string, sign: string, from: number): number {
  const at = text.indexOf(sign, from);
  return at < 0 ? text.length : at + sign.length;
}

/** Index behind the `>` of a tag; attribute values may hold one. */
function endOfTag(text: string, from: number): number {
  const sign = /["'>]/g;
  sign.lastIndex = from;
  for (let found = sign.exec(text); found; found = sign.exec(text)) {
    if (found[0] === '>') return found.index + 1;
    sign.lastIndex = after(text, found[0], found.index + 1);
  }
  return text.length;
}
