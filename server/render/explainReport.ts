import { explain } from '../../validation/explain.ts';
import type { Finding, Report } from '../../validation/report.ts';

type Words = { readonly de: string; readonly en: string };

/** A finding taken apart for people; `places` is a list of our own. */
type ExplainedFinding = Omit<Finding, 'places'> & {
  places: Finding['places'][number][];
  title: Words;
  fix: Words;
  class: ReturnType<typeof explain>['class'];
  terms: string[];
  legal?: Words;
};

export type ExplainedReport = Omit<Report, 'findings'> & { findings: ExplainedFinding[] };

/** A report with its findings taken apart for people: what is wrong, what to do, which class, which terms. */
export function explainReport(report: Report): ExplainedReport {
  return { ...report, findings: report.findings.map(explainFinding) };
}

function explainFinding(finding: Finding): ExplainedFinding {
  const de = explain(finding, 'de');
  const en = explain(finding, 'en');
  const parts = { de: takeApart(finding.text.de, de.fix), en: takeApart(finding.text.en, en.fix) };
  return {
    ...finding,
    places: [...finding.places],
    title: { de: parts.de.title, en: parts.en.title },
    fix: { de: parts.de.fix, en: parts.en.fix },
    class: de.class,
    terms: [...de.terms],
    ...(de.legal !== undefined && en.legal !== undefined && { legal: { de: de.legal, en: en.legal } }),
  };
}

/**
 * The text of a finding was put together when the document was checked, with values that only the rule knew. It is what counts, so the
 * parts are cut from it; a report from before a change of the texts stays whole.
 */
function takeApart(text: string, fix: string): { readonly title: string; readonly fix: string } {
  if (fix === '' || !text.endsWith(fix) || text === fix) return { title: text, fix: '' };
  return { title: text.slice(0, -fix.length).trim(), fix };
}
