import type { Channel, Report } from '../api/contract.ts';
import { useText } from '../text/TextProvider.tsx';
import { Code } from '../ui/Code.tsx';
import { Facts } from '../ui/Facts.tsx';
import type { ViewText } from './viewText.de.ts';

/** What a confirmation of receipt says; `receivedAt` in ISO form. */
export type AboutReceipt = {
  readonly id: string;
  readonly organisation: string;
  readonly receivedAt: string;
  readonly channel: Channel;
  readonly fileName: string | null;
  readonly bytes: number;
  /** of the bytes as received */
  readonly sha256: string;
  /** of the XML inside them, where it lay in a PDF; else null */
  readonly documentSha256: string | null;
  readonly number: string | null;
  readonly issueDate: string | null;
  readonly seller: string | null;
  readonly leitwegId: string | null;
  /** null: not checked yet */
  readonly check: {
    readonly verdict: Report['verdict'];
    readonly errors: number;
    readonly others: number;
    readonly rules: string;
  } | null;
};

type ReceiptViewProps = { readonly about: AboutReceipt; readonly words: ViewText['receipt'] };

/** The confirmation of receipt on paper: when, what, and how the check ended. */
export function ReceiptView({ about, words }: ReceiptViewProps) {
  const { text, format } = useText();
  const { check } = about;
  const received = format.dateTime(about.receivedAt);
  return (
    <article className="rw-doc">
      <h1>{words.title}</h1>
      <p>{words.lead(about.organisation, received)}</p>
      <Facts
        facts={[
          { name: words.received, value: `${received} (${about.receivedAt})` },
          { name: words.channel, value: text.channels[about.channel] },
          { name: words.id, value: <Code>{about.id}</Code> },
          { name: words.file, value: `${about.fileName ?? words.unknown} (${format.bytes(about.bytes)})` },
          { name: words.sha256, value: <Code>{about.sha256}</Code> },
          ...(about.documentSha256 === null
            ? []
            : [{ name: words.document, value: <Code>{about.documentSha256}</Code> }]),
        ]}
      />
      <p>{words.proof}</p>
      <h2>{words.invoice}</h2>
      <Facts
        facts={[
          { name: words.number, value: about.number ?? words.unknown },
          { name: words.issued, value: about.issueDate === null ? words.unknown : format.day(about.issueDate) },
          { name: words.seller, value: about.seller ?? words.unknown },
          { name: words.leitwegId, value: about.leitwegId ?? words.unknown },
        ]}
      />
      <h2>{words.check}</h2>
      <p>{check === null ? words.pending : words.verdicts[check.verdict]}</p>
      {check !== null && (
        <Facts
          facts={[
            { name: words.errors, value: String(check.errors) },
            { name: words.others, value: String(check.others) },
            { name: words.rules, value: check.rules },
          ]}
        />
      )}
      <p>{words.noTax}</p>
    </article>
  );
}
