/** "Contains this text" for LIKE and ILIKE: what a person types is text, not a pattern. */
export function likePattern(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
