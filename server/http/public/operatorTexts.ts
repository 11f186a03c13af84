import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../../config.ts';
import type { Context } from '../../context.ts';
import type { Site } from '../contract.ts';

const names = ['accessibility', 'privacy', 'imprint', 'easyLanguage'] as const satisfies (keyof Site['texts'])[];

const known = new WeakMap<Configured, Site['texts']>();

/**
 * The operator's own texts: `NAME.de.txt` and `NAME.en.txt` in one folder, an empty line begins a paragraph. Read once, at the
 * start. Throws ConfigError for a folder that is not there, a file that nobody asks for, and a text in one language only.
 */
export function operatorTexts(ctx: Configured): Site['texts'] {
  const texts = known.get(ctx) ?? readTexts(ctx.config.textsDir);
  known.set(ctx, texts);
  return texts;
}

type Configured = Pick<Context, 'config'>;

function readTexts(folder: string | null): Site['texts'] {
  if (folder === null) return {};
  const files = list(folder);
  const wanted = names.flatMap((name) => [`${name}.de.txt`, `${name}.en.txt`]);
  const lost = files.filter((file) => file.endsWith('.txt') && !wanted.includes(file));
  const alone = wanted.filter((file) => !files.includes(file) && files.includes(twinOf(file)));
  const lines = [
    ...lost.map((file) =>
      line(`${file} ist kein Text, den es gibt (${names.join(', ')})`, `${file} is no text that exists`),
    ),
    ...alone.map((file) => line(`${file} fehlt`, `${file} is missing`)),
  ];
  if (lines.length > 0) throw new ConfigError(lines);
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const own = names.filter((name) => files.includes(`${name}.de.txt`));
  return Object.fromEntries(own.map((name) => [name, { de: read(`${name}.de.txt`), en: read(`${name}.en.txt`) }]));
}

const twinOf = (file: string) => (file.includes('.de.') ? file.replace('.de.', '.en.') : file.replace('.en.', '.de.'));
const line = (de: string, en: string) => `TEXTS_DIR: ${de} / ${en}`;

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    throw new ConfigError([line('der Ordner ist nicht lesbar', 'the folder cannot be read')]);
  }
}
