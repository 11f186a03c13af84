import { beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../../server/http/contract.ts';
import { makeCertificate } from '../../support/makeCertificate.ts';
import { problemOf } from '../http/demoServer.ts';
import { signedIn } from '../http/person.ts';
import { PERSISTENT, samlServer, type SamlServer } from './samlServer.ts';

let server: SamlServer;
beforeAll(async () => {
  server = await samlServer({ LOCAL_ACCOUNTS: 'staff' });
});

/** The cookie of the session that an accepted answer opened. */
function sessionOf(answer: Response): string {
  const cookie = answer.headers.getSetCookie().find((set) => /^rechnungsweg=[\w-]{43};/.test(set));
  if (!cookie) throw new Error(`no session: ${answer.status}`);
  return cookie.split(';')[0] ?? '';
}

async function signIn(wish: Parameters<SamlServer['respond']>[1] = {}): Promise<string> {
  const { cookie, requestId } = await server.begin();
  return sessionOf(await server.bring(await server.respond(requestId, wish), cookie));
}

const whoIs = async (cookie: string) =>
  ((await (await server.fetch('/api/v1/session', { headers: { Cookie: cookie } })).json()) as Session).account;

const attributesOf = (subject: string, organisation: string) => ({
  [PERSISTENT]: subject,
  'urn:oid:2.5.4.42': subject,
  org: organisation,
  orgName: `Firma ${organisation}`,
});

describe('signing in with the Servicekonto', () => {
  it('makes an account with its organisation, and leads to the page that was asked for', async () => {
    const { cookie, requestId } = await server.begin('/rechnungen?status=rejected');
    const answer = await server.bring(await server.respond(requestId), cookie);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/rechnungen?status=rejected']);
    expect(await whoIs(sessionOf(answer))).toMatchObject({
      role: 'supplier',
      email: 'erika@firma.example',
      organisation: 'Firma Muster GmbH',
    });
  });

  it('finds the same account again, also under another name and address', async () => {
    const before = await whoIs(await signIn({ attributes: attributesOf('again', 'org-again') }));
    const after = await whoIs(
      await signIn({ attributes: { ...attributesOf('again', 'org-again'), orgName: 'Firma Neu GmbH' } }),
    );
    expect(after?.id).toBe(before?.id);
    expect(after?.organisation).toBe('Firma Neu GmbH');
  });

  it('puts people of one organisation together: the first is its administrator, others are members', async () => {
    await signIn({ attributes: attributesOf('first', 'org-two') });
    await signIn({ attributes: attributesOf('second', 'org-two') });
    const { db } = await server.database();
    const people = await db('account').whereIn('name', ['first', 'second']).orderBy('name');
    expect(people.map((row: { organisation_role: string }) => row.organisation_role)).toEqual([
      'administrator',
      'member',
    ]);
    expect(new Set(people.map((row: { organisation_id: string }) => row.organisation_id)).size).toBe(1);
  });

  it('never takes over an account by its mail address', async () => {
    const own = server.demo.accounts.find(({ role }) => role === 'admin')?.email ?? '';
    const attributes = { ...attributesOf('mallory', 'org-m'), 'urn:oid:0.9.2342.19200300.100.1.3': own };
    const mallory = await whoIs(await signIn({ attributes }));
    expect(mallory?.role).toBe('supplier');
    expect((await whoIs((await signedIn(server, 'admin')).cookie() ?? ''))?.id).not.toBe(mallory?.id);
  });

  it('opens a new session, whatever cookie was planted before', async () => {
    const { cookie, requestId } = await server.begin();
    const planted = `rechnungsweg=${'a'.repeat(43)}`;
    const answer = await server.bring(await server.respond(requestId), `${cookie}; ${planted}`);
    expect(sessionOf(answer)).not.toBe(planted);
    expect(await whoIs(planted)).toBeNull();
  });

  it('does not look at RelayState, so nobody is sent to another site', async () => {
    const { cookie, requestId } = await server.begin();
    const answer = await server.bring(await server.respond(requestId), cookie, { RelayState: 'https://evil.example/' });
    expect(answer.headers.get('location')).toBe('/rechnungen');
  });

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/a\r\nSet-Cookie: a=b',
  ])('refuses to come back to %j', async (target) => {
    const query = new URLSearchParams({ provider: 'test', weiter: target });
    const answer = await server.fetch(`/saml/login?${query}`, { redirect: 'manual' });
    expect([answer.status, (await problemOf(answer)).code]).toEqual([400, 'INPUT_INVALID']);
  });

  it('refuses somebody whose account was closed', async () => {
    await signIn({ attributes: attributesOf('closed', 'org-closed') });
    const { db } = await server.database();
    await db('account').where({ name: 'closed' }).update({ disabled_at: new Date() });
    const { cookie, requestId } = await server.begin();
    const answer = await server.bring(
      await server.respond(requestId, { attributes: attributesOf('closed', 'org-closed') }),
      cookie,
    );
    expect((await problemOf(answer)).code).toBe('ACCOUNT_CLOSED');
  });

  it('makes one account when the same new person comes twice at once', async () => {
    const begun = await Promise.all([server.begin(), server.begin()]);
    const wish = { attributes: attributesOf('twins', 'org-twins') };
    const answers = await Promise.all(
      begun.map(async ({ cookie, requestId }) => server.bring(await server.respond(requestId, wish), cookie)),
    );
    const [one, two] = await Promise.all(answers.map((answer) => whoIs(sessionOf(answer))));
    expect(one?.id).toBe(two?.id);
  });
});

describe('keys that roll over', () => {
  it('counts a new key as soon as the metadata names it, and the old one no longer when it is gone', async () => {
    const next = makeCertificate('new.idp.example');
    const byNew = { signAssertion: next, signResponse: next };
    expect(await server.faultOf(() => signIn(byNew).catch(() => null))).toBe('signature');
    server.announce(server.idp, next);
    expect(await whoIs(await signIn(byNew))).not.toBeNull();
    expect(await whoIs(await signIn())).not.toBeNull();
    server.announce(next);
    expect(await server.faultOf(() => signIn().catch(() => null))).toBe('signature');
    server.announce(server.idp);
  });

  it('reads what is encrypted for our coming key, and the metadata announces both', async () => {
    expect(await whoIs(await signIn({ encryptFor: server.nextService.certificate }))).not.toBeNull();
    const metadata = (await (await server.fetch('/saml/metadata')).text()).replaceAll(/\s+/g, '');
    const body = (pem: string) => pem.replaceAll(/-----[^-]+-----|\s/g, '');
    expect(metadata).toContain(body(server.service.certificate));
    expect(metadata.split('use="encryption"')[1]).toContain(body(server.nextService.certificate));
    expect(metadata).toContain(`entityID="${server.url}/saml/metadata"`);
    expect(metadata).toContain('AuthnRequestsSigned="true"WantAssertionsSigned="true"');
  });
});

describe('LOCAL_ACCOUNTS=staff', () => {
  it('keeps suppliers from passwords, also the right one; administrators still sign in', async () => {
    await expect(signedIn(server, 'supplier')).rejects.toThrow('403');
    expect((await signedIn(server, 'admin')).cookie()).not.toBeNull();
  });
});
