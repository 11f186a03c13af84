import type { Language } from '../problems.ts';
import { de } from './text.de.ts';
import { en } from './text.en.ts';

/** The shape of text.de.ts: the other language must say everything too. */
export type MailText = Widened<typeof de>;
type Widened<Text> = { readonly [Key in keyof Text]: Text[Key] extends string ? string : Widened<Text[Key]> };

export type AnswerName = keyof typeof de.answers;

export function mailText(language: Language): MailText {
  return language === 'de' ? de : en;
}

/** Puts values into {places}. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
