import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const folder = '.cache/verapdf';
/** fixed, so that two machines run the same plugin */
const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies';

/** Fetches veraPDF with Maven, once, and compiles our program around it. Answers the class path for java. Throws without Maven and JDK. */
export async function fetchChecker(): Promise<string> {
  if (!existsSync(folder)) {
    const draft = `${folder}.${process.pid}`;
    mkdirSync(draft, { recursive: true });
    try {
      const sources = import.meta.dirname;
      await run('mvn', [
        '-q',
        '-B',
        '-f',
        join(sources, 'pom.xml'),
        COPY,
        `-DoutputDirectory=${join(process.cwd(), draft, 'jars')}`,
      ]);
      await run('javac', ['-cp', join(draft, 'jars', '*'), '-d', draft, join(sources, 'CheckPdf.java')]);
      renameSync(draft, folder);
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
  }
  return [folder, join(folder, 'jars', '*')].join(':');
}
