/**
 * Text from outside as one line of at most `longest` characters. Its line ends would begin a new header in a mail, and the
 * database keeps no NUL.
 */
export function oneLine(text: string, longest: number): string {
  const line = text.replace(/\p{Cc}+/gu, ' ').trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
}
