const REDRAW_MS = 200;
const WIDTH = 30;

/** A bar on a terminal (on standard error, so that standard output stays clean); nothing where there is no terminal. */
export class Progress {
  readonly #what: string;
  readonly #total: number;
  readonly #started = performance.now();
  #done = 0;
  #drawn = 0;

  constructor(what: string, total: number) {
    this.#what = what;
    this.#total = total;
  }

  step(): void {
    this.#done++;
    if (!process.stderr.isTTY || performance.now() - this.#drawn < REDRAW_MS) return;
    this.#drawn = performance.now();
    const share = this.#done / this.#total;
    const bar = '#'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '.');
    const left = ((performance.now() - this.#started) / share) * (1 - share);
    process.stderr.write(`\r${this.#what} ${bar} ${this.#done} of ${this.#total}, ${Math.ceil(left / 1000)} s left   `);
  }

  /** Removes the bar. */
  end(): void {
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  }
}
