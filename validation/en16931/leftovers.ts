import type { ReadInvoice, Source } from './read.ts';

/** Content of the document that reading did not take. */
export type Leftover = {
  /** rest/0 */
  readonly address: string;
  readonly path: string;
  readonly value: string;
  /** address of the value that it is given beside: the document repeats what it may say only once */
  readonly repeats?: string;
};

const STEP = /\[(\d+)\]/g;

/** What reading left, each with an address of its own. Of a repeated element the first was read; the others are led back to it. */
export function leftovers({ sources, unread }: ReadInvoice): readonly Leftover[] {
  if (unread.length === 0) return [];
  const byPath = valuesByPath(sources);
  return unread.map(({ path, value }, index) => {
    const repeats = firstTwin(path, byPath);
    return { address: `rest/${index}`, path, value, ...(repeats !== undefined && { repeats }) };
  });
}

/** path of an element -> address of the value read from it; the first, where it holds several */
function valuesByPath(sources: Readonly<Record<string, Source>>): ReadonlyMap<string, string> {
  const byPath = new Map<string, string>();
  for (const [address, { path }] of Object.entries(sources)) {
    if (/BT-[^/]*(\/\d+)?$/.test(address) && !byPath.has(path)) byPath.set(path, address);
  }
  return byPath;
}

/** The same path with one position lowered, from the end: what stands there was read. */
function firstTwin(path: string, byPath: ReadonlyMap<string, string>): string | undefined {
  for (const step of [...path.matchAll(STEP)].reverse()) {
    for (let position = Number(step[1]) - 1; position > 0; position -= 1) {
      const twin = `${path.slice(0, step.index)}[${position}]${path.slice(step.index + step[0].length)}`;
      const address = byPath.get(twin);
      if (address !== undefined) return address;
    }
  }
  return undefined;
}
