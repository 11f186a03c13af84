import { createHash } from 'node:crypto';
import type { XmlDocument } from 'libxml2-wasm';
import type { Bundle, BundleName } from './bundle.ts';
import type { Finding, Report } from './report.ts';
import { checkRules } from './steps/checkRules.ts';
import { checkSchema } from './steps/checkSchema.ts';
import { countAttachments, MAX_ATTACHMENTS } from './steps/countAttachments.ts';
import { inOrder, judge } from './steps/judge.ts';
import { matchScenario } from './steps/matchScenario.ts';
import { parse } from './steps/parse.ts';
import { summarize } from './summary.ts';
import { syntaxOf } from './syntaxOf.ts';

/** A rule run that broke off on a document: the pool decides whether the document or the engine is to blame. */
export class RulesAborted extends Error {
  /** what is known so far; `findings` and `verdict` do not count yet */
  readonly report: Report;

  constructor(cause: unknown, report: Report) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.report = report;
  }
}

/** attachments: how many embedded documents (BT-125) are taken; bytes: how large a document may be (the door refuses it first, where there is one) */
export type Limits = { readonly attachments?: number; readonly bytes?: number };

/**
 * The check of one document: parse -> scenario -> schema -> rules -> verdict. Each step runs only when the one before found nothing wrong.
 * Throws RulesAborted when a rule run breaks off, and on defects; never because of what the bytes are.
 */
export function validate(
  bundle: Bundle,
  bytes: Uint8Array,
  { attachments = MAX_ATTACHMENTS, bytes: most = Infinity }: Limits = {},
): Report {
  const report = new Draft(bundle, bytes);
  if (bytes.length > most) return report.finish([tooLarge(bytes.length, most)]);

  const parsed = report.timed('parse', () => parse(bytes));
  if ('finding' in parsed) return report.finish([parsed.finding]);
  const { document } = parsed;
  try {
    report.know(document);
    const tooMany = countAttachments(document, attachments);
    if (tooMany) return report.finish([tooMany]);

    const matched = report.timed('scenario', () => matchScenario(bundle, document));
    if ('finding' in matched) return report.finish([matched.finding]);
    report.scenario = matched.found.scenario.name;
    report.bundle = matched.found.bundle;

    const schemaFindings = report.timed('schema', () => checkSchema(matched.found, document));
    report.schemaValid = schemaFindings.length === 0;
    if (!report.schemaValid) return report.finish(schemaFindings);

    return report.finish(report.timed('rules', () => checkRules(matched.found, document)));
  } finally {
    document.dispose();
  }
}

function tooLarge(size: number, most: number): Finding {
  const mib = (bytes: number) => (bytes / 1024 ** 2).toFixed(1);
  return {
    rule: 'XML-TOO-LARGE',
    level: 'error',
    source: 'parse',
    count: 1,
    places: [],
    text: {
      de: `Die Rechnung ist ${mib(size).replace('.', ',')} MiB groß; angenommen werden höchstens ${mib(most).replace('.', ',')} MiB. Verkleinern Sie die Anhänge oder teilen Sie die Rechnung.`,
      en: `The invoice has ${mib(size)} MiB; at most ${mib(most)} MiB are taken. Make the attachments smaller or split the invoice.`,
    },
  };
}

class Draft {
  scenario: string | null = null;
  bundle: BundleName;
  schemaValid: boolean | null = null;
  readonly #bytes: Uint8Array;
  readonly #ms: Record<string, number> = {};
  #wellformed = false;
  #syntax: Report['syntax'] = null;
  #summary: Report['summary'] = null;

  constructor(bundle: Bundle, bytes: Uint8Array) {
    this.bundle = bundle;
    this.#bytes = bytes;
  }

  /** What can be said of any readable document. */
  know(document: XmlDocument): void {
    this.#wellformed = true;
    this.#syntax = syntaxOf(document);
    this.#summary = this.#syntax && summarize(document, this.#syntax);
  }

  timed<T>(step: string, run: () => T): T {
    const start = performance.now();
    try {
      return run();
    } catch (error) {
      if (step !== 'rules') throw error;
      throw new RulesAborted(error, this.finish([]));
    } finally {
      this.#ms[step] = Math.round((performance.now() - start) * 100) / 100;
    }
  }

  finish(findings: readonly Finding[]): Report {
    const { name, version, checksum } = this.bundle;
    return {
      sha256: createHash('sha256').update(this.#bytes).digest('hex'),
      bytes: this.#bytes.length,
      wellformed: this.#wellformed,
      syntax: this.#syntax,
      scenario: this.scenario,
      schemaValid: this.schemaValid,
      verdict: judge(findings),
      findings: inOrder(findings),
      bundle: { name, version, checksum },
      summary: this.#summary,
      ms: this.#ms,
    };
  }
}
