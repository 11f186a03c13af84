import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checksum } from './checksum.mjs';
import { explainWriteError } from './explainWriteError.mjs';
import { root } from './root.mjs';
import { runOurs } from './run.mjs';
import { SetupFailure } from './SetupFailure.mjs';

/** True when the part's output was made from exactly the sources of now, or the checkout has no such part. */
export function isBuilt(part) {
  if (!existsSync(join(root, part.entry))) return true;
  if (!existsSync(join(root, part.output))) return false;
  return readStamp(part) === checksum(part.sources, part.program);
}

/** Builds one part with the installed Node, then writes its stamp. The stamp is taken before: a change meanwhile builds again. */
export async function buildPart(part) {
  const sum = checksum(part.sources, part.program);
  const { code, output } = await runOurs(part.says, [part.program]);
  if (code !== 0) {
    throw new SetupFailure(
      `${part.says} failed (${part.program}).\n\n${output.trim()}\n`,
      'Mend what is named above, then start again.',
    );
  }
  const file = stampFile(part);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, sum);
  } catch (error) {
    throw explainWriteError(error);
  }
}

const stampFile = (part) => join(root, '.cache/built', part.entry.replaceAll('/', '_'));

function readStamp(part) {
  try {
    return readFileSync(stampFile(part), 'utf8');
  } catch {
    return undefined;
  }
}
