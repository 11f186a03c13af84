import { join } from 'node:path';
import { startProgram } from '../../support/startProgram.ts';
import { waitUntil } from '../../support/waitUntil.ts';

/** The sealer comes round every few seconds; on a busy machine later. */
const PATIENCE_MS = 120_000;

/** What `journal:verify` says beside a running server, once every row has its number. */
export async function verifyChain(
  settings: Readonly<Record<string, string>>,
): Promise<{ readonly rows: number; readonly faults: readonly string[] }> {
  const root = join(import.meta.dirname, '../../..');
  return waitUntil(
    'all rows of the journal to have their numbers',
    async () => {
      const program = startProgram(process.execPath, ['scripts/verifyJournal.ts'], { cwd: root, env: settings });
      const code = await program.ended;
      const said = program.output().trim();
      if (code !== 0) return { rows: 0, faults: [`the journal is not whole (${code}): ${said}`] };
      return said.includes('not numbered yet: 0;')
        ? { rows: Number(/(\d+) Zeilen/.exec(said)?.[1]), faults: [] }
        : null;
    },
    PATIENCE_MS,
  );
}
