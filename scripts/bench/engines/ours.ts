/** Our whole check in one warm thread: parse, scenario, XML schema, all rules. Arguments: the documents. Fails on one that is not accepted. */
import { readFileSync } from 'node:fs';
import { openBuiltin } from '../openBuiltin.ts';
import { validate } from '../../../validation/validate.ts';
import { serveRounds } from './serveRounds.ts';

const bundle = await openBuiltin();
const documents = process.argv.slice(2).map((file) => ({ file, bytes: readFileSync(file) }));

await serveRounds(documents, ({ file, bytes }) => {
  const { verdict, findings } = validate(bundle, bytes);
  if (verdict !== 'accept') throw new Error(`${file} is not accepted: ${findings[0]?.rule}`);
});
