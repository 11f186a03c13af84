import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchOfficial } from '../../tests/support/official/fetchOfficial.ts';
import { loadRules } from '../../validation/compiler/loadRules.ts';
import { bindings } from '../../validation/en16931/bindings.ts';
import { round, type Figure } from './figure.ts';
import { BUNDLE_DIR } from './openBuiltin.ts';

const SYNTAXES = { ubl: 'ubl-invoice', cii: 'cii' } as const;

/** Compiling the rules of one scenario from nothing, by the clock, and the size of what is loaded, against the official rules compiled by xslt3 (where they are there). */
export async function measureCompile(): Promise<Figure[]> {
  const official = await fetchOfficial();
  const figures: Figure[] = [];
  for (const [family, syntax] of Object.entries(SYNTAXES)) {
    const files = ['en16931', 'xrechnung'].map((name) => join(BUNDLE_DIR, `${name}-${family}.sch`));
    const cacheDir = mkdtempSync(join(tmpdir(), 'bench-'));
    try {
      const start = performance.now();
      const rules = await loadRules(files, { bindings: bindings(syntax), cacheDir });
      const seconds = (performance.now() - start) / 1000;
      const bytes = JSON.stringify(rules).length;
      const theirs = typeof official === 'string' ? null : officialBytes(official.folder, family);
      figures.push(
        { name: `compile-${family}`, value: round(seconds), unit: 's', than: null, ratio: null },
        {
          name: `size-${family}`,
          value: round(bytes / 1024 / 1024),
          unit: 'MB',
          than: theirs ? 'official rules as SEF' : null,
          ratio: theirs ? round(bytes / theirs) : null,
        },
      );
    } finally {
      rmSync(cacheDir, { recursive: true, force: true });
    }
  }
  return figures;
}

/** null: they have not been compiled (compareChecks does). */
function officialBytes(folder: string, family: string): number | null {
  const files = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith('.sef.json') && name.includes(family.toUpperCase()))
    : [];
  return files.length === 0 ? null : files.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}
