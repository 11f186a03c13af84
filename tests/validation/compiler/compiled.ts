import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadRules } from '../../../validation/compiler/loadRules.ts';
import { parseForRules, runRules, type LoadedRules } from '../../../validation/compiler/runRules.ts';
import { evaluateXPath } from './runStylesheet.ts';

const folder = mkdtempSync(join(tmpdir(), 'compiler-test-'));
let count = 0;

/** Writes schema files into a folder of their own and returns the path of the first. */
export function schemaFiles(files: Readonly<Record<string, string>>): string {
  const own = mkdtempSync(join(folder, 'schema-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(own, name), text);
  return join(own, Object.keys(files)[0]!);
}

/** A schema with these children and the prefix `i` for urn:i. */
export function schema(children: string, attributes = ''): string {
  return `<schema xmlns="http://purl.oclc.org/dsdl/schematron" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" queryBinding="xslt2" ${attributes}>
<ns prefix="i" uri="urn:i"/><ns prefix="xs" uri="http://www.w3.org/2001/XMLSchema"/><ns prefix="f" uri="urn:f"/>
${children}</schema>`;
}

export async function load(
  file: string,
  options: { bindings?: Record<string, string>; phase?: string } = {},
): Promise<LoadedRules> {
  return loadRules([file], { bindings: {}, ...options, cacheDir: join(folder, `cache-${count++}`) });
}

/** Failures as `id path`, sorted; `id! path` where the assert has no value. */
export function failures(rules: LoadedRules, xml: string): string[] {
  return runRules(rules, parseForRules(xml))
    .map(
      (f) =>
        `${f.assert.id}${f.unevaluable ? '!' : ''} ${String(evaluateXPath('path()', f.node))}${f.attribute === null ? '' : `/@${f.attribute}`}`,
    )
    .toSorted();
}

/** The same with the names of a small document in urn:i instead of long paths: `id /a[1]/b[2]`. */
function short(found: readonly string[]): string[] {
  return found.map((line) => line.replaceAll(/Q\{[^}]*\}/g, ''));
}

/** Compiles a schema from text and runs it on a document. */
export async function check(
  children: string,
  xml: string,
  options: { bindings?: Record<string, string>; phase?: string } = {},
): Promise<string[]> {
  return short(failures(await load(schemaFiles({ 'a.sch': schema(children) }), options), xml));
}
