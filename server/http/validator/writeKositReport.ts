import type { Finding, Report } from '../../../validation/report.ts';
import type { Scenario } from '../../../validation/scenarios.ts';
import { sourceOf } from '../../../validation/sourceOf.ts';
import { escapeHtml } from '../../escapeHtml.ts';
import { version } from '../version.ts';

type About = {
  /** as the caller calls the document */
  readonly name: string;
  readonly at: Date;
  /** the one that matched; null: none */
  readonly scenario: Scenario | null;
};
type Step = { readonly id: string; readonly resources: readonly Resource[]; readonly findings: readonly Finding[] };
type Resource = { readonly name: string; readonly location: string };

const REPORT = 'http://www.xoev.de/de/validator/varl/1';
const SCENARIOS = 'http://www.xoev.de/de/validator/framework/1/scenarios';

/**
 * A report in the structure that the KoSIT validator writes (report.xsd, VARL 1.0.0). As there, `valid` is stricter than the recommendation: a
 * warning is enough to make it false. Levels are those after the overrides of the scenario, because they decide.
 */
export function writeKositReport(report: Report, { name, at, scenario }: About): string {
  const steps = stepsOf(report, scenario);
  const body = scenario
    ? `<rep:scenarioMatched>${writeScenario(scenario)}${steps.map(writeStep).join('')}</rep:scenarioMatched>`
    : `<rep:noScenarioMatched>${steps.map(writeStep).join('')}</rep:noScenarioMatched>`;
  const valid = scenario !== null && steps.every(isValid) && report.verdict === 'accept';
  const { bundle } = report;
  const info = (key: string, value: string) => `<rep:info key="${key}">${text(value)}</rep:info>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<rep:report xmlns:rep="${REPORT}" xmlns:s="${SCENARIOS}" valid="${valid}" varlVersion="1.0.0">
<rep:engine><rep:name>Rechnungsweg ${text(version)}</rep:name>${info('bundle', `${bundle.name}, ${bundle.version}`)}${info('bundle-sha256', bundle.checksum)}</rep:engine>
<rep:timestamp>${at.toISOString()}</rep:timestamp>
<rep:documentIdentification><rep:documentHash><rep:hashAlgorithm>SHA-256</rep:hashAlgorithm><rep:hashValue>${Buffer.from(report.sha256, 'hex').toString('base64')}</rep:hashValue></rep:documentHash><rep:documentReference>${text(name)}</rep:documentReference></rep:documentIdentification>
${body}
<rep:assessment>${scenario ? customLevels(scenario) : ''}${assess(report)}</rep:assessment>
</rep:report>
`;
}

/** Steps in the order in which they run; those behind a failed one did not run and are left out. */
function stepsOf(report: Report, scenario: Scenario | null): Step[] {
  const from = (...sources: Finding['source'][]) => report.findings.filter((f) => sources.includes(f.source));
  if (!scenario) {
    const findings = from('parse', 'scenario', 'engine');
    return findings.length === 0 ? [] : [{ id: 'val-xml', resources: [], findings }];
  }
  const schema: Step = {
    id: 'val-xsd',
    resources: scenario.schemas.map((location) => ({ name: location, location })),
    findings: from('schema', 'parse'),
  };
  if (report.schemaValid === false) return [schema];
  return [schema, ...ruleSteps(report, scenario)];
}

function ruleSteps(report: Report, scenario: Scenario): Step[] {
  const taken = new Set<Finding['source']>();
  return scenario.schematron.map((resource, i) => {
    const source = sourceOf(resource.location);
    // what breaks off belongs to no file that we know: it is said in the first
    const sources: Finding['source'][] = [
      ...(taken.has(source) ? [] : [source]),
      ...(i === 0 ? (['engine'] as const) : []),
    ];
    taken.add(source);
    return {
      id: `val-sch.${i + 1}`,
      resources: [resource],
      findings: report.findings.filter((f) => sources.includes(f.source)),
    };
  });
}

const isValid = ({ findings }: Step) => findings.every(({ level }) => level === 'information');

function writeStep(step: Step): string {
  const resources = step.resources.map(
    ({ name, location }) =>
      `<s:resource><s:name>${text(name || location)}</s:name><s:location>${text(location)}</s:location></s:resource>`,
  );
  let number = 0;
  const messages = step.findings.flatMap((finding) =>
    (finding.places.length === 0 ? [{ path: undefined, line: undefined }] : finding.places).map(({ path, line }) =>
      writeMessage(`${step.id}.${++number}`, finding, path, line),
    ),
  );
  return `<rep:validationStepResult id="${step.id}" valid="${isValid(step)}">${resources.join('')}${messages.join('')}</rep:validationStepResult>`;
}

function writeMessage(
  id: string,
  { rule, level, wording, text: words }: Finding,
  path?: string,
  line?: number,
): string {
  const where = `${line === undefined ? '' : ` lineNumber="${line}"`}${path === undefined ? '' : ` xpathLocation="${text(path)}"`}`;
  return `<rep:message id="${id}" code="${text(rule)}" level="${level}"${where}>${text(wording ?? words.de)}</rep:message>`;
}

function writeScenario({ name, namespaces, match, schemas, schematron }: Scenario): string {
  const resource = (location: string, title: string) =>
    `<s:resource><s:name>${text(title)}</s:name><s:location>${text(location)}</s:location></s:resource>`;
  return [
    `<s:scenario><s:name>${text(name)}</s:name>`,
    ...Object.entries(namespaces).map(
      ([prefix, uri]) => `<s:namespace prefix="${text(prefix)}">${text(uri)}</s:namespace>`,
    ),
    `<s:match>${text(match)}</s:match>`,
    `<s:validateWithXmlSchema>${schemas.map((one) => resource(one, one)).join('')}</s:validateWithXmlSchema>`,
    ...schematron.map(
      (one) =>
        `<s:validateWithSchematron>${resource(one.location, one.name || one.location)}</s:validateWithSchematron>`,
    ),
    `</s:scenario>`,
  ].join('');
}

function customLevels({ levels }: Scenario): string {
  const byLevel = Map.groupBy(Object.entries(levels), ([, level]) => level);
  return [...byLevel]
    .map(
      ([level, rules]) =>
        `<rep:customLevel level="${level}">${rules.map(([rule]) => text(rule)).join(' ')}</rep:customLevel>`,
    )
    .join('');
}

function assess({ verdict, findings }: Report): string {
  const errors = findings.filter(({ level }) => level === 'error');
  const items = errors.map(({ rule, text: words }) => `<li>${text(`${rule}: ${words.de}`)}</li>`).join('');
  const title =
    verdict === 'accept' ? 'Das Dokument kann angenommen werden.' : 'Das Dokument sollte zurückgewiesen werden.';
  const html = `<html xmlns="http://www.w3.org/1999/xhtml" lang="de" data-report-type="report"><head><title>Prüfbericht</title></head><body><p>${title}</p>${items ? `<ul>${items}</ul>` : ''}</body></html>`;
  const element = verdict === 'accept' ? 'accept' : 'reject';
  return `<rep:${element}><rep:explanation>${html}</rep:explanation></rep:${element}>`;
}

/** Text and attribute values; characters that XML cannot carry become a question mark. */
function text(value: string): string {
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  return escapeHtml(value.replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu, '?'));
}
