import { join } from 'node:path';
import { machine } from '../../tests/support/machine.ts';
import { readCorpus } from '../../validation/conformance/corpus.ts';
import type { Family } from '../../tests/support/official/fetchOfficial.ts';

/** The accepted business cases of the official test suite in one syntax (files), or a sentence when there is no corpus. */
export function businessCases(family: Family): string[] | string {
  const folder = machine.conformance.find();
  if (folder === null) return `there are no official business cases: ${machine.conformance.install}`;
  const { expected } = readCorpus(folder, { group: 'xrts' });
  const wanted = expected.filter((e) => e.pack === null && e.verdict === 'accept' && e.syntax?.startsWith(family));
  return wanted.map((e) => join(folder, 'instances', e.file));
}
