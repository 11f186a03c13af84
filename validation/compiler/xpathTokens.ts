/** One token of an XPath 3.1 expression; `at` is its offset in the text. */
export type Token = {
  readonly kind: 'name' | 'var' | 'string' | 'number' | 'symbol' | 'end';
  readonly text: string;
  readonly at: number;
};

const NAME = String.raw`[\p{L}_][\p{L}\p{N}\p{M}._·-]*`;
const PATTERNS: readonly (readonly [Token['kind'] | 'skip', RegExp])[] = [
  ['skip', /\s+/uy],
  ['string', /"(?:[^"]|"")*"|'(?:[^']|'')*'/uy],
  ['number', /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/uy],
  ['var', new RegExp(String.raw`\$\s*(?:Q\{[^{}]*\})?${NAME}(?::${NAME})?`, 'uy')],
  // Q{uri}local, prefix:local, prefix:*, *:local, local - but not axis:: (two colons)
  ['name', new RegExp(String.raw`Q\{[^{}]*\}(?:${NAME}|\*)|${NAME}(?::(?!:)(?:${NAME}|\*))?|\*:(?!:)${NAME}`, 'uy')],
  ['symbol', /::|:=|=>|\/\/|\.\.|\|\||<<|>>|<=|>=|!=|[()[\]{},/|=<>+\-*.@!?:#]/uy],
];

/** Splits an expression into tokens, without blanks and comments; ends with a token of kind 'end'. Throws an Error on an unknown character. */
export function tokenizeXPath(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (text.startsWith('(:', at)) {
      at = endOfComment(text, at);
      continue;
    }
    const found = matchAt(text, at);
    if (!found) throw new Error(`unexpected character ${JSON.stringify(text[at])} at position ${at + 1}`);
    if (found.kind !== 'skip') tokens.push({ kind: found.kind, text: found.text, at });
    at += found.text.length;
  }
  tokens.push({ kind: 'end', text: '', at });
  return tokens;
}

function matchAt(text: string, at: number): { kind: Token['kind'] | 'skip'; text: string } | null {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return { kind, text: match[0] };
  }
  return null;
}

/** XPath comments nest. */
function endOfComment(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text.startsWith('(:', at)) {
      depth++;
      at++;
    } else if (text.startsWith(':)', at)) {
      depth--;
      at++;
      if (depth === 0) return at + 1;
    }
  }
  throw new Error('a comment is not closed');
}
