/** intake: invoices of suppliers. public: the check without account, which must never hold up the intake. */
export type Lane = 'intake' | 'public';
type Waiting = { readonly lane: Lane; readonly start: () => void };

/** Enough for a burst; more would wait longer than people do. */
const PUBLIC_QUEUE = 50;

/**
 * Who may use a thread now. The public lane never takes the last free thread (with a single thread there is nothing to keep free, then it
 * waits behind the intake), and its queue is bounded. Within a lane: first come, first served.
 */
export class Lanes {
  readonly #threads: number;
  readonly #waiting: Waiting[] = [];
  readonly #running: Record<Lane, number> = { intake: 0, public: 0 };

  constructor(threads: number) {
    this.#threads = threads;
  }

  /** Resolves with the function that gives the place back; null: too many are waiting. Rejects when `signal` aborts before. */
  async enter(lane: Lane, signal?: AbortSignal): Promise<(() => void) | null> {
    signal?.throwIfAborted();
    if (lane === 'public' && this.#waiting.filter((w) => w.lane === 'public').length >= PUBLIC_QUEUE) return null;
    await new Promise<void>((resolve, reject) => {
      const waiting: Waiting = { lane, start: resolve };
      this.#waiting.push(waiting);
      signal?.addEventListener('abort', () => {
        const at = this.#waiting.indexOf(waiting);
        if (at >= 0) this.#waiting.splice(at, 1);
        reject(signal.reason as Error);
      });
      this.#next();
    });
    return () => {
      this.#running[lane]--;
      this.#next();
    };
  }

  #next(): void {
    for (;;) {
      const at = this.#waiting.findIndex((w) => this.#mayStart(w.lane));
      if (at < 0) return;
      const [waiting] = this.#waiting.splice(at, 1);
      this.#running[waiting!.lane]++;
      waiting!.start();
    }
  }

  #mayStart(lane: Lane): boolean {
    const total = this.#running.intake + this.#running.public;
    if (total >= this.#threads) return false;
    if (lane === 'intake') return true;
    if (this.#waiting.some((w) => w.lane === 'intake')) return false;
    return this.#running.public < Math.max(1, this.#threads - 1);
  }
}
