import type { Language } from '../text/language.ts';

type Entry = Readonly<Record<Language, string>>;

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
    const rows = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
    list = new Map(
      rows.map((row) => {
        const [code = '', de = '', en = ''] = row.split('\t');
        return [code, { de, en }];
      }),
    );
    lists.set(name, list);
  }
  return list;
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

function named(type: 'region' | 'currency', code: string, language: Language): string | null {
  try {
    const name = new Intl.DisplayNames([language], { type, fallback: 'none' }).of(code);
    return name ?? null;
  } catch {
    return null;
  }
}
