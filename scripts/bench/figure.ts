/** One measured figure. Printed as one JSON object per line with `--json` (without `goal`). */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 's' | 'MB' | '1/s';
  /** what it is compared with; null: nothing */
  readonly than: string | null;
  readonly ratio: number | null;
  /** what the ratio or value should reach, in words */
  readonly goal?: string;
};

/** Rounds to three significant digits: more would be noise. */
export function round(value: number): number {
  return Number(value.toPrecision(3));
}

/** The middle value; of an even number the upper one. NaN of nothing. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
