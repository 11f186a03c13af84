import type { InvoiceDetail, JournalEntry } from '../api/contract.ts';
import type { Text } from '../text/de.ts';
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
        detail: <EntryDetail entry={entry} text={text} />,
      }))}
    />
  );
}

/** What the journal may tell about a step, in this order. */
const details = ['reason', 'words'] as const;

function EntryDetail({ entry, text }: { readonly entry: JournalEntry; readonly text: Text }) {
  const lines = details.flatMap((name) => {
    const value = entry.detail[name];
    return value === undefined || value === null || value === '' ? [] : [`${text.course[name]}: ${value}`];
  });
  return lines.map((line) => (
    <Paragraph key={line} size="small">
      {line}
    </Paragraph>
  ));
}
