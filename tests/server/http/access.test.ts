import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createOrganisation } from '../../../server/db/createOrganisation.ts';
import { issueToken } from '../../../server/db/issueToken.ts';
import { access, type RouteName } from '../../../server/http/access.ts';
import type { Role } from '../../../server/role.ts';
import { demoServer, problemOf, type DemoServer } from './demoServer.ts';
import { invoice } from './invoice.ts';
import { signedIn, type Person } from './person.ts';

type Asker = 'nobody' | 'supplier' | 'otherSupplier' | 'authority' | 'admin';

let server: DemoServer;
let invoiceId: string;
let foreignId: string;
const ask: Partial<Record<Asker, (path: string, init?: RequestInit) => Promise<Response>>> = {};

beforeAll(async () => {
  server = await demoServer();
  const { db } = await server.database();
  const now = new Date();
  const other = await createOrganisation(db, { name: 'Andere GmbH', email: null }, now);
  const token = await issueToken(db, { organisationId: other }, now);
  const people: [Asker, Person][] = [
    ['supplier', await signedIn(server, 'supplier')],
    ['authority', await signedIn(server, 'authority')],
    ['admin', await signedIn(server, 'admin')],
  ];
  for (const [asker, somebody] of people)
    ask[asker] = (path, { method, body } = {}) =>
      somebody.fetch(path, { ...(method && { method }), ...(body && { body }) });
  // As our own pages ask, or the check against foreign pages would answer before the policy does.
  ask.nobody = (path, init) => server.fetch(path, { ...init, headers: { 'X-Requested-With': 'rechnungsweg' } });
  ask.otherSupplier = (path, init) => server.fetch(path, { ...init, headers: { Authorization: `Bearer ${token}` } });
  // Not routable, so that it rests where people may decide, and is the authority's in no way.
  invoiceId = (await server.deliver(invoice({ number: 'Z-1', leitwegId: '99-UNKNOWN-01' }))).id;
  await server.waitForState(invoiceId, 'unroutable');
  foreignId = randomUUID();
});

const roleOf: Record<Exclude<Asker, 'nobody'>, Role> = {
  supplier: 'supplier',
  otherSupplier: 'supplier',
  authority: 'authority',
  admin: 'admin',
};
const names = Object.keys(access) as RouteName[];
const askers: Asker[] = ['nobody', 'supplier', 'otherSupplier', 'authority', 'admin'];

/** One request of the route, with the invoice of the first supplier in it, and a body that nothing accepts. */
async function request(asker: Asker, name: RouteName, id = invoiceId): Promise<Response> {
  const [method = '', path = ''] = name.split(' ');
  // Signing out or in would take the people of this test away.
  const body = method === 'GET' ? {} : { body: '' };
  const answer = await ask[asker]?.(path.replace(':id', id).replace(':token', 'x').replace(':number', '1'), {
    method,
    ...body,
  });
  if (!answer) throw new Error(`nobody asked as ${asker}`);
  return answer;
}

describe('the policy table', () => {
  const restricted = names.filter((name) => Array.isArray(access[name].who));

  it('restricts most of the API', () => {
    expect(restricted.length).toBeGreaterThan(8);
  });

  it.each(restricted)('keeps out of %s whoever has no business there', async (name) => {
    const allowed = access[name].who as readonly Role[];
    const seen: Record<string, number> = {};
    const expected: Record<string, number> = {};
    for (const asker of askers) {
      // The other supplier comes by token, which no route for people takes.
      const byToken = asker === 'otherSupplier' && 'by' in access[name];
      const may = asker !== 'nobody' && allowed.includes(roleOf[asker]) && !byToken;
      const answer = await request(asker, name);
      if (may) expect([401, 403]).not.toContain(answer.status);
      else {
        expected[asker] = asker === 'nobody' ? 401 : 403;
        seen[asker] = answer.status;
        await problemOf(answer);
      }
    }
    expect(seen).toEqual(expected);
  });

  const open = names.filter((name) => access[name].who === 'everyone' && !name.endsWith('/session'));
  it.each(open)('lets everyone in at %s', async (name) => {
    expect([401, 403]).not.toContain((await request('nobody', name)).status);
  });

  it('refuses a wrong token instead of ignoring it', async () => {
    for (const header of ['Bearer rw_wrong', 'Bearer', 'Basic YTpi', 'rw_token']) {
      const answer = await server.fetch('/api/v1/invoices', { headers: { Authorization: header } });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
      expect((await problemOf(answer)).code).toBe('TOKEN_INVALID');
    }
  });

  it('knows no other address: everything else is 404, every other method 405 with what is allowed', async () => {
    for (const path of [
      '/api',
      '/api/v1',
      '/api/v2/invoices',
      '/API/v1/invoices',
      '/api/v1/admin',
      '/.env',
      '/r/',
      '/r/a/b',
    ]) {
      expect([path, (await server.fetch(path)).status]).toEqual([path, 404]);
    }
    for (const method of ['PATCH', 'DELETE', 'PUT']) {
      const answer = await server.fetch('/api/v1/invoices', { method });
      expect(answer.status).toBe(405);
      expect(answer.headers.get('allow')).toBe('POST, GET, HEAD');
    }
  });

  it('sends the security headers with every answer', async () => {
    for (const path of ['/', '/healthz', '/api/v1/nothing', '/api/v1/directory']) {
      const { headers } = await server.fetch(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });
});

describe('an invoice', () => {
  const ofOne = names.filter((name) => name.includes('/invoices/:id'));

  it('is behind several routes', () => {
    expect(ofOne.length).toBeGreaterThan(6);
  });

  it.each(ofOne)('is not there for others: %s answers as for an id that does not exist', async (name) => {
    const theirs = await request('otherSupplier', name);
    const missing = await request('otherSupplier', name, foreignId);
    expect([theirs.status, missing.status]).toEqual([404, 404]);
    expect({ ...(await problemOf(theirs)), instance: '' }).toEqual({ ...(await problemOf(missing)), instance: '' });
  });

  it('is not found by its id either, where others list theirs', async () => {
    const lists = await Promise.all(
      (['otherSupplier', 'authority', 'supplier'] as const).map(async (asker) => {
        const answer = await ask[asker]?.(`/api/v1/invoices?id=${invoiceId}`);
        return ((await answer!.json()) as { total: number }).total;
      }),
    );
    expect(lists).toEqual([0, 0, 1]);
  });

  it('stands in the lists of its supplier and of the administrator only', async () => {
    const listed: Record<string, boolean> = {};
    for (const asker of ['supplier', 'otherSupplier', 'authority', 'admin'] as const) {
      const list = (await (await request(asker, 'GET /api/v1/invoices')).json()) as { items: { id: string }[] };
      listed[asker] = list.items.some(({ id }) => id === invoiceId);
    }
    expect(listed).toEqual({ supplier: true, otherSupplier: false, authority: false, admin: true });
  });

  it.each(['x', '00000000-0000-0000-0000-00000000000g', "8d204f83-f370-4910-8b71-88545c326cd8'--", '%00', '%E0%A4%A'])(
    'has no id like %s',
    async (id) => {
      const answer = await server.asSupplier(`/api/v1/invoices/${id}`);
      expect([400, 404]).toContain(answer.status);
      await problemOf(answer);
    },
  );
});
