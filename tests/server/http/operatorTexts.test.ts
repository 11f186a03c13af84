import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../../server/config.ts';
import { operatorTexts } from '../../../server/http/public/operatorTexts.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

/** A folder with these files, as the operator names it. */
async function textsOf(files: Readonly<Record<string, string>>) {
  const folder = await temporaryFolder();
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return { config: readConfig({ TEXTS_DIR: folder }) };
}

describe("the operator's own texts", () => {
  it('stand on the pages in both languages', async () => {
    const texts = await textsOf({ 'imprint.de.txt': 'Land Muster', 'imprint.en.txt': 'State of Muster' });
    expect(operatorTexts(texts)).toEqual({ imprint: { de: 'Land Muster', en: 'State of Muster' } });
  });

  it('are none without a folder: the pages then show drafts', () => {
    expect(operatorTexts({ config: readConfig({}) })).toEqual({});
  });

  it.each([
    ['a text in one language only', { 'privacy.de.txt': 'x' }, 'privacy.en.txt is missing'],
    ['a text that no page shows', { 'impressum.de.txt': 'x' }, 'impressum.de.txt is no text that exists'],
  ])('stop the start when there is %s', async (_what, files, says) => {
    const texts = await textsOf(files);
    expect(() => operatorTexts(texts)).toThrow(ConfigError);
    expect(() => operatorTexts(texts)).toThrow(says);
  });

  it('stop the start when the folder is not there', () => {
    expect(() => operatorTexts({ config: readConfig({ TEXTS_DIR: '/does/not/exist' }) })).toThrow('TEXTS_DIR');
  });
});
