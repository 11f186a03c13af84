import { generateKeyPairSync } from 'node:crypto';
import { readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { readConfig, ConfigError } from '../../../server/config.ts';
import { createAccount } from '../../../server/db/createAccount.ts';
import { createOrganisation } from '../../../server/db/createOrganisation.ts';
import { connectRunning } from '../../../server/db/openDatabase.ts';
import type { ProblemDetails, Session } from '../../../server/http/contract.ts';
import { checkLeitwegId } from '../../../validation/en16931/leitwegId.ts';
import { atEnd } from '../../support/cleanUp.ts';
import { databaseFor } from '../../support/databaseFor.ts';
import { runServer, type RunningServer } from '../../support/runServer.ts';
import { startProgram } from '../../support/startProgram.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { demoServer, type Demo, type DemoServer } from './demoServer.ts';
import { invoice } from './invoice.ts';
import { person } from './person.ts';

/** Several starts in one test, on a machine that does other things as well: a limit against hanging. */
const STARTS_MS = 240_000;

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

  it('takes no PUBLIC_URL behind which no path can be put', () => {
    for (const end of ['?mandant=1', '#start', '/a?b', '?'])
      expect(() => readConfig({ PUBLIC_URL: `https://rechnung.land.example${end}` })).toThrow('PUBLIC_URL');
    expect(() => readConfig({ PUBLIC_URL: 'https://user:secret@rechnung.land.example' })).toThrow('PUBLIC_URL');
    expect(readConfig({ PUBLIC_URL: 'https://land.example/rechnung/' }).publicUrl).toBe(
      'https://land.example/rechnung',
    );
  });

  it('ends the start with exit code 2 when it is broken', async () => {
    const program = attempt({ PORT: 'http' });
    expect(await program.ended).toBe(2);
    expect(program.output()).toMatch(/^PORT ist nicht lesbar/);
  });
});

describe('what whoever starts the server can mend is one line with cause and way out, and exit code 2:', () => {
  const file = async (name: string, text = '') => {
    const path = join(await temporaryFolder(), name);
    await writeFile(path, text);
    return path;
  };
  const ends = async (env: Record<string, string>, line: RegExp) => {
    const program = attempt({ DEMO: '0', ...env });
    expect(await program.ended, program.output()).toBe(2);
    const last = program.output().trimEnd().split('\n').at(-1);
    expect(last).toMatch(line);
    expect(last).toContain(' / ');
    expect(program.output()).not.toMatch(/\n\s+at /);
  };

  it('a DATA_DIR that is no folder', async () => {
    const DATA_DIR = join(await file('file'), 'data');
    await ends({ DATA_DIR }, /^DATA_DIR: .*ENOTDIR.*anderen.*another/);
  });

  it('a HOST that is none of this machine', async () => {
    await ends({ HOST: 'nowhere.invalid' }, /^HOST: nowhere\.invalid ist keine Adresse dieses Rechners/);
    await ends({ HOST: '192.0.2.1' }, /^HOST: 192\.0\.2\.1 .*EADDRNOTAVAIL/); // RFC 5737: nobody's
  });

  it('a JOURNAL_KEY in DATA_DIR, also by a link, or that is none', async () => {
    const DATA_DIR = await temporaryFolder();
    const { privateKey } = generateKeyPairSync('ed25519');
    const inside = join(DATA_DIR, 'key.pem');
    await writeFile(inside, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const link = join(await temporaryFolder(), 'key.pem');
    await symlink(inside, link);
    const line = /^JOURNAL_KEY: .* liegt in DATA_DIR .*anderen Ort.*elsewhere/;
    await ends({ DATA_DIR, JOURNAL_KEY: inside }, line);
    await ends({ DATA_DIR, JOURNAL_KEY: link }, line);
    await ends({ DATA_DIR, JOURNAL_KEY: await file('no-key', 'x') }, /^JOURNAL_KEY: .* ist keine Ed25519/);
  });

  it('a DATABASE_URL at which nobody answers, of an unknown machine, without its password in the line', async () => {
    const DATA_DIR = await temporaryFolder();
    const refused = { DATA_DIR, DATABASE_URL: 'postgres://weg:geheim@127.0.0.1:1/rechnungsweg' };
    await ends(refused, /^DATABASE_URL: 127\.0\.0\.1:1\/rechnungsweg: dort antwortet kein PostgreSQL\. .*ECONNREFUSED/);
    const unknown = { DATA_DIR, DATABASE_URL: 'postgres://weg:geheim@nowhere.invalid/rechnungsweg' };
    await ends(unknown, /^DATABASE_URL: nowhere\.invalid\/rechnungsweg: .*(unbekannt|antwortet kein)/);
    const program = attempt({ DEMO: '0', ...refused });
    await program.ended;
    expect(program.output()).not.toContain('geheim');
  });
});

// One server's life from test to test: each start costs seconds, and what is remembered is what counts.
describe('demo mode', { timeout: STARTS_MS }, () => {
  let server: DemoServer;
  let running: Pick<RunningServer, 'url' | 'stop' | 'again'>;
  const file = () => join(server.dataDir, 'demo.json');
  const readDemo = async () => JSON.parse(await readFile(file(), 'utf8')) as Demo;
  const ask = (path: string, token: string) =>
    fetch(running.url + path, { headers: { Authorization: `Bearer ${token}` } });

  beforeAll(async () => {
    server = await demoServer();
    running = server;
  }, STARTS_MS);

  it('writes access for its owner only, with Leitweg-IDs of Sachsen-Anhalt that are valid', async () => {
    const { demo, url } = server;
    expect(((await stat(file())).mode & 0o777).toString(8)).toBe('600');
    expect(demo.url).toBe(url);
    expect(demo.accounts.map(({ role }) => role).sort()).toEqual(['admin', 'authority', 'supplier']);
    expect(new Set(demo.accounts.map(({ password }) => password)).size).toBe(3);
    expect(demo.authorities).toHaveLength(5);
    for (const { leitwegId, deliverTo } of demo.authorities) {
      expect(checkLeitwegId(leitwegId).ok).toBe(true);
      expect(leitwegId).toMatch(/^15/);
      expect(deliverTo).toMatch(/@example\.org$/);
    }
  });

  it('keeps a second server off its port, before that one touches anything', async () => {
    const dataDir = join(await temporaryFolder(), 'data');
    const { port } = new URL(server.url);
    const program = attempt({ PORT: port, DEMO: '1', DATA_DIR: dataDir });
    expect(await program.ended).toBe(2);
    expect(program.output()).toContain(`Port ${port} ist belegt`);
    await expect(stat(dataDir)).rejects.toThrow('ENOENT');
  });

  it('ends on SIGTERM with code 0; what was acknowledged and the access are there at the next start', async () => {
    const leitwegId = server.demo.authorities[0]?.leitwegId ?? '';
    const deliveries = Array.from({ length: 10 }, (_, index) =>
      server.deliver(invoice({ number: `TERM-${index}`, leitwegId })),
    );
    await Promise.race(deliveries); // at least one is acknowledged, the others are somewhere on the way
    const [receipts, code] = await Promise.all([Promise.allSettled(deliveries), server.stop()]);
    expect(code).toBe(0);
    running = await server.again();
    const acknowledged = receipts.filter((receipt) => receipt.status === 'fulfilled').map(({ value }) => value);
    expect(acknowledged.length).toBeGreaterThan(0);
    for (const { id } of acknowledged)
      expect((await ask(`/api/v1/invoices/${id}`, server.demo.tokens.supplier)).status).toBe(200);
    expect({ ...(await readDemo()), url: '' }).toEqual({ ...server.demo, url: '' });
  });

  it('issues everything anew when the file is gone', async () => {
    await running.stop();
    await rm(file());
    running = await running.again();
    const fresh = await readDemo();
    expect(fresh.authorities).toEqual(server.demo.authorities);
    expect((await ask('/api/v1/invoices', server.demo.tokens.supplier)).status).toBe(401);
    expect((await ask('/api/v1/invoices', fresh.tokens.supplier)).status).toBe(200);
  });

  it('cannot be left with its database', async () => {
    await running.stop();
    await expect(running.again({ DEMO: '0' })).rejects.toThrow(/ended \(2\)[\s\S]*Diese Datenbank ist eine Demo/);
  });

  it('is refused where others could reach it', async () => {
    const program = attempt({ HOST: '0.0.0.0', DEMO: '1', DATA_DIR: join(await temporaryFolder(), 'data') });
    expect(await program.ended).toBe(2);
    expect(program.output()).toContain('DEMO=0');
  });
});

describe('outside demo mode', { timeout: STARTS_MS }, () => {
  const linkOf = ({ output }: RunningServer) => /(\/r\/[\w-]{43})/.exec(output())?.[1] ?? 'none';
  const open = async ({ url }: RunningServer, link: string) =>
    (await fetch(url + link, { headers: { Accept: 'text/html' } })).status;
  let server: RunningServer;
  let database: Awaited<ReturnType<typeof databaseFor>>;

  it('whoever starts the server gets a link for the first administrator, a new one each time', async () => {
    database = await databaseFor();
    const first = await runServer({ DEMO: '0', CHECK_THREADS: '1', ...database });
    expect(await open(first, linkOf(first))).toBe(200);
    await first.stop();
    server = await first.again();
    expect(linkOf(server)).not.toBe(linkOf(first));
    expect([await open(server, linkOf(first)), await open(server, linkOf(server))]).toEqual([404, 200]);
    await expect(stat(join(first.dataDir, 'demo.json'))).rejects.toThrow('ENOENT');
  });

  it('that link makes one administrator, who can sign in, and then it is used up', async () => {
    const account = { name: 'Vera Erste', email: 'vera@land.example', password: 'lang genug und gut' };
    const send = (form: Record<string, string>) =>
      fetch(server.url + linkOf(server), { method: 'POST', body: new URLSearchParams(form) });
    expect((await send({ ...account, password: 'kurz' })).status).toBe(400);
    // Somebody else has the address: said as such, and the link goes on.
    const taken = 'vergeben@land.example';
    const beside = await connectRunning(
      readConfig({ DATA_DIR: server.dataDir, ...database }),
      pino({ level: 'silent' }),
    );
    try {
      const organisationId = await createOrganisation(beside.db, { name: 'Muster', email: null }, new Date());
      const supplier = { role: 'supplier', name: 'Sophie Vergeben', email: taken, passwordHash: null } as const;
      await createAccount(beside.db, { ...supplier, organisationId }, new Date());
    } finally {
      await beside.close();
    }
    const refusal = await send({ ...account, email: taken.toUpperCase() });
    expect([refusal.status, ((await refusal.json()) as ProblemDetails).code]).toEqual([409, 'EMAIL_TAKEN']);
    expect((await send(account)).status).toBe(200);
    expect((await send({ ...account, email: 'second@land.example' })).status).toBe(404);
    const answer = await person(server).signIn(account.email, account.password);
    expect(((await answer.json()) as Session).account).toMatchObject({ role: 'admin', email: account.email });
    await server.stop();
    server = await server.again();
    expect(linkOf(server)).toBe('none');
  });

  it('nobody gets sample accounts into the database', async () => {
    await server.stop();
    await expect(server.again({ DEMO: '1' })).rejects.toThrow(/ended \(2\)[\s\S]*ist keine Demo/);
  });
});
