import { readFileSync, writeFileSync } from 'node:fs';
import { codePatterns } from './generateRules/codePatterns.ts';
import { syntaxPattern } from './generateRules/syntaxPattern.ts';

/** where the tables are and where the rule files made of them go; tables/README.md explains the columns */
const folder = new URL('../schematron/builtin/tables/', import.meta.url);

/**
 * The rule files that follow from the tables: file name -> content. A test holds the committed files against it, so that
 * a table and its rules cannot drift apart.
 */
export function generateRules(): ReadonlyMap<string, string> {
  return new Map([
    ['ubl.sch', syntaxPattern(folder, 'ubl')],
    ['cii.sch', syntaxPattern(folder, 'cii')],
    ...codePatterns(folder),
  ]);
}

if (import.meta.main) {
  for (const [name, content] of generateRules()) {
    const file = new URL(name, folder);
    let before = '';
    try {
      before = readFileSync(file, 'utf8');
    } catch {
      // the file is new
    }
    if (before === content) continue;
    writeFileSync(file, content);
    console.log(`written: schematron/builtin/tables/${name}`);
  }
}
