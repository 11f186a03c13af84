import type { Report } from '../api/contract.ts';
import { AttachmentList } from '../invoice/AttachmentList.tsx';
import { DocumentView } from '../invoice/DocumentView.tsx';
import type { OpenDocument } from '../invoice/openDocument.ts';
import { Verdict } from '../invoice/Verdict.tsx';
import { viewTexts } from '../invoice/viewTexts.ts';
import { pathTo } from '../routes.ts';
import { useText } from '../text/TextProvider.tsx';
import { Code } from '../ui/Code.tsx';
import { Facts } from '../ui/Facts.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Row } from '../ui/Row.tsx';
import { Section } from '../ui/Section.tsx';
import { Stack } from '../ui/Stack.tsx';

type CheckResultProps = {
  readonly name: string;
  readonly report: Report;
  /** the file as the browser opened it */
  readonly document: OpenDocument;
};

export function CheckResult({ name, report, document }: CheckResultProps) {
  const { text, format, language } = useText();
  const words = text.invoice;
  const { summary } = report;
  const invoice = document.found?.invoice;
  return (
    <>
      <Section title={text.check.result} arrives>
        <Stack gap="large">
          <Verdict report={report} live />
          <Facts
            facts={[
              { name: text.check.file, value: `${name} (${format.bytes(report.bytes)})` },
              ...(summary === null
                ? []
                : [
                    { name: text.invoices.number, value: summary.number ?? words.unknown },
                    { name: words.seller, value: summary.seller ?? words.unknown },
                    { name: words.buyer, value: summary.buyer ?? words.unknown },
                    {
                      name: words.leitwegId,
                      value: summary.buyerReference === null ? words.unknown : <Code>{summary.buyerReference}</Code>,
                    },
                    { name: words.amount, value: format.amount(summary.amountDue, summary.currency) ?? words.unknown },
                  ]),
            ]}
          />
          {report.verdict === 'accept' && (
            <Row>
              <LinkButton look="primary" icon="arrow-forward" label={text.check.submit} to={pathTo('upload')} />
            </Row>
          )}
        </Stack>
      </Section>
      <DocumentView document={document} findings={report.findings} withFindings />
      {invoice?.['BG-24'] && (
        <Section title={viewTexts[language].sections.attachments}>
          <AttachmentList invoice={invoice} addressOf={null} />
        </Section>
      )}
    </>
  );
}
