import { describe, expect, it } from 'vitest';
import { runServer } from '../../support/runServer.ts';
import { supplier } from './supplier.ts';

describe('a second server on the same data folder', { timeout: 300_000 }, () => {
  it('ends at once with a line that names the folder and the process; the first one is not disturbed', async () => {
    const first = await runServer({ DEMO: '1', CHECK_THREADS: '1' });
    const refusal = runServer({ DEMO: '1', CHECK_THREADS: '1', DATA_DIR: first.dataDir });
    await expect(refusal).rejects.toThrow(
      `The data folder ${first.dataDir} is in use (process ${first.pid}). Stop it, or set DATA_DIR or DATABASE_URL.`,
    );
    await expect(refusal).rejects.toThrow('ended (1)');
    expect((await supplier(first.dataDir).send(first.url, 'SECOND-1')).status).toBe(201);
  });
});
