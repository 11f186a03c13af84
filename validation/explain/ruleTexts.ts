import { readTable } from '../readTable.ts';
import { expandRules } from './expandRules.ts';
import { structureTexts } from './structureTexts.ts';

export type Language = 'de' | 'en';
export type RuleText = { readonly title: string; readonly fix: string };

const folder = new URL('../../schematron/explain/', import.meta.url);
const loaded = new Map<Language, ReadonlyMap<string, RuleText>>();

/** Texts of all rules in one language, read once: rule id -> text. Written by hand, or made of the tables for rules on structure. */
export function ruleTexts(language: Language): ReadonlyMap<string, RuleText> {
  let texts = loaded.get(language);
  if (!texts) loaded.set(language, (texts = read(language)));
  return texts;
}

function read(language: Language): ReadonlyMap<string, RuleText> {
  const rows = readTable(new URL(`rules.${language}.tsv`, folder));
  const byMust = new Map<string, RuleText>();
  const byHand = new Map<string, RuleText>();
  const categories = readCategories(language);
  for (const { rule = '', title = '', fix = '' } of rows) {
    if (rule.startsWith('must ')) {
      byMust.set(rule.slice('must '.length), { title, fix });
      continue;
    }
    for (const each of expandRules(rule)) {
      const category = categories.get(each.family);
      byHand.set(each.rule, { title: fillCategory(title, category), fix: fillCategory(fix, category) });
    }
  }
  return new Map([...structureTexts(language, byMust), ...byHand]);
}

/** VAT categories by the letters in the rule ids (BR-AE-..., BR-IC-...), which are not always the code (IC is K) */
function readCategories(language: Language) {
  return new Map(readTable(new URL(`categories.${language}.tsv`, folder)).map((row) => [row.family ?? '', row]));
}

function fillCategory(text: string, category: Readonly<Record<string, string>> | undefined): string {
  return text.replace(/\{(category|code|once|reason)\}/g, (_, name: string) => category?.[name] ?? '');
}
