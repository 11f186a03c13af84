import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { exactIntegers } from './exactIntegers.ts';
import { readSchematron } from './readSchematron.ts';
import { readStylesheet } from './readStylesheet.ts';
import type { Schema } from './schema.ts';

/** Whether a rule file is a stylesheet made of Schematron, by its name. */
export function isStylesheet(file: string): boolean {
  return ['.xsl', '.xslt'].includes(extname(file).toLowerCase());
}

/** A Schematron schema, or what is read back out of a stylesheet. Throws an Error that names file and line. */
export function readRuleFile(file: string): Schema {
  if (!isStylesheet(file)) return readSchematron(file);
  const read = readStylesheet(Buffer.from(exactIntegers(readFileSync(file, 'utf8'))), basename(file));
  if (!read.ok) throw new Error(read.reason);
  return read.schema;
}
