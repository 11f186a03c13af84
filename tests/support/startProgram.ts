import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';

export type Program = {
  readonly pid: number;
  /** Everything that it printed so far, both streams. */
  output(): string;
  /** Resolves with the first match; rejects when the program ends before, or after `milliseconds`. */
  waitFor(pattern: RegExp, milliseconds?: number): Promise<RegExpExecArray>;
  /** Asks it to end (SIGTERM by default), kills it when it does not; answers the exit code, or the signal's name. */
  stop(signal?: NodeJS.Signals, patience?: number): Promise<number | string>;
  /** SIGKILL: the power cut of a process. */
  kill(): Promise<void>;
  readonly ended: Promise<number | string>;
};

export type ProgramOptions = {
  env?: Record<string, string | undefined>;
  cwd?: string;
  /** Sent by the kernel when the test process dies, however it dies. */
  onOrphaned?: 'KILL' | 'INT' | 'TERM';
  /** The user (name or number) to run as; only root can. */
  user?: string;
};

const setpriv = '/usr/bin/setpriv';
/** Slow machines and cold caches: a limit against hanging, not an expectation. */
const PATIENCE_MS = 110_000;

/** Starts a program that cannot outlive the test process. The caller hands `stop` to `atEnd`. */
export function startProgram(command: string, args: readonly string[], options: ProgramOptions = {}): Program {
  const [file, rest] = bindToTestProcess(command, args, options);
  const child = spawn(file, rest, {
    env: { ...process.env, ...options.env },
    ...(options.cwd ? { cwd: options.cwd } : {}),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines = new EventTarget();
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      lines.dispatchEvent(new Event('text'));
    });
  }
  const ended = new Promise<number | string>((resolve) => {
    child.once('error', (error) => {
      output += `${error.message}\n`;
      resolve('not started');
    });
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });

  const program: Program = {
    pid: child.pid ?? 0,
    output: () => output,
    ended,
    async waitFor(pattern, milliseconds = PATIENCE_MS) {
      const late = AbortSignal.timeout(milliseconds);
      let result: number | string | undefined;
      void ended.then((value) => {
        result = value;
        lines.dispatchEvent(new Event('text'));
      });
      for (;;) {
        const match = pattern.exec(output);
        if (match) return match;
        if (result !== undefined) throw new Error(`${command} ended (${result}) before ${pattern}:\n${output}`);
        if (late.aborted) throw new Error(`${command} did not print ${pattern} in ${milliseconds} ms:\n${output}`);
        await once(lines, 'text', { signal: late }).catch(() => undefined);
      }
    },
    async stop(signal = 'SIGTERM', patience = 20_000) {
      child.kill(signal);
      const timer = setTimeout(() => child.kill('SIGKILL'), patience);
      return ended.finally(() => clearTimeout(timer));
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
  return program;
}

function bindToTestProcess(command: string, args: readonly string[], options: ProgramOptions): [string, string[]] {
  if (!existsSync(setpriv)) return [command, [...args]];
  const as = options.user ? [`--reuid=${options.user}`, `--regid=${options.user}`, '--clear-groups'] : [];
  return [setpriv, [...as, '--pdeathsig', options.onOrphaned ?? 'KILL', '--', command, ...args]];
}
