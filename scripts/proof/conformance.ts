/**
 * Every document of the conformance corpus gets the official verdict and the official fatal findings.
 * Needs CONFORMANCE_DIR; takes `--limit N`.
 */
import { need } from '../../tests/support/machine.ts';
import { runVisibly } from '../tools/runVisibly.ts';

process.exitCode = await runVisibly('scripts/conformance.ts', [need('conformance'), ...process.argv.slice(2)]);
