import { Piscina } from 'piscina';

export type ThreadLimits = {
  readonly threads: number;
  /** for one job, from the moment a thread takes it */
  readonly limitMs: number;
  /** JavaScript heap of one thread */
  readonly memoryMb: number;
  /** jobs that may wait; more are refused */
  readonly waiting: number;
};

/** A job that a thread did not finish. busy: none took it. */
export class ThreadFailed extends Error {
  readonly why: 'busy' | 'time' | 'crash';
  constructor(why: ThreadFailed['why'], options?: ErrorOptions) {
    super(`a thread did not finish its job: ${why}`, options);
    this.why = why;
  }
}

/** Nobody waits for a thread that has had nothing to do for so long; the next one starts in a moment. */
const IDLE_MS = 30_000;
/** What is thrown away between jobs needs room beside what is kept. */
const YOUNG_MB = 64;

/** Threads for work that must not hold up the server, each job with a limit. They start when there is something to do. */
export class Threads<Job, Answer> {
  readonly #pool: Piscina<Job, Answer>;
  readonly #limits: ThreadLimits;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  /** file: exports the function that does a job */
  constructor(file: URL, limits: ThreadLimits) {
    this.#limits = limits;
    this.#pool = new Piscina<Job, Answer>({
      filename: file.href,
      minThreads: 0,
      maxThreads: limits.threads,
      idleTimeout: IDLE_MS,
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb, maxYoungGenerationSizeMb: YOUNG_MB },
    });
    // a thread that dies between jobs; jobs that run hear of it themselves
    this.#pool.on('error', (error: Error) => process.emitWarning(error.message, 'Threads'));
  }

  /** Rejects with ThreadFailed, or with the reason of `signal`. The job is copied. */
  async run(job: Job, signal?: AbortSignal): Promise<Answer> {
    await this.#enter();
    try {
      signal?.throwIfAborted();
      const timer = AbortSignal.timeout(this.#limits.limitMs);
      const stop = signal ? AbortSignal.any([signal, timer]) : timer;
      return await this.#pool.run(job, { signal: stop }).catch((error: unknown) => {
        if (signal?.aborted) throw signal.reason;
        throw new ThreadFailed(timer.aborted ? 'time' : 'crash', { cause: error });
      });
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.();
    }
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }

  async #enter(): Promise<void> {
    if (this.#running >= this.#limits.threads) {
      if (this.#waiting.length >= this.#limits.waiting) throw new ThreadFailed('busy');
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.#running += 1;
  }
}
