import type { Report } from '../api/contract.ts';
import { useText } from '../text/TextProvider.tsx';
import { Code } from '../ui/Code.tsx';
import { Facts } from '../ui/Facts.tsx';
import { FindingGroups } from './FindingGroups.tsx';
import { findingSteps } from './findingSteps.ts';
import type { OpenDocument } from './openDocument.ts';
import { Verdict } from './Verdict.tsx';
import { useView } from './ViewContext.ts';
import { wordPlace } from './wordPlace.ts';

/** What is known of a document beside its content; `receivedAt` in ISO form. */
export type About = {
  readonly id: string;
  readonly number: string | null;
  readonly seller: string | null;
  readonly buyer: string | null;
  readonly fileName: string | null;
  readonly sha256: string;
  readonly receivedAt: string;
};

type ReportViewProps = {
  readonly report: Report;
  readonly about: About;
  readonly document: Pick<OpenDocument, 'found' | 'root'>;
};

/** The report of a check on paper: verdict first, then what to do, with the same cards as on the page. */
export function ReportView({ report, about, document }: ReportViewProps) {
  const { text, format, language } = useText();
  const { words } = useView();
  const { report: names } = words;
  const steps = findingSteps(report.findings, { ...document, lines: [], indented: false, trouble: null });
  const invoice = document.found?.invoice ?? {};
  const { bundle } = report;
  const facts = [
    { name: names.number, value: about.number ?? names.unknown },
    { name: names.seller, value: about.seller ?? names.unknown },
    { name: names.buyer, value: about.buyer ?? names.unknown },
    { name: names.received, value: format.dateTime(about.receivedAt) },
    { name: names.file, value: about.fileName ?? names.unknown },
    { name: names.sha256, value: <Code>{about.sha256}</Code> },
    { name: names.id, value: <Code>{about.id}</Code> },
    { name: names.scenario, value: report.scenario ?? names.unknown },
    { name: names.rules, value: `${bundle.name} ${bundle.version} (${bundle.checksum.slice(0, 16)})` },
  ];
  return (
    <article className="rw-doc">
      <h1>{names.title(about.number)}</h1>
      <Verdict report={report} />
      <Facts facts={facts} />
      <h2>
        {text.findings.title} ({report.findings.length})
      </h2>
      {steps.length === 0 && <p>{names.none}</p>}
      <FindingGroups
        steps={steps}
        current={null}
        wordPlace={(address) => wordPlace(address, invoice, words, language)}
      />
    </article>
  );
}
