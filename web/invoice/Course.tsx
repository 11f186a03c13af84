import type { InvoiceDetail, JournalEntry } from '../api/contract.ts';
import { useText } from '../text/TextProvider.tsx';
import { Paragraph } from '../ui/Paragraph.tsx';
import { Timeline } from '../ui/Timeline.tsx';
import { wordCourse } from './wordCourse.ts';

/** The way of the invoice in words, the latest step last. */
export function Course({ invoice }: { readonly invoice: InvoiceDetail }) {
  const { text, format } = useText();
  return (
    <Timeline
      items={invoice.journal.map((entry, index) => ({
        ...wordCourse(entry, invoice, text),
        key: `${index}`,
        time: format.dateTime(entry.at),
        dateTime: entry.at,
        detail: <EntryDetail entry={entry} />,
      }))}
    />
  );
}

/** What people and servers said about a step, in this order; all but the reason is told to administrators only. */
const said = ['reason', 'name', 'reply', 'detail'] as const;

/** A code, where nobody said anything: its words stand in `why`. */
const CODE = /^[A-Z][A-Z0-9_]+$/;

function EntryDetail({ entry }: { readonly entry: JournalEntry }) {
  const { text, language } = useText();
  const { event, why, detail } = entry;
  const lines = said.flatMap((part) => {
    const value = detail[part];
    // On arrival it is the name of the sender, who decides nothing.
    if (part === 'name' && event === 'stored') return [];
    return typeof value === 'string' && value !== '' && !CODE.test(value)
      ? [`${text.course.said[part]}: ${value}`]
      : [];
  });
  return [...(why ? [why[language]] : []), ...lines].map((line) => (
    <Paragraph key={line} size="small">
      {line}
    </Paragraph>
  ));
}
