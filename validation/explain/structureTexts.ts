import { readTable } from '../readTable.ts';
import type { Language, RuleText } from './ruleTexts.ts';
import { structureRules } from './structureRules.ts';

const folder = new URL('../../schematron/explain/', import.meta.url);

type Words = { readonly elements: ReadonlyMap<string, string>; readonly contexts: ReadonlyMap<string, Shown> };
type Shown = { readonly name: string; readonly path: string };

/** Texts of the rules on structure: the sentence for what must be, filled with the plain names of the elements on the path. */
export function structureTexts(language: Language, byMust: ReadonlyMap<string, RuleText>): Map<string, RuleText> {
  const words = readWords(language);
  const texts = new Map<string, RuleText>();
  for (const { rule, side, context, must, path } of structureRules()) {
    const sentence = byMust.get(must);
    if (!sentence) continue; // conditions have a text of their own
    const shown = words.contexts.get(`${side} ${context}`) ?? { name: '', path: '' };
    const fill = (text: string) =>
      text
        .replace('{place}', placeName(shown.name, path, words.elements))
        .replace('{element}', elementOf(path, shown.path, language))
        .replace(' ({path})', repeats(shown.path, path) ? '' : ` (${shownPath(shown.path, path)})`);
    texts.set(rule, { title: fill(sentence.title), fix: fill(sentence.fix) });
  }
  return texts;
}

function readWords(language: Language): Words {
  const elements = readTable(new URL('elements.tsv', folder));
  const contexts = readTable(new URL('contexts.tsv', folder));
  return {
    elements: new Map(elements.map((row) => [row.name ?? '', row[language] ?? ''])),
    contexts: new Map(
      contexts.map((row) => [`${row.syntax} ${row.name}`, { name: row[language] ?? '', path: row.shown ?? '' }]),
    ),
  };
}

/** cac:OrderReference/cbc:IssueDate -> Bestellung › Ausstellungsdatum */
function placeName(context: string, path: string, elements: ReadonlyMap<string, string>): string {
  const steps = stepsOf(path).map((step) => elements.get(step.replace(/^\w+:/, '')) ?? step);
  return [context, ...steps].filter((name, i, all) => name !== '' && name !== '-' && name !== all[i - 1]).join(' › ');
}

const attribute = { de: 'das Attribut', en: 'the attribute' } as const satisfies Record<Language, string>;

function elementOf(path: string, context: string, language: Language): string {
  const last = stepsOf(path).at(-1) ?? context;
  return last.startsWith('@') ? `${attribute[language]} ${last.slice(1)}` : last;
}

/** the path as people may find it in their file: from the context on, for both kinds of line the usual one */
function shownPath(context: string, path: string): string {
  const plain = path.replace('(cac:InvoiceLine|cac:CreditNoteLine)', 'cac:InvoiceLine');
  if (plain.startsWith('//')) return plain.slice(2);
  return context === '' ? plain : `${context}/${plain}`;
}

/** a path of one element says no more than the element */
function repeats(context: string, path: string): boolean {
  return stepsOf(shownPath(context, path)).length < 2;
}

/** names on a path: without predicates, functions, axes */
function stepsOf(path: string): string[] {
  return path
    .replace('(cac:InvoiceLine|cac:CreditNoteLine)', 'cac:InvoiceLine')
    .replace(/\[[^[\]]*(\[[^\]]*\][^[\]]*)*\]/g, '')
    .split('/')
    .filter((step) => step !== '');
}
