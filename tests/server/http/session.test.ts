import { beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../../server/http/contract.ts';
import { createAccount } from '../../../server/db/createAccount.ts';
import { demoServer, problemOf, type DemoServer } from './demoServer.ts';
import { invoice } from './invoice.ts';
import { json, person, signedIn } from './person.ts';

let server: DemoServer;
beforeAll(async () => {
  server = await demoServer();
});

const supplier = () => server.demo.accounts.find(({ role }) => role === 'supplier') ?? { email: '', password: '' };

describe('signing in', () => {
  it('sets a cookie that scripts cannot read and other sites do not send, and says who is there', async () => {
    const somebody = person(server);
    const answer = await somebody.signIn(supplier().email.toUpperCase(), supplier().password);
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie()[0]).toMatch(
      /^rechnungsweg=[\w-]{43}; Max-Age=43200; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/,
    );
    const session = (await (await somebody.fetch('/api/v1/session')).json()) as Session;
    expect(session.account).toMatchObject({
      email: supplier().email,
      role: 'supplier',
      organisation: 'Lieferwerk Muster GmbH',
    });
  });

  it('keeps only a hash of the cookie and of the password', async () => {
    const somebody = await signedIn(server, 'supplier');
    const secret = somebody.cookie()?.split('=')[1] ?? '';
    const { db } = await server.database();
    const everything = JSON.stringify([await db('session'), await db('account'), await db('api_token')]);
    expect(everything).not.toContain(secret);
    for (const { password } of server.demo.accounts) expect(everything).not.toContain(password);
    for (const token of Object.values(server.demo.tokens)) expect(everything).not.toContain(token);
    expect(everything).toContain('$argon2id$');
  });

  it('starts a new session every time, and the old one ends', async () => {
    const somebody = await signedIn(server, 'supplier');
    const before = somebody.cookie();
    await somebody.signIn(supplier().email, supplier().password);
    expect(somebody.cookie()).not.toBe(before);
    const old = await server.fetch('/api/v1/session', { headers: { Cookie: before ?? '' } });
    expect(((await old.json()) as Session).account).toBeNull();
  });

  it('says the same for a wrong password and for an account that does not exist', async () => {
    const wrong = await person(server).signIn('verwaltung@example.org', 'wrong');
    const unknown = await person(server).signIn('nobody@example.org', 'wrong');
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    const [a, b] = [await problemOf(wrong), await problemOf(unknown)];
    expect({ ...a, instance: '' }).toEqual({ ...b, instance: '' });
    expect(a.code).toBe('LOGIN_FAILED');
  });

  it('is braked after ten attempts for one account, also with the right password, and others are not', async () => {
    const { email, password } = server.demo.accounts.find(({ role }) => role === 'authority') ?? {
      email: '',
      password: '',
    };
    const attempts = await Promise.all(Array.from({ length: 12 }, () => person(server).signIn(email, 'wrong')));
    expect(attempts.filter(({ status }) => status === 401)).toHaveLength(10);
    const braked = await person(server).signIn(email, password);
    expect(braked.status).toBe(429);
    expect(Number(braked.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await problemOf(braked)).code).toBe('LOGIN_TOO_OFTEN');
    expect((await person(server).signIn(supplier().email, supplier().password)).status).toBe(200);
  });

  it('counts for one account, however its address is written, and whatever a caller says about where it comes from', async () => {
    const email = 'pia@example.org';
    const { db } = await server.database();
    await createAccount(db, { role: 'admin', name: 'Pia Muster', email, passwordHash: null }, new Date());
    const ways = [email, email.toUpperCase(), ` ${email}`, email.replace('i', 'İ'), email.replace('i', 'I')];
    const answers: number[] = [];
    for (let attempt = 0; attempt < 12; attempt += 1) {
      const headers = { 'X-Forwarded-For': `192.0.2.${attempt}`, Forwarded: `for=192.0.2.${attempt}` };
      const login = json('POST', { email: ways[attempt % ways.length], password: 'wrong' });
      const answer = await person(server).fetch('/api/v1/session', {
        ...login,
        headers: { ...login.headers, ...headers },
      });
      answers.push(answer.status);
    }
    expect(answers).toEqual([...Array<number>(10).fill(401), 429, 429]);
  });

  it.each([
    [
      'no JSON',
      { method: 'POST', body: 'email=a', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } },
      'JSON_BROKEN',
    ],
    ['broken JSON', { method: 'POST', body: '{', headers: { 'Content-Type': 'application/json' } }, 'JSON_BROKEN'],
    ['a missing password', json('POST', { email: 'a@b.example' }), 'INPUT_INVALID'],
    ['something else than text', json('POST', { email: { $ne: 1 }, password: ['x'] }), 'INPUT_INVALID'],
  ])('refuses %s', async (_what, init, code) => {
    const answer = await person(server).fetch('/api/v1/session', init);
    expect(answer.status).toBe(400);
    expect((await problemOf(answer)).code).toBe(code);
  });
});

describe('signing out', () => {
  it('ends the session for every copy of the cookie', async () => {
    const somebody = await signedIn(server, 'supplier');
    const copy = somebody.cookie() ?? '';
    expect((await somebody.fetch('/api/v1/session', { method: 'DELETE' })).status).toBe(204);
    expect(somebody.cookie()).toBeNull();
    expect((await server.fetch('/api/v1/invoices', { headers: { Cookie: copy } })).status).toBe(401);
  });
});

describe('a request that changes something by cookie', () => {
  it('works from our own pages', async () => {
    const somebody = await signedIn(server, 'supplier');
    const answer = await somebody.fetch('/api/v1/invoices', { method: 'POST', body: invoice({ number: 'S-1' }) });
    expect(answer.status).toBe(201);
  });

  it.each([
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['another site of the same domain', { 'Sec-Fetch-Site': 'same-site' }],
    ['a form, which cannot set our header', { 'X-Requested-With': null }],
    ['an old browser on another site', { 'Sec-Fetch-Site': null, Origin: 'https://evil.example' }],
    ['a page without an origin', { 'Sec-Fetch-Site': null, Origin: 'null' }],
  ])('is refused from %s', async (_from, headers: Record<string, string | null>) => {
    const somebody = await signedIn(server, 'supplier');
    for (const [path, init] of [
      ['/api/v1/invoices', { method: 'POST', body: invoice({ number: 'S-2' }) }],
      ['/api/v1/session', { method: 'DELETE' }],
    ] as const) {
      const answer = await somebody.fetch(path, { ...init, headers });
      expect(answer.status).toBe(403);
      expect((await problemOf(answer)).code).toBe('REQUEST_FOREIGN');
    }
    expect(((await (await somebody.fetch('/api/v1/session')).json()) as Session).account).not.toBeNull();
  });

  it('is refused at the door of the sign-in as well', async () => {
    const login = json('POST', supplier());
    const answer = await person(server).fetch('/api/v1/session', {
      ...login,
      headers: { ...login.headers, 'Sec-Fetch-Site': 'cross-site' },
    });
    expect(answer.status).toBe(403);
  });

  it('needs none of that with a token', async () => {
    const answer = await server.asSupplier('/api/v1/invoices', {
      method: 'POST',
      body: invoice({ number: 'S-3' }),
      headers: { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://erp.example' },
    });
    expect(answer.status).toBe(201);
  });
});

describe('behind a proxy of our own', () => {
  let proxied: DemoServer;
  beforeAll(async () => {
    proxied = await demoServer({ TRUST_PROXY: '1', PUBLIC_URL: 'https://rechnung.land.example' });
  });

  const signInFrom = (address: string, email: string, password: string) => {
    const login = json('POST', { email, password });
    const headers = { ...login.headers, 'X-Forwarded-For': `203.0.113.9, ${address}` };
    return person(proxied).fetch('/api/v1/session', { ...login, headers });
  };

  it('nobody can lock somebody else out by guessing from one address', async () => {
    const { email, password } = proxied.demo.accounts.find(({ role }) => role === 'admin') ?? {
      email: '',
      password: '',
    };
    for (let attempt = 0; attempt < 11; attempt += 1) await signInFrom('198.51.100.1', email, 'wrong');
    expect((await signInFrom('198.51.100.1', email, password)).status).toBe(429);
    expect((await signInFrom('198.51.100.2', email, password)).status).toBe(200);
  });

  it('the cookie is one that only https carries and no other host of the domain can set', async () => {
    const { email, password } = proxied.demo.accounts.find(({ role }) => role === 'supplier') ?? {
      email: '',
      password: '',
    };
    const answer = await signInFrom('198.51.100.3', email, password);
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-rechnungsweg=[\w-]{43}; Max-Age=43200; Path=\/; Expires=.*; HttpOnly; Secure; SameSite=Lax$/,
      ),
    ]);
    expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000');
  });
});
