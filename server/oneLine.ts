/**
 * Text from outside as one line of at most `longest` characters. Its line ends would begin a new header in a mail, and the
 * database keeps no NUL. Marks that turn the direction of writing go: they would show the words around them, or the end of a
 * file name, in another order than they stand (Unicode TR 36, 2.9).
 */
export function oneLine(text: string, longest: number): string {
  const line = text
    .replace(/\p{Bidi_Control}+/gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
}
