import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Milliseconds of one check, per document in the order given. `rss`: most memory the process has had so far, in MB (0: it does not say). */
export type Round = { readonly cpu: readonly number[]; readonly wall: readonly number[]; readonly rss?: number };
/** A process that holds warm rules and documents. */
export type Engine = {
  /** checks every document `times` times */
  round(times: number): Promise<Round>;
  stop(): void;
};

/**
 * Starts a program that prints "ready" and then, for each number that it reads on a line, one line of JSON (a Round). Engines that are compared take turns, so
 * that what else the machine does meets all of them. Throws with the program's last words when it ends early.
 */
export async function startEngine(command: string, args: readonly string[]): Promise<Engine> {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (text: Buffer) => (complaint = (complaint + text.toString()).slice(-2000)));
  // a write to a program that is gone is told by the missing answer
  child.stdin.on('error', () => {});
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) =>
      reject(new Error(`${command} ended early (${signal ?? `exit ${code}`}): ${complaint.trim()}`)),
    );
  });
  ended.catch(() => {});
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<string> => {
    const { value, done } = await Promise.race([lines.next(), ended]);
    return done ? ended : value;
  };
  const first = await answer();
  if (first !== 'ready') throw new Error(`${command} said ${first}`);
  return {
    round: async (times) => {
      child.stdin.write(`${times}\n`);
      return JSON.parse(await answer()) as Round;
    },
    stop: () => child.stdin.end(),
  };
}
