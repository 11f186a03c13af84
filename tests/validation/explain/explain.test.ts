import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { explain } from '../../../validation/explain.ts';
import { ruleTexts } from '../../../validation/explain/ruleTexts.ts';
import { readTable } from '../../../validation/readTable.ts';

const ids = readFileSync(new URL('ruleIds.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n');
const languages = ['de', 'en'] as const;
const vatFamily = /^BR-(S|Z|E|AE|IC|G|O|AF|AG)-/;
/** EN 16931 forbids these two elements twice each, under two ids */
const twins = new Set(['CII-SR-193', 'CII-SR-334']);
const explainRule = (rule: string, language: 'de' | 'en', values: readonly string[] = []) =>
  explain({ rule, source: rule.startsWith('PEPPOL') || rule.includes('-DE') ? 'xrechnung' : 'cen', values }, language);

describe.each(languages)('texts of rules (%s)', (language) => {
  test('every rule has what is wrong and what to do', () => {
    const without = ids.filter((id) => !ruleTexts(language).get(id)?.title || !ruleTexts(language).get(id)?.fix);
    expect(without).toEqual([]);
  });

  test('there is no text for a rule that does not exist', () => {
    const known = new Set(ids);
    expect([...ruleTexts(language).keys()].filter((id) => !known.has(id))).toEqual([]);
  });

  test('no two rules say the same, VAT categories included', () => {
    const seen = new Map<string, string>();
    const same = ids.filter((id) => {
      const { title, fix } = explainRule(id, language);
      const earlier = seen.get(`${title} ${fix}`);
      seen.set(`${title} ${fix}`, id);
      return earlier !== undefined && !twins.has(id);
    });
    expect(same).toEqual([]);
  });

  test('a rule of a VAT category names the category', () => {
    const category = /\((S|Z|E|AE|K|G|O|L|M)\)/;
    expect(ids.filter((id) => vatFamily.test(id) && !category.test(explainRule(id, language).title))).toEqual([]);
  });

  test.each([[[]], [['1.00']], [['1.00', '2.00', '3.00', '4.00']]])(
    'no placeholder is left over with the values %j',
    (values) => {
      const leftOver = /[{}[\]]|undefined|: \.|„“|""/;
      expect(ids.filter((id) => leftOver.test(words(id, values)))).toEqual([]);
    },
  );

  test('the words are ours, not those of the official rule', () => {
    const foreign = language === 'de' ? /\b(shall|must|should|the|is|of)\b|\[BR-/ : /\bshall\b|\bMUST\b|\[BR-/;
    expect(ids.filter((id) => foreign.test(words(id)))).toEqual([]);
  });

  test('a title is a line, not a page', () => {
    expect(ids.filter((id) => explainRule(id, language).title.length > 200)).toEqual([]);
  });

  function words(id: string, values: readonly string[] = []): string {
    const { title, fix } = explainRule(id, language, values);
    return `${title} ${fix}`;
  }
});

describe('values', () => {
  test.each(
    ids.filter((id) => /^BR-(CL|DEC|CO-1[0-7]|CO-09|DE-19|DE-20|DE-27|DE-28)|^PEPPOL-EN16931-R(040|046|120)$/.test(id)),
  )('%s names the values found', (id) => {
    for (const language of languages) {
      expect(explainRule(id, language, ['first', 'second', 'third', 'fourth']).title).toContain('first');
    }
  });

  test('a sum says what stands there and what was calculated', () => {
    expect(explainRule('BR-CO-10', 'de', ['100.00', '110.00']).title).toBe(
      'Die Summe der Positionen (BT-106) stimmt nicht: angegeben 100.00, die Nettobeträge der Positionen ergeben 110.00.',
    );
  });

  test('the value at the place is taken where the rule computed none', () => {
    const finding = { rule: 'BR-CL-04', source: 'cen', places: [{ path: '/x', value: ' eur ' }] } as const;
    expect(explain(finding, 'en').title).toBe('The invoice currency (BT-5) "eur" is no valid code.');
  });

  test('a sentence closes up where a value is missing, blank or endless', () => {
    expect(explainRule('BR-CL-04', 'de').title).toBe('Die Währung der Rechnung (BT-5) ist kein zulässiger Code.');
    expect(explainRule('BR-CL-04', 'de', [' ']).title).toBe(
      'Die Währung der Rechnung (BT-5) ist kein zulässiger Code.',
    );
    expect(explainRule('BR-CL-04', 'de', ['x'.repeat(5000)]).title.length).toBeLessThan(200);
  });

  test('text from the invoice is not read as a placeholder', () => {
    expect(explainRule('BR-CO-10', 'en', ['{2}', '[x]']).title).toContain(
      'stated {2}, the net amounts of the lines give [x]',
    );
  });
});

describe('rules on structure', () => {
  test('are told in the words of the trade, with the path to find the element', () => {
    expect(explainRule('UBL-CR-166', 'de')).toMatchObject({
      title: 'Nicht vorgesehen: Verkäufer › Anschrift › Land › Name.',
      fix: expect.stringContaining('cac:AccountingSupplierParty/cac:Party/cac:PostalAddress/cac:Country/cbc:Name'),
      terms: ['BG-5'],
    });
  });

  test('call an attribute an attribute', () => {
    expect(explainRule('UBL-CR-650', 'en').fix).toContain('Remove the attribute schemeID');
  });

  test('name every element in both languages', () => {
    const rows = readTable(new URL('../../../schematron/explain/elements.tsv', import.meta.url));
    expect(rows.filter((row) => !row.name || !row.de || !row.en)).toEqual([]);
    const nameless = ids.filter((id) => /^(UBL|CII)-/.test(id) && /› \w+:\w/.test(explainRule(id, 'de').title));
    expect(nameless).toEqual([]);
  });
});

describe('classes of the letter of 15 October 2025', () => {
  test.each([
    ['XSD', 'schema', 'Formatfehler'],
    ['XML-DOCTYPE', 'parse', 'Formatfehler'],
    ['SCENARIO-NONE', 'scenario', 'Formatfehler'],
    ['BR-DE-15', 'xrechnung', 'Geschäftsregelfehler'],
    ['BR-CO-10', 'cen', 'Geschäftsregelfehler'],
    ['BR-CL-23', 'cen', 'Geschäftsregelfehler'],
    ['UBL-CR-166', 'cen', 'Geschäftsregelfehler'],
    ['BR-02', 'cen', 'Inhaltsfehler'],
    ['BR-06', 'cen', 'Inhaltsfehler'],
    ['BR-DE-16', 'xrechnung', 'Inhaltsfehler'],
    ['BR-AE-10', 'cen', 'Inhaltsfehler'],
  ] as const)('%s is a %s finding: %s', (rule, source, expected) => {
    expect(explain({ rule, source }, 'de').class).toBe(expected);
  });

  test.each(languages)(
    'an Inhaltsfehler names the provision and that this is no tax audit; nothing else does (%s)',
    (language) => {
      const explained = ids.map((id) => explainRule(id, language));
      const about = explained.filter((e) => e.legal !== undefined);
      expect(about).toEqual(explained.filter((e) => e.class === 'Inhaltsfehler'));
      expect(about.filter((e) => !/§ 14a? .*keine steuerliche Prüfung/.test(e.legal ?? ''))).toEqual([]);
      expect(about.length).toBeGreaterThan(100);
    },
  );
});

describe('a rule that nobody wrote a text for', () => {
  test('speaks in its own words', () => {
    const text = { de: 'Eigene Worte.', en: 'Own words.' };
    expect(explain({ rule: 'HOUSE-1', source: 'xrechnung', text }, 'en')).toEqual({
      title: 'Own words.',
      fix: '',
      terms: [],
      class: 'Geschäftsregelfehler',
    });
  });

  test('is at least named', () => {
    expect(explain({ rule: 'HOUSE-1', source: 'cen' }, 'de').title).toBe('HOUSE-1');
  });
});
