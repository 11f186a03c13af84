/**
 * The official rules on Saxon-JS as everybody would use it: one transformation after the other, the text of the document handed over. No XML schema.
 * Arguments: SEF files joined by commas, then the documents.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { serveRounds } from './serveRounds.ts';

type Saxon = { readonly transform: (options: object, mode: 'sync') => unknown };
const saxon = createRequire(import.meta.url)('saxon-js') as Saxon;

const [sefs, ...files] = process.argv.slice(2);
const rules = (sefs ?? '').split(',').map((file) => JSON.parse(readFileSync(file, 'utf8')) as object);
const documents = files.map((file) => readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));

await serveRounds(documents, (sourceText) => {
  for (const stylesheetInternal of rules)
    saxon.transform({ stylesheetInternal, sourceText, destination: 'document' }, 'sync');
});
