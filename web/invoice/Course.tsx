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
        detail: <EntryDetail entry={entry} invoice={invoice} />,
      }))}
    />
  );
}

/** What the journal tells about a step, in this order. */
const details = ['reason', 'words'] as const;

/** A code that stands where words are wanted: the server words only the one that is in force. */
const CODE = /^[A-Z][A-Z0-9_]+$/;

type EntryDetailProps = { readonly entry: JournalEntry; readonly invoice: InvoiceDetail };

function EntryDetail({ entry, invoice }: EntryDetailProps) {
  const { text, language } = useText();
  const lines = details.flatMap((name) => {
    const value = entry.detail[name];
    if (typeof value !== 'string' || value === '') return [];
    if (!CODE.test(value)) return [`${text.course[name]}: ${value}`];
    return invoice.reason?.code === value ? [invoice.reason[language]] : [];
  });
  return lines.map((line) => (
    <Paragraph key={line} size="small">
      {line}
    </Paragraph>
  ));
}
