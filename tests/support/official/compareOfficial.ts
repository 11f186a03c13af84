import type { Bundle } from '../../../validation/bundle.ts';
import { compare, type Comparison } from '../../../validation/conformance/compare.ts';
import type { Expected } from '../../../validation/conformance/corpus.ts';
import { engineFinding } from '../../../validation/engineFinding.ts';
import type { Report } from '../../../validation/report.ts';
import { RulesAborted, validate } from '../../../validation/validate.ts';

/** Each document under the bundle, in this thread, compared with what the official check said. */
export function* compareOfficial(
  bundle: Bundle,
  expected: readonly Expected[],
  bytesOf: (one: Expected) => Uint8Array,
): Generator<Comparison> {
  for (const one of expected) yield compare(one, check(bundle, bytesOf(one)), null);
}

/** As the pool has it: a document at which the rules break off is rejected. */
function check(bundle: Bundle, bytes: Uint8Array): Report {
  try {
    return validate(bundle, bytes);
  } catch (error) {
    if (!(error instanceof RulesAborted)) throw error;
    return { ...error.report, verdict: 'reject', findings: [engineFinding('ENGINE-ABORT')] };
  }
}
