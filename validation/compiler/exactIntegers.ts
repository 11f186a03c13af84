import { tokenizeXPath } from './xpathTokens.ts';

/**
 * Saxon-JS keeps xs:integer as a binary double, so that xs:integer(E) mod 97 is wrong for the long numbers of an IBAN, where xs:decimal is
 * exact. In stylesheets from outside the cast is therefore written as xs:decimal(E) wherever `mod` follows; for every number that is an integer
 * the value is the same. Other expressions are left as they stand.
 */
export function exactIntegers(stylesheet: string): string {
  return stylesheet.replaceAll(
    /(\s(?:test|select)\s*=\s*)("[^"<]*"|'[^'<]*')/g,
    (all, name: string, quoted: string) => {
      if (!quoted.includes('xs:integer') || !/\bmod\b/.test(quoted)) return all;
      const quote = quoted[0]!;
      return `${name}${quote}${rewrite(quoted.slice(1, -1))}${quote}`;
    },
  );
}

function rewrite(expression: string): string {
  let tokens: ReturnType<typeof tokenizeXPath>;
  try {
    tokens = tokenizeXPath(expression.replaceAll(/&[^;\s]{1,8};/g, (entity) => entity.replaceAll(/./g, ' ')));
  } catch {
    return expression; // whoever reads it will say what is wrong with it
  }
  const casts = tokens.filter(
    (token, i) => token.text === 'xs:integer' && tokens[closing(tokens, i + 1) + 1]?.text === 'mod',
  );
  return casts
    .toReversed()
    .reduce((text, { at }) => `${text.slice(0, at)}xs:decimal${text.slice(at + 'xs:integer'.length)}`, expression);
}

/** The index of the bracket that closes the one at `open`; Infinity: there is none. */
function closing(tokens: ReturnType<typeof tokenizeXPath>, open: number): number {
  if (tokens[open]?.text !== '(') return Infinity;
  let depth = 0;
  for (let i = open; i < tokens.length; i++) {
    if (tokens[i]!.text === '(') depth++;
    else if (tokens[i]!.text === ')' && --depth === 0) return i;
  }
  return Infinity;
}
