import { describe, expect, it } from 'vitest';
import { codeNames } from '../../../validation/en16931/codeNames.ts';
import { terms, type Row } from '../../../validation/en16931/terms.ts';
import { codeWord, isKnownCode, listCodes } from '../../../web/invoice/codeLists.ts';

const rowsOf = (text: string) =>
  text
    .split('\n')
    .filter((row) => row.trim() !== '')
    .map((row) => row.trim().split('|'));

describe('names of codes', () => {
  it.each(Object.entries(codeNames))('are given in both languages to codes that %s has, once', (list, text) => {
    const rows = rowsOf(text);
    expect(rows.filter((row) => row.length !== 3 || row.includes('')).map(([code]) => code)).toEqual([]);
    expect(rows.filter(([code = '']) => !isKnownCode(list, code)).map(([code]) => code)).toEqual([]);
    expect(new Set(rows.map(([code]) => code)).size).toBe(rows.length);
  });

  it.each([
    ['unece-rec20-21', 'E48', 'Leistungseinheit', 'Service unit'],
    ['untdid-4461', '58', 'SEPA-Überweisung', 'SEPA credit transfer'],
    ['cef-vatex', 'VATEX-EU-132-1I', 'Befreiung: Unterricht und Ausbildung (Art. 132 Abs. 1 i)', null],
    ['iso-3166-1', 'AT', 'Österreich', 'Austria'],
    ['iso-4217', 'CHF', 'Schweizer Franken', null],
  ])('say what %s %s means', (list, code, de, en) => {
    expect(codeWord(list, code, 'de')).toBe(de);
    if (en !== null) expect(codeWord(list, code, 'en')).toBe(en);
  });

  it('name every country, every currency and every VAT category', () => {
    for (const list of ['iso-3166-1', 'iso-4217', 'untdid-5305']) {
      // XK and the like: codes that the runtime does not name are few
      const bare = listCodes(list, 'de').filter(({ code, name }) => code === name);
      expect(bare.length).toBeLessThan(4);
    }
  });
});

describe('a list for choosing from', () => {
  it('is there for every term with codes', () => {
    const named = (terms as readonly Row[]).flatMap(({ type, codeList }) =>
      type === 'code' && codeList ? codeList : [],
    );
    expect(named.filter((list) => listCodes(list, 'de').length === 0)).toEqual([]);
    expect(named.length).toBeGreaterThan(20);
  });

  it('begins with what has a name, in the order of the alphabet', () => {
    const names = listCodes('untdid-4461', 'de').map(({ name }) => name);
    expect(names.indexOf('Barzahlung')).toBeLessThan(names.indexOf('SEPA-Überweisung'));
    expect(names.indexOf('SEPA-Überweisung')).toBeLessThan(names.indexOf('98'));
  });
});
