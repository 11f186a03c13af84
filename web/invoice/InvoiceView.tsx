import type { ReactNode } from 'react';
import type { InvoiceDetail } from '../api/contract.ts';
import { useText } from '../text/TextProvider.tsx';
import { Alert } from '../ui/Alert.tsx';
import { Code } from '../ui/Code.tsx';
import { Facts } from '../ui/Facts.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { Paragraph } from '../ui/Paragraph.tsx';
import { Row } from '../ui/Row.tsx';
import { Stack } from '../ui/Stack.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { Course } from './Course.tsx';
import { FindingList } from './FindingList.tsx';
import { StateBadge } from './StateBadge.tsx';
import { Verdict } from './Verdict.tsx';

type InvoiceViewProps = { readonly invoice: InvoiceDetail; readonly actions: ReactNode };

/** One invoice, for whoever may see it. When it was rejected, the findings come first. */
export function InvoiceView({ invoice, actions }: InvoiceViewProps) {
  const { text, language } = useText();
  const words = text.invoice;
  const findings = invoice.report?.findings ?? [];
  const title = invoice.number === null ? words.untitled : words.title(invoice.number);
  const course = { key: 'course', label: words.course, content: <Course invoice={invoice} /> };
  const data = { key: 'data', label: words.data, content: <InvoiceFacts invoice={invoice} /> };
  const list = {
    key: 'findings',
    label: `${text.findings.title} (${findings.length})`,
    content:
      findings.length === 0 ? (
        <Paragraph>{text.findings.none}</Paragraph>
      ) : (
        <FindingList findings={findings} level={2} />
      ),
  };
  const rejected = invoice.state === 'rejected';
  return (
    <>
      <Stack>
        <PageTitle title={title} service={text.service} />
        <Row>
          <StateBadge state={invoice.state} troubled={invoice.troubled} />
          <Paragraph>{text.states[invoice.state].meaning}</Paragraph>
        </Row>
        {invoice.reason && <Paragraph bold>{invoice.reason[language]}</Paragraph>}
        <InvoiceHead invoice={invoice} />
        <Row>
          {actions}
          <LinkButton
            download
            icon="download"
            label={words.download}
            to={`/api/v1/invoices/${encodeURIComponent(invoice.id)}/original`}
          />
        </Row>
      </Stack>
      {invoice.trouble && (
        <Alert tone="warning" title={text.trouble.title}>
          <Paragraph>{text.trouble.text}</Paragraph>
          <Paragraph muted>{invoice.trouble[language]}</Paragraph>
        </Alert>
      )}
      {rejected && invoice.report && <Verdict report={invoice.report} />}
      <Tabs
        key={rejected ? 'rejected' : 'other'}
        label={words.tabs}
        tabs={rejected ? [list, course, data] : [course, list, data]}
      />
    </>
  );
}

function InvoiceHead({ invoice }: { readonly invoice: InvoiceDetail }) {
  const { text, format } = useText();
  const words = text.invoice;
  return (
    <Facts
      facts={[
        { name: words.amount, value: format.amount(invoice.amountDue, invoice.currency) ?? words.unknown },
        { name: words.seller, value: invoice.seller ?? words.unknown },
        { name: words.authority, value: invoice.authority?.name ?? text.invoices.unknownAuthority },
        { name: words.leitwegId, value: invoice.leitwegId === null ? words.unknown : <Code>{invoice.leitwegId}</Code> },
      ]}
    />
  );
}

function InvoiceFacts({ invoice }: { readonly invoice: InvoiceDetail }) {
  const { text, format } = useText();
  const words = text.invoice;
  return (
    <Facts
      facts={[
        { name: words.issued, value: invoice.issueDate === null ? words.unknown : format.day(invoice.issueDate) },
        { name: words.buyer, value: invoice.buyer ?? words.unknown },
        { name: words.received, value: format.dateTime(invoice.receivedAt) },
        { name: words.channel, value: text.channels[invoice.channel] },
        { name: words.organisation, value: invoice.organisation ?? words.unknown },
        { name: words.file, value: `${invoice.fileName ?? words.unknown} (${format.bytes(invoice.bytes)})` },
        { name: words.id, value: <Code>{invoice.id}</Code> },
        { name: words.sha256, value: <Code>{invoice.sha256}</Code> },
      ]}
    />
  );
}
