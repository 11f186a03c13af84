import { readFileSync } from 'node:fs';

/**
 * Reads a tab-separated file with a header line into one record per line. Cells left out at the end of a line are empty.
 * Throws where a line has more cells than the header: a stray tab would otherwise move a path into the wrong column.
 */
export function readTable(file: URL): readonly Readonly<Record<string, string>>[] {
  const [header, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  const columns = (header ?? '').split('\t');
  return lines.map((line, i) => {
    const cells = line.split('\t');
    if (cells.length > columns.length) {
      throw new Error(`${file.pathname} line ${i + 2}: ${cells.length} cells, the header names ${columns.length}`);
    }
    return Object.fromEntries(columns.map((column, k) => [column, cells[k] ?? '']));
  });
}
