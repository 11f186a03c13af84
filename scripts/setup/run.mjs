import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './root.mjs';
import { startTick } from './startTick.mjs';
import { noteChild } from './withLock.mjs';

const bin = join(root, 'node_modules/.bin');

/**
 * npm hands its own settings down as npm_config_*: with `npm -s start` the inner npm would be silent, with
 * `--omit=dev` it would install half. Only where and how to reach the registry is passed on.
 */
const KEPT =
  /^npm_config_(registry|.*:registry|\/\/.*|cache|proxy|https?_proxy|noproxy|ca|cafile|strict_ssl|userconfig|globalconfig|offline|prefer_offline|ignore_scripts|fetch_.*|maxsockets)$/i;

/** Runs a program of this checkout on the Node that came with the packages, or on the machine's (checkRuntime.mjs). */
export function runOurs(says, args) {
  const node = join(bin, 'node');
  return run(says, [existsSync(node) ? node : process.execPath, ...args]);
}

/**
 * Runs a command in the checkout with a progress tick and collects what it prints: answers { code, output }.
 * node_modules/.bin is taken off PATH, because `npm ci` deletes that folder. An interrupt ends the child first.
 */
export async function run(says, [command, ...args]) {
  const tick = startTick(says);
  const child = spawn(command, args, { cwd: root, env: environment(), stdio: ['ignore', 'pipe', 'pipe'] });
  noteChild(child.pid);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
      tick.note(text);
    });
  }
  const interrupt = (signal) => {
    child.kill(signal);
    tick.stop('interrupted');
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      output += `${error.message}\n`;
      resolve(127);
    });
    child.once('close', (status) => resolve(status ?? 1));
  });
  process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  tick.stop(code === 0 ? 'done' : 'failed');
  return { code, output };
}

function environment() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.endsWith('node_modules/.bin'));
  const env = { ...process.env, PATH: folders.join(delimiter) };
  for (const name of Object.keys(env)) {
    const ofNpm = /^npm_/i.test(name) && !KEPT.test(name);
    if (ofNpm || name === 'NODE_ENV' || name === 'NODE_OPTIONS' || name === 'INIT_CWD') delete env[name];
  }
  return env;
}
