/**
 * One line of a CSV as spreadsheets in Germany open it: semicolons, every cell quoted (RFC 4180 2.7), a leading sign that would be taken
 * for a formula behind an apostrophe. The file begins with CSV_START.
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(quoteCell).join(';')}\r\n`;
}

/** Without the byte order mark, Excel takes UTF-8 for Windows-1252. */
export const CSV_START = '\ufeff';

function quoteCell(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return `"${safe.replaceAll('"', '""')}"`;
}
