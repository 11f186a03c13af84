import { fillPlaceholders } from './explain/fillPlaceholders.ts';
import { legalItem } from './explain/legalItem.ts';
import type { Language } from './explain/ruleTexts.ts';
import { ruleTexts } from './explain/ruleTexts.ts';
import { ruleTerms } from './explain/ruleTerms.ts';
import type { Finding } from './report.ts';

/** What is needed of a finding to explain it. A `Finding` will do; the engine has the values that its rule computed besides. */
export type Explainable = Pick<Finding, 'rule' | 'source'> &
  Partial<Pick<Finding, 'places' | 'text'>> & {
    /** what the rule puts into its text, in that order: first what stands in the invoice, then what was expected */
    readonly values?: readonly string[];
  };

export type Explanation = {
  /** what is wrong, one sentence, with the value found where it is known */
  readonly title: string;
  /** what to do about it; empty where only the rule's own words are known */
  readonly fix: string;
  /** BT and BG ids that the rule is about, the most important first */
  readonly terms: readonly string[];
  /** classes of the letter of the Federal Ministry of Finance of 15 October 2025 */
  readonly class: 'Formatfehler' | 'Geschäftsregelfehler' | 'Inhaltsfehler';
  /** for an Inhaltsfehler: which mandatory item it touches, and that nobody judges the tax */
  readonly legal?: string;
};

/** Puts a finding into plain words. A rule without a text of ours is shown in its own words. */
export function explain(finding: Explainable, language: Language): Explanation {
  const { rule, source, places, text } = finding;
  const known = ruleTexts(language).get(rule);
  const first = places?.[0]?.value;
  const values = finding.values?.length ? finding.values : first === undefined ? [] : [first];
  const terms = ruleTerms(rule);
  const item = isAboutFormat(source) ? undefined : legalItem(rule, terms);
  return {
    title: known ? fillPlaceholders(known.title, values) : (text?.[language] ?? rule),
    fix: known?.fix ?? '',
    terms,
    class: isAboutFormat(source) ? 'Formatfehler' : item ? 'Inhaltsfehler' : 'Geschäftsregelfehler',
    ...(item && { legal: legalNote[language](item) }),
  };
}

/** what the steps before the rules find: not readable, no scenario, not valid by the schema */
function isAboutFormat(source: Finding['source']): boolean {
  return source === 'parse' || source === 'scenario' || source === 'schema';
}

const legalNote = {
  de: (item: string) => `Betrifft eine Pflichtangabe nach ${item}. Dies ist keine steuerliche Prüfung.`,
  en: (item: string) => `Concerns a mandatory item of ${item}. This is not a tax audit (keine steuerliche Prüfung).`,
} as const satisfies Record<Language, (item: string) => string>;
