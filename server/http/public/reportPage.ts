import type { Response } from 'express';
import type { Finding, Report } from '../../../validation/report.ts';
import { escapeHtml } from '../../escapeHtml.ts';
import type { Language } from '../../problems.ts';
import { sendPage } from './page.ts';
import { pageText } from './pageText.ts';

/** The result of a check as a page, for those who send the form without our interface. */
export function sendReportPage(res: Response, report: Report, language: Language): void {
  const t = pageText[language].report;
  const findings = report.findings.map((finding) => drawFinding(finding, language)).join('\n');
  const list = findings === '' ? `<p>${t.none}</p>` : `<h2>${t.findings}</h2>\n<ol>\n${findings}\n</ol>`;
  const rules = `${t.rules}: ${escapeHtml(`${report.bundle.name} ${report.bundle.version}`)}`;
  const title = report.verdict === 'accept' ? t.accept : t.reject;
  sendPage(
    res,
    language,
    title,
    `${list}\n<p>${t.stored}</p>\n<p><small>${rules}, SHA-256 ${report.sha256}</small></p>`,
  );
}

/** One finding as an item of a list. */
export function drawFinding(finding: Finding, language: Language): string {
  const t = pageText[language].report;
  const [first] = finding.places;
  const place = first ? `<br><small>${t.place}: <code>${escapeHtml(first.path)}</code></small>` : '';
  return `<li><strong>${t.level[finding.level]} ${escapeHtml(finding.rule)}</strong>: ${escapeHtml(finding.text[language])}${place}</li>`;
}
