import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { hash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const CACHE = resolve(import.meta.dirname, '../../.cache/interop');
/** a first fetch of everything on a slow line */
const LIMIT = { timeout: 10 * 60_000 };
/** fixed, so that two machines run the same plugin */
const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies';
/** Apache-2.0; builds and reads AS4 messages with lxml and cryptography, independent of phase4 and of us */
const PYTHON_PEER = 'as4==0.2.0';

/** phase4 and our program for it, compiled: what `java -cp` takes. Fetched by Maven once per content of pom.xml and Send.java. */
export function fetchPhase4(): Promise<string> {
  const source = join(import.meta.dirname, 'phase4');
  const files = ['pom.xml', 'Send.java'].map((name) => join(source, name));
  return once('phase4', files, async (draft) => {
    const jars = join(draft, 'jars');
    await run('mvn', ['-q', '-B', '-f', join(source, 'pom.xml'), COPY, `-DoutputDirectory=${jars}`], LIMIT);
    await run('javac', ['-cp', join(jars, '*'), '-d', draft, join(source, 'Send.java')], LIMIT);
  }).then((folder) => [folder, join(folder, 'jars', '*')].join(':'));
}

/** A Python with the package as4, in an environment of its own: the path of its interpreter. */
export function fetchPythonPeer(): Promise<string> {
  return once('python', [], async (draft) => {
    await run('python3', ['-m', 'venv', draft], LIMIT);
    await run(join(draft, 'bin/python'), ['-m', 'pip', 'install', '-q', PYTHON_PEER], LIMIT);
  }).then((folder) => join(folder, 'bin/python'));
}

/** Beside its place first, so that a fetch that was broken off is not taken for a whole one. */
async function once(name: string, files: readonly string[], fill: (draft: string) => Promise<void>): Promise<string> {
  const sum = hash('sha256', [PYTHON_PEER, ...files.map((file) => readFileSync(file, 'utf8'))].join('\n'));
  const folder = join(CACHE, `${name}-${sum.slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  try {
    await fill(draft);
    renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}
