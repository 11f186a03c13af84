import { spawn } from 'node:child_process';

/** Runs a JavaScript or TypeScript program on this Node with its output shown; signals go on to it. Answers its exit code. */
export async function runVisibly(file: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  const child = spawn(process.execPath, [file, ...args], { stdio: 'inherit', env: { ...process.env, ...env } });
  const passOn = (signal: NodeJS.Signals) => void child.kill(signal);
  process.on('SIGTERM', passOn).on('SIGINT', passOn);
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve(status ?? 1));
  });
  process.off('SIGTERM', passOn).off('SIGINT', passOn);
  return code;
}
