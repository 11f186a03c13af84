import { expect, it } from 'vitest';
import { runServer } from './runServer.ts';

it('starts the platform, ends it in order, and starts it again on the same data', { timeout: 300_000 }, async () => {
  const first = await runServer();
  expect((await fetch(`${first.url}/healthz`)).status).toBe(200);
  expect(await first.stop('SIGTERM')).toBe(0);
  const second = await first.again();
  expect((await fetch(`${second.url}/readyz`)).status).toBe(200);
  await second.kill();
  await expect(fetch(`${second.url}/healthz`)).rejects.toThrow('fetch failed');
  const third = await second.again();
  expect((await fetch(`${third.url}/healthz`)).status).toBe(200);
});
