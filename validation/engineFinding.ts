import type { Finding } from './report.ts';

export type EngineTrouble = 'ENGINE-ABORT' | 'ENGINE-TIME-LIMIT' | 'ENGINE-CRASH' | 'ENGINE-BUSY';

const TEXTS: Readonly<Record<EngineTrouble, Finding['text']>> = {
  'ENGINE-ABORT': {
    de: 'Die Prüfung bricht an dieser Stelle ab: Eine Regel lässt sich auf diese Rechnung nicht anwenden, weil eine Angabe fehlt, mehrfach vorkommt oder nicht die erwartete Form hat. Die Rechnung ist damit nicht angenommen. Häufige Ursache: Angaben, die nur einmal vorkommen dürfen, stehen doppelt (etwa Summen oder rechtliche Angaben einer Partei).',
    en: 'The check breaks off here: a rule cannot be evaluated on this invoice because a value is missing, repeated or not of the expected form. The invoice is therefore not accepted. Frequent cause: data that may occur only once stand twice (such as totals or the legal data of a party).',
  },
  'ENGINE-TIME-LIMIT': {
    de: 'Die Prüfung dauert länger als vorgesehen und wurde beendet. Das sagt nichts über die Richtigkeit der Rechnung; sie ist weder angenommen noch abgelehnt.',
    en: 'The check takes longer than allowed and was stopped. That says nothing about the correctness of the invoice; it is neither accepted nor rejected.',
  },
  'ENGINE-CRASH': {
    de: 'Die Prüfung ist an einem technischen Fehler gescheitert. Das sagt nichts über die Richtigkeit der Rechnung; sie ist weder angenommen noch abgelehnt.',
    en: 'The check failed for a technical reason. That says nothing about the correctness of the invoice; it is neither accepted nor rejected.',
  },
  'ENGINE-BUSY': {
    de: 'Zurzeit werden zu viele Rechnungen geprüft. Bitte versuchen Sie es in einigen Minuten noch einmal.',
    en: 'Too many invoices are being checked right now. Please try again in a few minutes.',
  },
};

/** What the engine itself has to say. ENGINE-ABORT is caused by the document and rejects it; the others are technical and give no verdict. */
export function engineFinding(rule: EngineTrouble): Finding {
  return { rule, level: 'error', source: 'engine', count: 1, places: [], text: TEXTS[rule] };
}
