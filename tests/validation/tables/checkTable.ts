import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadRules } from '../../../validation/compiler/loadRules.ts';
import { parseForRules, runRules, type LoadedRules } from '../../../validation/compiler/runRules.ts';

const cacheDir = mkdtempSync(join(tmpdir(), 'tables-test-'));
const loaded = new Map<string, Promise<LoadedRules>>();

const namespaces = {
  ubl: [
    'xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"',
    'xmlns:cn="urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2"',
    'xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"',
    'xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"',
  ],
  cii: [
    'xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"',
    'xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"',
    'xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"',
  ],
} as const;

export const invoice = (content: string) => `<Invoice ${namespaces.ubl.join(' ')}>${content}</Invoice>`;
export const creditNote = (content: string) => `<cn:CreditNote ${namespaces.ubl.join(' ')}>${content}</cn:CreditNote>`;
export const cii = (content: string) =>
  `<rsm:CrossIndustryInvoice ${namespaces.cii.join(' ')}>${content}</rsm:CrossIndustryInvoice>`;
export const transaction = (content: string) =>
  cii(`<rsm:SupplyChainTradeTransaction>${content}</rsm:SupplyChainTradeTransaction>`);

/** Runs one generated rule file on a fragment of an invoice: ids of the rules that fail, once per place. */
export async function checkTable(file: string, xml: string): Promise<string[]> {
  return (await failuresOf(file, xml)).map((failure) => failure.assert.id).toSorted();
}

/** The values that a rule puts into its text, for the first place where it fails. */
export async function valuesOf(file: string, xml: string): Promise<readonly string[] | undefined> {
  return (await failuresOf(file, xml))[0]?.values;
}

async function failuresOf(file: string, xml: string) {
  let rules = loaded.get(file);
  if (!rules) {
    const path = fileURLToPath(new URL(`../../../schematron/builtin/tables/${file}`, import.meta.url));
    loaded.set(file, (rules = loadRules([path], { bindings: {}, cacheDir })));
  }
  return runRules(await rules, parseForRules(xml));
}
