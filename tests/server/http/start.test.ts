import { randomUUID } from 'node:crypto';
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig, ConfigError } from '../../../server/config.ts';
import { parseLeitwegId } from '../../../server/leitwegId.ts';
import { atEnd } from '../../support/cleanUp.ts';
import { databaseFor } from '../../support/databaseFor.ts';
import { runServer } from '../../support/runServer.ts';
import { startProgram } from '../../support/startProgram.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { demoServer, type Demo } from './demoServer.ts';
import { invoice } from './invoice.ts';

const root = join(import.meta.dirname, '../../..');

/** A server that is not expected to come up. */
function attempt(env: Record<string, string>) {
  const program = startProgram(process.execPath, ['server/main.ts'], {
    cwd: root,
    env: { NODE_ENV: 'test', PORT: '0', CHECK_THREADS: '1', ...env },
  });
  atEnd(() => program.stop());
  return program;
}

describe('the configuration', () => {
  it('has a default for everything', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://127.0.0.1:3000',
      trial: true,
    });
    expect(readConfig({ PORT: '', HOST: ' ' })).toMatchObject({ host: '127.0.0.1', port: 3000 });
  });

  it('names every broken variable at once, in both languages, without its value', () => {
    const env = {
      PORT: '70000',
      SMTP_URL: 'http://user:secret@mail',
      PUBLIC_URL: 'javascript:alert(1)',
      MAIL_FROM: 'a@b\r\nBcc: c@d',
      DEMO: 'yes',
    };
    let error: unknown;
    try {
      readConfig(env);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(ConfigError);
    const { lines } = error as ConfigError;
    expect(lines.map((line) => line.split(' ')[0]).sort()).toEqual(Object.keys(env).sort());
    for (const line of lines) expect(line).toMatch(/erwartet: .+ expected: /);
    expect(lines.join()).not.toContain('secret');
  });

  it('ends the start with exit code 2 when it is broken', async () => {
    const program = attempt({ PORT: 'http' });
    expect(await program.ended).toBe(2);
    expect(program.output()).toMatch(/^PORT ist nicht lesbar/);
  });
});

describe('demo mode', () => {
  it('writes access for its owner only, with Leitweg-IDs of Sachsen-Anhalt that are valid', async () => {
    const { dataDir, demo, url } = await demoServer();
    const { mode } = await stat(join(dataDir, 'demo.json'));
    expect((mode & 0o777).toString(8)).toBe('600');
    expect(demo.url).toBe(url);
    expect(demo.accounts.map(({ role }) => role).sort()).toEqual(['admin', 'authority', 'supplier']);
    expect(new Set(demo.accounts.map(({ password }) => password)).size).toBe(3);
    expect(demo.authorities).toHaveLength(5);
    for (const { leitwegId, deliverTo } of demo.authorities) {
      expect(parseLeitwegId(leitwegId)).toMatchObject({ ok: true, coarse: expect.stringMatching(/^15/) as string });
      expect(deliverTo).toMatch(/@example\.org$/);
    }
  });

  it('keeps its access over a restart; when the file is gone, everything is issued anew', async () => {
    const first = await demoServer();
    await first.stop();
    const second = await first.again();
    const again = JSON.parse(await readFile(join(first.dataDir, 'demo.json'), 'utf8')) as Demo;
    expect({ ...again, url: '' }).toEqual({ ...first.demo, url: '' });
    await second.stop();
    await rm(join(first.dataDir, 'demo.json'));
    const third = await second.again();
    const fresh = JSON.parse(await readFile(join(first.dataDir, 'demo.json'), 'utf8')) as Demo;
    expect(fresh.authorities).toEqual(first.demo.authorities);
    const ask = (token: string) =>
      fetch(`${third.url}/api/v1/invoices`, { headers: { Authorization: `Bearer ${token}` } });
    expect([(await ask(first.demo.tokens.supplier)).status, (await ask(fresh.tokens.supplier)).status]).toEqual([
      401, 200,
    ]);
  });

  it('is refused where others could reach it', async () => {
    const program = attempt({
      HOST: '0.0.0.0',
      DEMO: '1',
      DATA_DIR: join(await temporaryFolder(), 'data'),
      ...(await databaseFor()),
    });
    expect(await program.ended).toBe(2);
    expect(program.output()).toContain('DEMO=0');
  });

  it('cannot be entered or left with a database that is something else', async () => {
    const demo = await demoServer();
    await demo.stop();
    await expect(demo.again({ DEMO: '0' })).rejects.toThrow(/ended \(2\)[\s\S]*Diese Datenbank ist eine Demo/);
    const real = await runServer({ DEMO: '0', CHECK_THREADS: '1' });
    await real.stop();
    await expect(real.again({ DEMO: '1' })).rejects.toThrow(/ended \(2\)[\s\S]*ist keine Demo/);
  });
});

describe('outside demo mode', () => {
  it('whoever starts the server gets a link for the first administrator, a new one each time', async () => {
    const first = await runServer({ DEMO: '0', CHECK_THREADS: '1' });
    const linkOf = (output: string) => /(\/r\/[\w-]{43})/.exec(output)?.[1] ?? 'none';
    const ask = async (url: string, link: string) =>
      (await fetch(url + link, { headers: { Accept: 'text/html' } })).status;
    const link = linkOf(first.output());
    expect(await ask(first.url, link)).toBe(200);
    await first.stop();
    const second = await first.again();
    expect(linkOf(second.output())).not.toBe(link);
    expect([await ask(second.url, link), await ask(second.url, linkOf(second.output()))]).toEqual([404, 200]);
    await expect(stat(join(first.dataDir, 'demo.json'))).rejects.toThrow('ENOENT');
  });
});

describe('the server', () => {
  it('says which port is in use, and touches nothing', async () => {
    const running = await demoServer();
    const dataDir = join(await temporaryFolder(), 'data');
    const { port } = new URL(running.url);
    const program = attempt({ PORT: port, DEMO: '1', DATA_DIR: dataDir });
    expect(await program.ended).toBe(1);
    expect(program.output()).toContain(`Port ${port} ist belegt`);
    await expect(stat(dataDir)).rejects.toThrow('ENOENT');
  });

  it('ends on SIGTERM with code 0 after it has answered, and goes on with the work afterwards', async () => {
    const server = await demoServer();
    const number = `SIGTERM-${randomUUID().slice(0, 8)}`;
    const leitwegId = server.demo.authorities[0]?.leitwegId ?? '';
    const answers = Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        server.deliver(invoice({ number: `${number}-${index}`, leitwegId })).catch(() => null),
      ),
    );
    const [receipts, code] = [await answers, await server.stop()];
    expect(code).toBe(0);
    const again = await server.again();
    for (const receipt of receipts) {
      if (!receipt) continue;
      const headers = { Authorization: `Bearer ${server.demo.tokens.supplier}` };
      expect((await fetch(`${again.url}/api/v1/invoices/${receipt.id}`, { headers })).status).toBe(200);
    }
    expect(receipts.filter((receipt) => receipt !== null).length).toBeGreaterThan(0);
  });
});
