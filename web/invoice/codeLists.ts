import { codeNames } from '../../validation/en16931/codeNames.ts';
import type { Language } from '../text/language.ts';

type Entry = Readonly<Record<Language, string>>;

/** A code of a list and what people call it; the code itself where it has no name. */
export type NamedCode = { readonly code: string; readonly name: string };

/** The lists that the term table names: file -> text. They are small (40 KB), so that codes can be read without asking the server. */
const files = import.meta.glob<string>(
  '../../schematron/builtin/codelists/{cef-eas,cef-vatex,iso-3166-1,iso-4217,iso-6523-icd,untdid-1001-cii,untdid-1153,untdid-2005,untdid-4451-cii,untdid-4461,untdid-5189,untdid-5305,untdid-7143,untdid-7161,unece-rec20-21}.tsv',
  { eager: true, query: '?raw', import: 'default' },
);

const lists = new Map<string, ReadonlyMap<string, Entry>>();

function listOf(name: string): ReadonlyMap<string, Entry> | undefined {
  const text = files[`../../schematron/builtin/codelists/${name}.tsv`];
  if (text === undefined) return undefined;
  let list = lists.get(name);
  if (!list) {
    const more = new Map(rowsOf(codeNames[name] ?? '', '|'));
    list = new Map(rowsOf(text, '\t').map(([code, entry]) => [code, entry.de ? entry : (more.get(code) ?? entry)]));
    lists.set(name, list);
  }
  return list;
}

function rowsOf(text: string, sign: string): (readonly [code: string, entry: Entry])[] {
  const rows = text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return rows.map((row) => {
    const [code = '', de = '', en = ''] = row.split(sign);
    return [code.trim(), { de, en }];
  });
}

/** Whether a list has a code; lists that are not here know every code. */
export function isKnownCode(list: string, code: string): boolean {
  return listOf(list)?.has(code) ?? true;
}

/** A code in words; null: there are none, or the code is unknown. */
export function codeWord(list: string, code: string, language: Language): string | null {
  const word = listOf(list)?.get(code)?.[language];
  if (word) return word;
  if (list === 'iso-3166-1' && /^[A-Z]{2}$/.test(code) && isKnownCode(list, code))
    return named('region', code, language);
  return list === 'iso-4217' && isKnownCode(list, code) ? named('currency', code, language) : null;
}

/** A whole list for choosing from: what has a name first, by name; then the rest by code. */
export function listCodes(list: string, language: Language): readonly NamedCode[] {
  const compare = new Intl.Collator(language).compare;
  const codes = [...(listOf(list)?.keys() ?? [])].map((code) => ({ code, word: codeWord(list, code, language) }));
  const worded = codes.filter(({ word }) => word !== null).sort((a, b) => compare(a.word ?? '', b.word ?? ''));
  const bare = codes.filter(({ word }) => word === null).sort((a, b) => compare(a.code, b.code));
  return [...worded, ...bare].map(({ code, word }) => ({ code, name: word ?? code }));
}

function named(type: 'region' | 'currency', code: string, language: Language): string | null {
  try {
    const name = new Intl.DisplayNames([language], { type, fallback: 'none' }).of(code);
    return name ?? null;
  } catch {
    return null;
  }
}
