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
import { Section } from '../ui/Section.tsx';
import { Stack } from '../ui/Stack.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { Course } from './Course.tsx';
import { AttachmentList } from './AttachmentList.tsx';
import { DocumentView } from './DocumentView.tsx';
import { StateBadge } from './StateBadge.tsx';
import { StoredDocument } from './StoredDocument.tsx';
import { Verdict } from './Verdict.tsx';
import { viewTexts } from './viewTexts.ts';

type InvoiceViewProps = { readonly invoice: InvoiceDetail; readonly actions: ReactNode };

/** One invoice, for whoever may see it. When it was rejected, the findings come first. */
export function InvoiceView({ invoice, actions }: InvoiceViewProps) {
  const { text, language } = useText();
  const words = text.invoice;
  const findings = invoice.report?.findings ?? [];
  const title = invoice.number === null ? words.untitled : words.title(invoice.number);
  const course = {
    key: 'course',
    label: words.course,
    content: (
      <Stack gap="large">
        <Course invoice={invoice} />
        <Section title={words.data}>
          <InvoiceFacts invoice={invoice} />
        </Section>
      </Stack>
    ),
  };
  const shown = {
    key: 'invoice',
    label: viewTexts[language].invoice,
    content: (
      <StoredDocument invoice={invoice}>
        {(document) => <DocumentView document={document} findings={findings} />}
      </StoredDocument>
    ),
  };
  const list = {
    key: 'findings',
    label: `${text.findings.title} (${findings.length})`,
    content:
      findings.length === 0 ? (
        <Paragraph>{text.findings.none}</Paragraph>
      ) : (
        <StoredDocument invoice={invoice}>
          {(document) => <DocumentView document={document} findings={findings} withFindings />}
        </StoredDocument>
      ),
  };
  const attachments = {
    key: 'attachments',
    label: viewTexts[language].sections.attachments,
    content: (
      <StoredDocument invoice={invoice}>
        {({ found }) => (
          <AttachmentList
            invoice={found?.invoice ?? {}}
            addressOf={(number) => fileOf(invoice, `attachments/${number}`)}
          />
        )}
      </StoredDocument>
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
          <Downloads invoice={invoice} />
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
        tabs={rejected ? [list, shown, course, attachments] : [course, shown, list, attachments]}
      />
    </>
  );
}

const fileOf = ({ id }: InvoiceDetail, name: string): string => `/api/v1/invoices/${encodeURIComponent(id)}/${name}`;

/** What was received, what lay in it, and copies for people. */
function Downloads({ invoice }: { readonly invoice: InvoiceDetail }) {
  const { text, language } = useText();
  const words = text.invoice.downloads;
  const files = [
    { name: 'original', label: words.original, is: true },
    { name: 'document', label: words.document, is: invoice.document.path !== null },
    { name: `pdf?language=${language}`, label: words.pdf, is: invoice.report?.wellformed !== false },
    { name: `report.pdf?language=${language}`, label: words.report, is: invoice.report !== null },
    { name: `receipt.pdf?language=${language}`, label: words.receipt, is: true },
  ];
  return files
    .filter(({ is }) => is)
    .map(({ name, label }, index) => (
      <LinkButton
        key={name}
        look={index === 0 ? 'secondary' : 'tertiary'}
        download
        icon="download"
        label={label}
        to={fileOf(invoice, name)}
      />
    ));
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
        ...(invoice.document.path === null ? [] : [{ name: words.inside, value: invoice.document.path }]),
        { name: words.id, value: <Code>{invoice.id}</Code> },
        { name: words.sha256, value: <Code>{invoice.sha256}</Code> },
      ]}
    />
  );
}
