import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { Piscina } from 'piscina';
import { engineFinding, type EngineTrouble } from './engineFinding.ts';
import { Lanes, type Lane } from './lanes.ts';
import type { Report } from './report.ts';
import type { Limits } from './validate.ts';
import type { Answer, Job, RulesInForce, WorkerSetup } from './worker.ts';

export type PoolOptions = {
  readonly bundleDir: string;
  readonly cacheDir: string;
  /** threads with warm rules; each costs 100 to 200 MB */
  readonly threads?: number;
  /** per document, counted from the moment a thread takes it */
  readonly timeLimitMs?: number;
  /** the same for the public check */
  readonly publicTimeLimitMs?: number;
  /** JavaScript heap of one thread */
  readonly memoryLimitMb?: number;
  readonly limits?: Limits;
  /** see BundleOptions.partial */
  readonly partial?: boolean;
};

export type CheckOptions = {
  readonly lane?: Lane;
  readonly signal?: AbortSignal;
  /** else the rules that the pool was opened with */
  readonly rules?: RulesInForce;
};

/** Threads that check documents. */
export type CheckPool = {
  /** settles when the first thread is warm; rejects when the bundle cannot be used */
  readonly ready: Promise<Report['bundle']>;
  /**
   * Checks one document. Always answers with a report; verdict 'error' when the engine could not finish (time, memory, crash, too busy).
   * Rejects only when `signal` aborts or the bundle cannot be used.
   */
  check(bytes: Uint8Array, options?: CheckOptions): Promise<Report>;
  /** Loads rules into one thread, compiling them if need be. Rejects when they cannot be used. */
  warm(rules: RulesInForce): Promise<Report['bundle']>;
  close(): Promise<void>;
};

/** The largest invoices allowed (20 MiB, 10,000 lines) take some seconds. */
const TIME_LIMIT_MS = 60_000;
const PUBLIC_TIME_LIMIT_MS = 20_000;
const MEMORY_LIMIT_MB = 1536;
/** Paths in rule expressions are evaluated recursively; the default of 4 MB is enough for depth 256, this leaves room. */
const STACK_MB = 8;
/** Compiling all rules from scratch on a slow machine. */
const START_LIMIT_MS = 15 * 60_000;
const MAX_THREADS = 4;
const BUILTIN: RulesInForce = ['builtin'];

type Task = {
  readonly bytes: Uint8Array;
  readonly rules: RulesInForce;
  readonly limitMs: number;
  readonly signal: AbortSignal | undefined;
};

/** Opens a pool. Threads start at once and compile the rules if need be. */
export function openPool(options: PoolOptions): CheckPool {
  return new Pool(options);
}

class Pool implements CheckPool {
  readonly ready: Promise<Report['bundle']>;
  readonly #options: PoolOptions;
  readonly #threads: Piscina<Job, Answer>;
  readonly #lanes: Lanes;
  #bundle: Report['bundle'] = { name: '', version: '', checksum: '' };
  #second: Piscina<Job, Answer> | null = null;
  /** rejects when a thread fails outside a job */
  readonly #broken = Promise.withResolvers<never>();

  constructor(options: PoolOptions) {
    this.#options = options;
    const count = options.threads ?? Math.min(MAX_THREADS, Math.max(2, availableParallelism()));
    this.#threads = this.#start(count, count);
    this.#lanes = new Lanes(count);
    this.ready = this.#warmUp();
    // whoever awaits `ready` or `check` hears of it; nobody awaiting must not end the process
    this.ready.catch(() => {});
  }

  async check(bytes: Uint8Array, { lane = 'intake', signal, rules = BUILTIN }: CheckOptions = {}): Promise<Report> {
    await this.ready;
    const release = await this.#lanes.enter(lane, signal);
    if (!release) return this.#failed(bytes, 'ENGINE-BUSY');
    try {
      const limit =
        lane === 'public'
          ? (this.#options.publicTimeLimitMs ?? PUBLIC_TIME_LIMIT_MS)
          : (this.#options.timeLimitMs ?? TIME_LIMIT_MS);
      const task = { bytes, rules, limitMs: limit, signal };
      const first = await this.#run(this.#threads, task);
      if (typeof first === 'string') return this.#failed(bytes, first);
      if (first.k === 'report') return first.report;
      return await this.#secondOpinion(first, task);
    } finally {
      release();
    }
  }

  async warm(rules: RulesInForce): Promise<Report['bundle']> {
    await this.ready;
    const answer = await this.#threads.run({ bytes: null, started: new SharedArrayBuffer(4), rules });
    if (answer.k !== 'ready') throw new Error('a thread answered before it was asked');
    return answer.bundle;
  }

  async close(): Promise<void> {
    await Promise.all([this.#threads.destroy(), this.#second?.destroy()]);
  }

  #start(minThreads: number, maxThreads: number): Piscina<Job, Answer> {
    const { bundleDir, cacheDir, partial = false, limits = {} } = this.#options;
    const threads = new Piscina<Job, Answer>({
      filename: new URL('./worker.ts', import.meta.url).href,
      minThreads,
      maxThreads,
      idleTimeout: 0,
      workerData: { bundleDir, cacheDir, partial, limits } satisfies WorkerSetup,
      resourceLimits: { maxOldGenerationSizeMb: this.#options.memoryLimitMb ?? MEMORY_LIMIT_MB, stackSizeMb: STACK_MB },
    });
    // a thread that cannot start (a broken bundle) or dies between jobs; jobs that run hear of it themselves
    threads.on('error', (error: Error) => this.#broken.reject(error));
    return threads;
  }

  async #warmUp(): Promise<Report['bundle']> {
    const answer = await Promise.race([
      this.#threads.run({ bytes: null, started: new SharedArrayBuffer(4), rules: BUILTIN }),
      this.#broken.promise,
    ]);
    if (answer.k !== 'ready') throw new Error('a thread answered before it was asked');
    this.#bundle = answer.bundle;
    return answer.bundle;
  }

  /** Runs one job; a string says what kept it from ending. */
  async #run(
    threads: Piscina<Job, Answer>,
    { bytes, rules, limitMs, signal }: Task,
  ): Promise<Exclude<Answer, { k: 'ready' }> | EngineTrouble> {
    const copy = new Uint8Array(bytes);
    const started = new SharedArrayBuffer(4);
    const timer = new AbortController();
    const done = new AbortController();
    const limit = startTimer(started, limitMs, timer, done.signal);
    try {
      const job = { bytes: copy, started, rules };
      const answer = await threads.run(job, {
        transferList: [copy.buffer],
        signal: signal ? AbortSignal.any([signal, timer.signal]) : timer.signal,
      });
      return answer.k === 'ready' ? 'ENGINE-CRASH' : answer;
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      if (timer.signal.aborted) return 'ENGINE-TIME-LIMIT';
      process.emitWarning(`a check ended without an answer: ${(error as Error).message}`, 'CheckPool');
      return 'ENGINE-CRASH';
    } finally {
      done.abort();
      await limit;
    }
  }

  /**
   * A rule run broke off. If the same happens in a fresh thread, the document is the cause and is rejected with a finding of its own;
   * anything else is technical.
   */
  async #secondOpinion(first: Extract<Answer, { k: 'aborted' }>, task: Task): Promise<Report> {
    this.#second ??= this.#start(0, 1);
    const second = await this.#run(this.#second, task);
    if (typeof second === 'string') return this.#failed(task.bytes, second);
    if (second.k === 'report' || second.message !== first.message) return this.#failed(task.bytes, 'ENGINE-CRASH');
    return { ...second.report, verdict: 'reject', findings: [engineFinding('ENGINE-ABORT')] };
  }

  #failed(bytes: Uint8Array, trouble: EngineTrouble): Report {
    return {
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: bytes.length,
      wellformed: false,
      syntax: null,
      scenario: null,
      schemaValid: null,
      verdict: 'error',
      findings: [engineFinding(trouble)],
      bundle: this.#bundle,
      summary: null,
      ms: {},
    };
  }
}

/** Aborts `timer` when the job has run too long; waiting for a thread does not count, unless no thread comes at all. */
async function startTimer(
  started: SharedArrayBuffer,
  limitMs: number,
  timer: AbortController,
  done: AbortSignal,
): Promise<void> {
  const wait = Atomics.waitAsync(new Int32Array(started), 0, 0, START_LIMIT_MS);
  const finished = new Promise<'done'>((resolve) => {
    if (done.aborted) resolve('done');
    else done.addEventListener('abort', () => resolve('done'), { once: true });
  });
  const begun = wait.async ? await Promise.race([wait.value, finished]) : wait.value;
  if (begun === 'done' || done.aborted) {
    // wakes the waiter, so that its timer does not keep the process
    Atomics.notify(new Int32Array(started), 0);
    return;
  }
  if (begun !== 'timed-out') await sleep(limitMs, undefined, { signal: done }).catch(() => {});
  if (!done.aborted) timer.abort(new Error('time limit'));
}
