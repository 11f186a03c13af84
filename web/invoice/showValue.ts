import type { OutlineValue } from '../../validation/en16931/outline.ts';
import type { Language } from '../text/language.ts';
import { codeWord } from './codeLists.ts';
import { showNumber } from './showNumber.ts';
import type { ViewText } from './viewText.de.ts';
import { wordAttachment } from './wordAttachment.ts';

export type Reader = { readonly language: Language; readonly words: ViewText };

const MONEY = 2;
/** A book in one field would make the page useless; the source text has all of it. */
const LONGEST = 10_000;

/** A value in the reader's language; one that is broken or unknown as it stands. */
export function showValue(value: OutlineValue, reader: Reader): string {
  if (value.fault !== undefined) return clip(value.value, reader);
  const shown = byType(value, reader);
  // an e-mail address says itself what it is
  return value.scheme === undefined || value.scheme === 'EM'
    ? shown
    : `${shown} (${schemeWord(value, reader.language)})`;
}

function byType(item: OutlineValue, reader: Reader): string {
  const { id, type, codeList, value } = item;
  const { language, words } = reader;
  switch (type) {
    case 'date':
      return showDate(value, language);
    case 'amount':
    case 'price':
      return showNumber(value, language, MONEY);
    case 'quantity':
      return showNumber(value, language);
    case 'percentage':
      return `${showNumber(value, language)}\u00a0%`;
    case 'code':
      return (codeList && codeWord(codeList, value, language)) ?? value;
    case 'text':
      return clip(id === 'BT-20' ? showTerms(value, words, language) : value.trim(), reader);
    case 'binary':
      return wordAttachment(item, reader);
    case 'reference':
    case 'identifier':
      return id === 'BT-84' || id === 'BT-91' ? groupIban(value) : value;
  }
}

function clip(text: string, { language, words }: Reader): string {
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, LONGEST)}\n${words.cut(showNumber(String(text.length - LONGEST), language))}`;
}

/** The scheme of an identifier in words, with its version. */
function schemeWord({ codeList, scheme = '', version }: OutlineValue, language: Language): string {
  const word = ((codeList && codeWord(codeList, scheme, language)) ?? scheme).replace(/ \(.*\)$/, '');
  return version === undefined ? word : `${word}, ${version}`;
}

/** 2026-11-24 -> 24.11.2026 or 24/11/2026; a time zone stays. Not by Date: the day must not depend on where the reader is. */
function showDate(value: string, language: Language): string {
  const [, year, month, day, zone = ''] = /^(\d{4})-(\d\d)-(\d\d)(.*)$/.exec(value) ?? [];
  if (year === undefined) return value;
  const sign = language === 'de' ? '.' : '/';
  return [day, month, year].join(sign) + (zone && ` (${zone})`);
}

function groupIban(value: string): string {
  return /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(value) ? value.replace(/(.{4})(?=.)/g, '$1\u00a0') : value;
}

const TERM = /^#(SKONTO|VERZUG)#TAGE=(\d+)#PROZENT=(\d+\.\d{2})(?:#BASISBETRAG=(-?\d+\.\d{2}))?#\s*$/;

/** Payment terms: lines in the prescribed notation (BR-DE-18) become sentences. */
function showTerms(value: string, words: ViewText, language: Language): string {
  return value
    .trim()
    .split(/\r?\n/)
    .map((line) => {
      const [, kind, days = '', rate = '', base] = TERM.exec(line) ?? [];
      if (kind === undefined) return line;
      const say = kind === 'SKONTO' ? words.skonto : words.interest;
      return say(showNumber(rate, language), days, base === undefined ? null : showNumber(base, language, MONEY));
    })
    .join('\n');
}
