import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { TOTP, Secret } from 'otpauth';
import { beforeAll, describe, expect, it } from 'vitest';
import type {
  NewToken,
  Organisation,
  OwnAccount,
  SecondFactorOffer,
  TokenList,
} from '../../../server/http/contract.ts';
import { waitUntil } from '../../support/waitUntil.ts';
import { demoServer, problemOf, type DemoServer } from './demoServer.ts';
import { invoice } from './invoice.ts';
import { json, person, signedIn, type Person } from './person.ts';

let server: DemoServer;
let boss: Person;
beforeAll(async () => {
  server = await demoServer();
  boss = await signedIn(server, 'supplier');
});

const PASSWORD = 'ein langes Passwort';

/** The link in the newest mail to somebody. */
async function linkFor(address: string): Promise<string> {
  return waitUntil(`a mail for ${address}`, async () => {
    const folder = join(server.dataDir, 'outbox');
    const files = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml')).sort();
    for (const file of files.reverse()) {
      const mail = await simpleParser(await readFile(join(folder, file)));
      const text = mail.text ?? '';
      if (JSON.stringify(mail.to).includes(address) && !used.has(file) && /\/r\/[\w-]{43}/.test(text)) {
        used.add(file);
        return /http:\S+(\/r\/[\w-]{43})/.exec(text)?.[1] ?? null;
      }
    }
    return null;
  });
}
const used = new Set<string>();

const send = (link: string, fields: Record<string, string>) =>
  server.fetch(link, { method: 'POST', body: new URLSearchParams(fields) });

/** Invites somebody and makes their account; signed in. */
async function joins(email: string, role: 'administrator' | 'member'): Promise<Person> {
  const answer = await boss.fetch('/api/v1/organisation/invitations', json('POST', { email, role }));
  expect(answer.status).toBe(202);
  expect((await send(await linkFor(email), { name: email, password: PASSWORD })).status).toBe(200);
  const somebody = person(server);
  expect((await somebody.signIn(email, PASSWORD)).status).toBe(200);
  return somebody;
}

const organisation = async (who: Person) => (await (await who.fetch('/api/v1/organisation')).json()) as Organisation;
const idOf = async (email: string) =>
  (await organisation(boss)).people.find((one) => one.email === email)?.id ?? 'not there';
const codeOf = async (answer: Response) => (await problemOf(answer)).code;

describe('an invitation', () => {
  it('leads by mail to an account in the organisation, once', async () => {
    await boss.fetch('/api/v1/organisation/invitations', json('POST', { email: 'neu@firma.example', role: 'member' }));
    expect((await organisation(boss)).invitations).toMatchObject([{ email: 'neu@firma.example', role: 'member' }]);
    const link = await linkFor('neu@firma.example');
    expect(await (await server.fetch(link, { headers: { Accept: 'text/html' } })).text()).toContain(
      'Lieferwerk Muster GmbH',
    );
    expect((await send(link, { name: 'Nele Neu', password: 'kurz' })).status).toBe(400);
    expect((await send(link, { name: 'Nele Neu', password: PASSWORD })).status).toBe(200);
    expect((await send(link, { name: 'Nele Neu', password: PASSWORD })).status).toBe(404);
    const { people, invitations } = await organisation(boss);
    expect(people.find(({ name }) => name === 'Nele Neu')).toMatchObject({ role: 'member', self: false });
    expect(invitations).toEqual([]);
  });

  it('that was taken back, or is followed by a newer one, opens nothing', async () => {
    const invite = () =>
      boss.fetch('/api/v1/organisation/invitations', json('POST', { email: 'weg@firma.example', role: 'member' }));
    await invite();
    const first = await linkFor('weg@firma.example');
    await invite();
    const second = await linkFor('weg@firma.example');
    expect((await server.fetch(first)).status).toBe(404);
    const id = (await organisation(boss)).invitations[0]?.id ?? '';
    expect((await boss.fetch(`/api/v1/organisation/invitations/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await send(second, { name: 'Niemand', password: PASSWORD })).status).toBe(404);
  });

  it('is refused for somebody who has an account, and after three mails to one address', async () => {
    const admin = server.demo.accounts.find(({ role }) => role === 'admin')?.email ?? '';
    const taken = await boss.fetch('/api/v1/organisation/invitations', json('POST', { email: admin, role: 'member' }));
    expect(await codeOf(taken)).toBe('EMAIL_TAKEN');
    const seen: number[] = [];
    for (let count = 0; count < 4; count += 1) {
      const wish = json('POST', { email: 'oft@firma.example', role: 'member' });
      seen.push((await boss.fetch('/api/v1/organisation/invitations', wish)).status);
    }
    expect(seen).toEqual([202, 202, 202, 429]);
  });
});

describe('an organisation', () => {
  it('lets members see it, and administrators alone change it', async () => {
    const member = await joins('mitglied@firma.example', 'member');
    expect((await organisation(member)).people.some(({ self }) => self)).toBe(true);
    const id = await idOf('mitglied@firma.example');
    for (const [path, init] of [
      ['/api/v1/organisation/invitations', json('POST', { email: 'x@firma.example', role: 'administrator' })],
      [`/api/v1/organisation/people/${id}`, json('PUT', { role: 'administrator' })],
      [`/api/v1/organisation/people/${id}`, { method: 'DELETE' }],
      ['/api/v1/organisation/tokens', json('POST', { name: 'x', scopes: ['read'], days: null })],
      ['/api/v1/organisation/tokens', {}],
    ] as const)
      expect(await codeOf(await member.fetch(path, init))).toBe('FORBIDDEN');
  });

  it('never loses its last administrator; handing over is making another one first', async () => {
    const own = (await organisation(boss)).people.find(({ self }) => self)?.id ?? '';
    const leave = () => boss.fetch(`/api/v1/organisation/people/${own}`, json('PUT', { role: 'member' }));
    expect(await codeOf(await leave())).toBe('LAST_ADMINISTRATOR');
    expect(await codeOf(await boss.fetch(`/api/v1/organisation/people/${own}`, { method: 'DELETE' }))).toBe(
      'LAST_ADMINISTRATOR',
    );
    const second = await joins('zweite@firma.example', 'administrator');
    expect((await leave()).status).toBe(204);
    const back = await second.fetch(`/api/v1/organisation/people/${own}`, json('PUT', { role: 'administrator' }));
    expect(back.status).toBe(204);
  });

  it('keeps one administrator when two remove each other at the same moment', async () => {
    const second = await joins('dritte@firma.example', 'administrator');
    await boss.fetch(`/api/v1/organisation/people/${await idOf('zweite@firma.example')}`, { method: 'DELETE' });
    const own = (await organisation(boss)).people.find(({ self }) => self)?.id ?? '';
    const theirs = await idOf('dritte@firma.example');
    const answers = await Promise.all([
      boss.fetch(`/api/v1/organisation/people/${theirs}`, json('PUT', { role: 'member' })),
      second.fetch(`/api/v1/organisation/people/${own}`, json('PUT', { role: 'member' })),
    ]);
    expect(answers.map(({ status }) => status).filter((status) => status === 204)).toHaveLength(1);
    const { db } = await server.database();
    await db('account').where({ id: own }).update({ organisation_role: 'administrator' });
  });

  it('signs out whoever is removed, at once', async () => {
    const somebody = await joins('geht@firma.example', 'member');
    await boss.fetch(`/api/v1/organisation/people/${await idOf('geht@firma.example')}`, { method: 'DELETE' });
    expect((await somebody.fetch('/api/v1/organisation')).status).toBe(401);
    expect((await somebody.signIn('geht@firma.example', PASSWORD)).status).toBe(401);
  });

  it('reaches nobody of another organisation', async () => {
    const { db } = await server.database();
    const admin = await db('account').where({ role: 'admin' }).first<{ id: string }>('id');
    for (const method of ['PUT', 'DELETE'])
      expect(
        (await boss.fetch(`/api/v1/organisation/people/${admin.id}`, { ...json(method, { role: 'member' }) })).status,
      ).toBe(404);
  });
});

describe('a password', () => {
  it('is set anew by a link in a mail; sessions end, and the link is used up', async () => {
    const somebody = await joins('vergisst@firma.example', 'member');
    const ask = (email: string) => somebody.fetch('/api/v1/password-resets', json('POST', { email }));
    expect((await ask('vergisst@firma.example')).status).toBe(202);
    const link = await linkFor('vergisst@firma.example');
    expect((await send(link, { password: 'ein neues langes Passwort' })).status).toBe(200);
    expect((await send(link, { password: PASSWORD })).status).toBe(404);
    expect((await somebody.fetch('/api/v1/account')).status).toBe(401);
    expect((await somebody.signIn('vergisst@firma.example', PASSWORD)).status).toBe(401);
    expect((await somebody.signIn('vergisst@firma.example', 'ein neues langes Passwort')).status).toBe(200);
  });

  it('reset tells nobody whether an account exists', async () => {
    const ask = (email: string) => boss.fetch('/api/v1/password-resets', json('POST', { email }));
    const [known, unknown] = [await ask('mitglied@firma.example'), await ask('niemand@firma.example')];
    expect([known.status, unknown.status]).toEqual([202, 202]);
    expect(await known.text()).toBe(await unknown.text());
  });

  it('is changed with the present one', async () => {
    const somebody = await joins('wechselt@firma.example', 'member');
    const change = (current: string) =>
      somebody.fetch('/api/v1/account/password', json('PUT', { current, password: 'noch ein langes Passwort' }));
    expect(await codeOf(await change('falsch'))).toBe('PASSWORD_WRONG');
    expect((await change(PASSWORD)).status).toBe(204);
    expect((await somebody.fetch('/api/v1/account')).status).toBe(200);
    expect((await person(server).signIn('wechselt@firma.example', 'noch ein langes Passwort')).status).toBe(200);
  });
});

describe('the second factor', () => {
  it('is asked for from the moment it was confirmed, and each code counts once', async () => {
    const email = 'faktor@firma.example';
    const somebody = await joins(email, 'member');
    const offer = await somebody.fetch('/api/v1/account/second-factor', { method: 'POST' });
    const { secret, address } = (await offer.json()) as SecondFactorOffer;
    expect(address).toMatch(/^otpauth:\/\/totp\/Rechnungsweg/);
    const app = new TOTP({ secret: Secret.fromBase32(secret) });
    const signIn = (code?: string) =>
      person(server).fetch('/api/v1/session', json('POST', { email, password: PASSWORD, ...(code && { code }) }));
    // Not confirmed: not asked for.
    expect((await signIn()).status).toBe(200);
    const switchTo = (on: boolean, code: string) =>
      somebody.fetch('/api/v1/account/second-factor', json('PUT', { on, code }));
    expect(await codeOf(await switchTo(true, '000000'))).toBe('LOGIN_CODE_WRONG');
    const at = Date.now();
    expect((await switchTo(true, app.generate({ timestamp: at - 30_000 }))).status).toBe(204);
    expect(((await (await somebody.fetch('/api/v1/account')).json()) as OwnAccount).secondFactor).toBe(true);

    expect(await codeOf(await signIn())).toBe('LOGIN_CODE_MISSING');
    expect(await codeOf(await signIn('123'))).toBe('LOGIN_CODE_WRONG');
    expect((await signIn(app.generate({ timestamp: at }))).status).toBe(200);
    expect(await codeOf(await signIn(app.generate({ timestamp: at })))).toBe('LOGIN_CODE_WRONG');
    // A stolen session cannot take it away without a code, nor set up another one.
    expect(await codeOf(await switchTo(false, '000000'))).toBe('LOGIN_CODE_WRONG');
    expect(await codeOf(await somebody.fetch('/api/v1/account/second-factor', { method: 'POST' }))).toBe(
      'SECOND_FACTOR_STATE',
    );
    expect((await switchTo(false, app.generate({ timestamp: at + 30_000 }))).status).toBe(204);
    expect((await signIn()).status).toBe(200);
  });
});

describe('a token', () => {
  const make = async (scopes: string[], days: number | null = null) => {
    const answer = await boss.fetch('/api/v1/organisation/tokens', json('POST', { name: 'ERP', scopes, days }));
    expect(answer.status).toBe(201);
    return (await answer.json()) as NewToken;
  };
  const as =
    (token: string) =>
    (path: string, init: RequestInit = {}) =>
      server.fetch(path, { ...init, headers: { Authorization: `Bearer ${token}` } });

  it('does what its scopes allow, shows its last use, and ends when it is revoked', async () => {
    const { id, token } = await make(['read']);
    expect((await as(token)('/api/v1/invoices')).status).toBe(200);
    const refused = await as(token)('/api/v1/invoices', { method: 'POST', body: invoice({ number: 'T-1' }) });
    expect([refused.status, await codeOf(refused)]).toEqual([403, 'SCOPE_MISSING']);
    const { items } = (await (await boss.fetch('/api/v1/organisation/tokens')).json()) as TokenList;
    expect(items.find((one) => one.id === id)).toMatchObject({
      name: 'ERP',
      scopes: ['read'],
      createdBy: expect.any(String),
    });
    expect(items.find((one) => one.id === id)?.lastUsedAt).not.toBeNull();
    expect(JSON.stringify(items)).not.toContain(token);
    expect((await boss.fetch(`/api/v1/organisation/tokens/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await as(token)('/api/v1/invoices')).status).toBe(401);
    expect((await boss.fetch(`/api/v1/organisation/tokens/${id}`, { method: 'DELETE' })).status).toBe(404);
  });

  it('that may only deliver reads nothing', async () => {
    const { token } = await make(['write']);
    const delivered = await as(token)('/api/v1/invoices', { method: 'POST', body: invoice({ number: 'T-2' }) });
    expect(delivered.status).toBe(201);
    expect((await as(token)('/api/v1/invoices')).status).toBe(403);
  });

  it('ends on its day', async () => {
    const { id, token } = await make(['read'], 1);
    const { db } = await server.database();
    await db('api_token').where({ id }).update({ expires_at: new Date() });
    expect((await as(token)('/api/v1/invoices')).status).toBe(401);
  });

  it('changes neither people nor tokens nor accounts', async () => {
    const { token } = await make(['read', 'write']);
    for (const [path, init] of [
      ['/api/v1/organisation/tokens', json('POST', { name: 'x', scopes: ['read'], days: null })],
      ['/api/v1/organisation/invitations', json('POST', { email: 'y@firma.example', role: 'administrator' })],
      ['/api/v1/account', {}],
    ] as const)
      expect((await as(token)(path, init)).status).toBe(403);
  });

  it('is exchanged for an access token by OAuth 2.0, narrowed by scope, and ends with it', async () => {
    const { id, token } = await make(['read', 'write']);
    const basic = `Basic ${Buffer.from(`${id}:${token}`).toString('base64')}`;
    const ask = (fields: Record<string, string>, headers: Record<string, string> = { Authorization: basic }) =>
      server.fetch('/oauth/token', { method: 'POST', headers, body: new URLSearchParams(fields) });
    const answer = await ask({ grant_type: 'client_credentials', scope: 'read' });
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const given = (await answer.json()) as { access_token: string };
    expect(given).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: 'read' });
    expect((await as(given.access_token)('/api/v1/invoices')).status).toBe(200);
    expect((await as(given.access_token)('/api/v1/invoices', { method: 'POST', body: invoice() })).status).toBe(403);

    const errors = await Promise.all([
      ask({ grant_type: 'password' }),
      ask({ grant_type: 'client_credentials', scope: 'admin' }),
      ask(
        { grant_type: 'client_credentials' },
        { Authorization: `Basic ${Buffer.from(`${id}:x`).toString('base64')}` },
      ),
      ask({ grant_type: 'client_credentials' }, {}),
      ask({ grant_type: 'client_credentials', client_id: id, client_secret: token }),
    ]);
    expect(errors.map(({ status }) => status)).toEqual([400, 400, 401, 401, 401]);
    const inForm = await ask({ grant_type: 'client_credentials', client_id: id, client_secret: token }, {});
    expect(inForm.status).toBe(200);

    await boss.fetch(`/api/v1/organisation/tokens/${id}`, { method: 'DELETE' });
    expect((await as(given.access_token)('/api/v1/invoices')).status).toBe(401);
  });
});
