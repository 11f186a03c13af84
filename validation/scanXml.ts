import type { XmlFault, XmlLimits } from './xml.ts';

/**
 * One pass over the text before any parser builds a tree: refuses a DOCTYPE in the prolog and documents that are too deep or too large to
 * build. It does not judge well-formedness: where it cannot follow (an open comment, a missing `>`) it stops and leaves the words to the parser.
 */
export function scanXml(text: string, limits: XmlLimits): XmlFault | null {
  let depth = 0;
  let elements = 0;
  const remarks = { all: 0, outside: 0 };
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const next = text.charCodeAt(at + 1);
    if (next === 0x21 || next === 0x3f) {
      // <! or <?
      if (/^<!DOCTYPE/i.test(text.slice(at, at + 9))) return fault('XML-DOCTYPE', text, at);
      const end = endOfMarkup(text, at);
      if (end < 0) return null;
      if (!text.startsWith('<![CDATA[', at)) {
        if (++remarks.all > limits.remarks || (depth === 0 && ++remarks.outside > limits.remarksOutside)) {
          return fault('XML-TOO-MANY-REMARKS', text, at);
        }
      }
      at = end;
      continue;
    }
    if (next === 0x2f) {
      depth--;
      at += 2;
      continue;
    }
    const tag = readStartTag(text, at, limits.attributes);
    if (tag === null) return null;
    if (tag.attributes > limits.attributes) return fault('XML-TOO-MANY-ATTRIBUTES', text, at);
    if (++elements > limits.elements) return fault('XML-TOO-MANY-ELEMENTS', text, at);
    if (!tag.empty && ++depth > limits.depth) return fault('XML-TOO-DEEP', text, at);
    at = tag.end;
  }
  return null;
}

/** Behind a comment, CDATA section, processing instruction or other `<!`; -1: it does not end. */
function endOfMarkup(text: string, at: number): number {
  const [open, close] = text.startsWith('<!--', at)
    ? [4, '-->']
    : text.startsWith('<![CDATA[', at)
      ? [9, ']]>']
      : text.startsWith('<?', at)
        ? [2, '?>']
        : [2, '>'];
  const end = text.indexOf(close, at + open);
  return end < 0 ? -1 : end + close.length;
}

/** Follows quotes, since `>` may stand in an attribute value. Stops counting above the limit. */
function readStartTag(
  text: string,
  at: number,
  limit: number,
): { end: number; empty: boolean; attributes: number } | null {
  let attributes = 0;
  for (let i = at + 1; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x3e) return { end: i + 1, empty: text.charCodeAt(i - 1) === 0x2f, attributes };
    if (c === 0x3c) return null;
    if (c === 0x22 || c === 0x27) {
      i = text.indexOf(c === 0x22 ? '"' : "'", i + 1);
      if (i < 0) return null;
      if (++attributes > limit) return { end: i + 1, empty: false, attributes };
    }
  }
  return null;
}

function fault(code: XmlFault['code'], text: string, at: number): XmlFault {
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  return { code, line, column: at - before.lastIndexOf('\n') };
}
