/** Long values are shown by their beginning: a title is one line. */
const MAX_VALUE = 80;

/**
 * Puts values into a text. `{1}` is the first value; what stands in `[ ]` is dropped if one of its values is missing or
 * blank, so that no sentence has a hole.
 */
export function fillPlaceholders(text: string, values: readonly string[]): string {
  const shown = values.map((value) => shorten(value.replace(/\s+/g, ' ').trim()));
  const fill = (part: string) => part.replace(/\{(\d)\}/g, (_, n: string) => shown[Number(n) - 1] ?? '');
  return text
    .split(/\[([^\]]*)\]/)
    .map((part, i) => (i % 2 === 0 || numbersIn(part).every((n) => shown[n - 1]) ? fill(part) : ''))
    .join('');
}

function numbersIn(text: string): number[] {
  return [...text.matchAll(/\{(\d)\}/g)].map((match) => Number(match[1]));
}

function shorten(value: string): string {
  return value.length > MAX_VALUE ? `${value.slice(0, MAX_VALUE)}…` : value;
}
