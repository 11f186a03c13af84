import { deflateRawSync } from 'node:zlib';
import { createSign } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../../server/http/contract.ts';
import { makeCertificate } from '../../support/makeCertificate.ts';
import { logoutRequest, RSA_SHA256, type Wish } from '../../support/samlMessages.ts';
import { problemOf } from '../http/demoServer.ts';
import { ISSUER, PERSISTENT, samlServer, type SamlServer } from './samlServer.ts';

let server: SamlServer;
beforeAll(async () => {
  server = await samlServer();
});

const stranger = makeCertificate('stranger.example');

/** The assertion of a response, and the response without it. */
const ASSERTION = /<saml:Assertion .*<\/saml:Assertion>/s;
const signatureOf = (xml: string) => /<ds:Signature .*?<\/ds:Signature>/s.exec(xml)?.[0] ?? '';
const forged = (assertion: string, id = '_forged') =>
  assertion
    .replace(signatureOf(assertion), '')
    .replace(/ ID="[^"]+"/, ` ID="${id}"`)
    .replace('bpk-erika', 'bpk-admin');

/** Signed assertions are moved and copied; the response around them is signed by nobody, or the attack would already fail there. */
const wrap = (change: (response: string, assertion: string) => string): Partial<Wish> => ({
  encryptFor: null,
  tamperResponse: (xml) => change(xml, ASSERTION.exec(xml)?.[0] ?? ''),
});

type Attack = readonly [name: string, wish: Partial<Wish>, fault: string];

const attacks: readonly Attack[] = [
  ['expired by more than a minute', { notOnOrAfter: -1.5 }, 'time'],
  ['not valid yet', { notBefore: 2, notOnOrAfter: 5 }, 'time'],
  ['for another service (audience)', { audience: 'https://other.example/metadata' }, 'audience'],
  ['for another address (Destination)', { destination: 'https://other.example/saml/acs' }, 'destination'],
  ['without a destination', { destination: '' }, 'destination'],
  ['for another address (Recipient)', { recipient: 'https://other.example/saml/acs' }, 'recipient'],
  [
    'from an issuer nobody knows',
    { issuer: 'https://evil.example', assertionIssuer: 'https://evil.example' },
    'issuer',
  ],
  ['from a provider that was not asked', { issuer: 'https://other.example' }, 'issuer'],
  ['with an assertion of another issuer', { assertionIssuer: 'https://other.example' }, 'issuer'],
  ['that nobody asked for (no InResponseTo)', { inResponseTo: null }, 'unsolicited'],
  ['to a request that never was', { inResponseTo: '_0123456789abcdef0123456789abcdef' }, 'request'],
  ['signed with RSA-SHA1', { signature: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' }, 'algorithm'],
  ['with SHA-1 digests', { digest: 'http://www.w3.org/2000/09/xmldsig#sha1' }, 'algorithm'],
  ['with RSA 1.5 for the key', { keyEncryption: 'rsa-1_5' }, 'algorithm'],
  ['signed with a key nobody knows', { signAssertion: stranger, signResponse: stranger }, 'signature'],
  ['with a response signed by nobody', { signResponse: null }, 'signature'],
  ['with an assertion signed by nobody', { signAssertion: null }, 'signature'],
  [
    'with an assertion changed after signing',
    { tamperAssertion: (xml) => xml.replace('bpk-erika', 'bpk-admin') },
    'signature',
  ],
  ['not encrypted', { encryptFor: null }, 'plain'],
  ['encrypted for somebody else', { encryptFor: stranger.certificate }, 'invalid'],
  ['at a level too low', { level: 'STORK-QAA-Level-2' }, 'level'],
  ['at a level nobody knows', { level: 'STORK-QAA-Level-5' }, 'level'],
  ['with a password context instead of a level', { level: 'urn:oasis:names:tc:SAML:2.0:ac:classes:Password' }, 'level'],
  ['of somebody without a key', { attributes: { org: 'org-1' } }, 'attributes'],
  ['without an organisation', { attributes: { [PERSISTENT]: 'bpk-erika' } }, 'attributes'],
  ['of a test account', { attributes: { [PERSISTENT]: 'bpk-erika', org: 'org-1', test: 'true' } }, 'test-account'],
  ['that declines', { status: 'RequestDenied' }, 'cancelled'],
  ['that could not reach the level', { status: 'NoAuthnContext' }, 'level'],
  ['with a comment in the NameID', { nameId: 'admin<!-- -->istrator', encryptFor: null }, 'structure'],
  ['with a comment in the NameID of an encrypted assertion', { nameId: 'admin<!-- -->istrator' }, 'structure'],
  ['with two NameIDs', { nameId: 'erika</saml:NameID><saml:NameID>admin' }, 'structure'],
  ['with a document type', { tamperResponse: (xml) => `<!DOCTYPE r [<!ENTITY e "x">]>${xml}` }, 'unreadable'],
  [
    'with a transform of its own',
    { tamperResponse: (xml) => xml.replace('#enveloped-signature', '#base64') },
    'algorithm',
  ],
  [
    'with HMAC instead of RSA',
    { tamperResponse: (xml) => xml.replaceAll(RSA_SHA256, 'http://www.w3.org/2000/09/xmldsig#hmac-sha256') },
    'algorithm',
  ],
  [
    'with a comment in a digest (CVE-2025-29775)',
    { tamperResponse: (xml) => xml.replace('<ds:DigestValue>', '<ds:DigestValue><!--x-->') },
    'structure',
  ],
  [
    'with a second SignedInfo (CVE-2025-29774)',
    { tamperResponse: (xml) => xml.replace(/<ds:SignedInfo>.*?<\/ds:SignedInfo>/s, '$&$&') },
    'signature',
  ],
  [
    'with a forged assertion before the signed one (XSW3)',
    wrap((xml, signed) => xml.replace(signed, forged(signed) + signed)),
    'structure',
  ],
  [
    'with the signed assertion inside the forged one (XSW4)',
    wrap((xml, signed) =>
      xml.replace(signed, forged(signed).replace('</saml:Assertion>', `${signed}</saml:Assertion>`)),
    ),
    'structure',
  ],
  [
    'with the signed assertion in the Object of a signature (XSW8)',
    wrap((xml, signed) =>
      xml.replace(
        signed,
        forged(signed).replace(
          /<\/saml:Issuer>/,
          `</saml:Issuer>${signatureOf(signed).replace('</ds:Signature>', `<ds:Object>${signed.replace(signatureOf(signed), '')}</ds:Object></ds:Signature>`)}`,
        ),
      ),
    ),
    'structure',
  ],
  [
    'with the signed assertion in Extensions (XSW7)',
    wrap((xml, signed) =>
      xml
        .replace(signed, forged(signed))
        .replace('<samlp:Status>', `<samlp:Extensions>${signed}</samlp:Extensions><samlp:Status>`),
    ),
    'structure',
  ],
  [
    'with a forged response around the signed one (XSW1)',
    {
      tamperResponse: (xml) =>
        xml
          .replace(signatureOf(xml), '')
          .replace(/^<samlp:Response/, '<samlp:Response')
          .replace(
            '</samlp:Response>',
            `${signatureOf(xml).replace('</ds:Signature>', `<ds:Object>${xml.replace(signatureOf(xml), '')}</ds:Object></ds:Signature>`)}</samlp:Response>`,
          ),
    },
    'structure',
  ],
  ['with two assertions of one id', wrap((xml, signed) => xml.replace(signed, signed + signed)), 'structure'],
  [
    'with an encrypted assertion whose content is wrapped',
    { tamperAssertion: (signed) => forged(signed).replace('</saml:Assertion>', `${signed}</saml:Assertion>`) },
    'signature',
  ],
];

describe('a response', () => {
  it.each(attacks)('%s is refused', async (_name, wish, fault) => {
    const { cookie, requestId } = await server.begin();
    const message = await server.respond(requestId, wish);
    let answer: Response | undefined;
    expect(
      await server.faultOf(async () => {
        answer = await server.bring(message, cookie);
      }),
    ).toBe(fault);
    expect(answer?.status).toBe(403);
    expect(answer?.headers.getSetCookie().some((set) => /^rechnungsweg=\w/.test(set))).toBe(false);
  });

  it.each([
    ['no base64', '%%%'],
    ['base64 with something behind it', 'PGE+'.repeat(3) + '=!'],
    ['no UTF-8', Buffer.from([0x3c, 0xff, 0xfe, 0x3e]).toString('base64')],
    ['no XML', Buffer.from('hello').toString('base64')],
    ['too much', 'A'.repeat(400_000)],
    ['nothing', ''],
  ])('that is %s is refused', async (_what, message) => {
    const { cookie } = await server.begin();
    expect(await server.faultOf(() => server.bring(message, cookie))).toBe('unreadable');
  });

  it('counts once, also for the browser that it was for', async () => {
    const { cookie, requestId } = await server.begin();
    const message = await server.respond(requestId);
    expect((await server.bring(message, cookie)).status).toBe(303);
    expect(await server.faultOf(() => server.bring(message, cookie))).toBe('request');
  });

  it('counts once when it arrives twice at the same moment', async () => {
    const { cookie, requestId } = await server.begin();
    const message = await server.respond(requestId);
    const answers = await Promise.all([server.bring(message, cookie), server.bring(message, cookie)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 403]);
  });

  it('whose assertion was seen before is refused, also as an answer to a new request', async () => {
    const first = await server.begin();
    const assertionId = '_seen-before';
    await server.bring(await server.respond(first.requestId, { assertionId }), first.cookie);
    const second = await server.begin();
    const again = await server.respond(second.requestId, { assertionId });
    expect(await server.faultOf(() => server.bring(again, second.cookie))).toBe('replayed');
  });

  it('from the browser of somebody else is refused (login CSRF)', async () => {
    const mine = await server.begin();
    const yours = await server.begin();
    const message = await server.respond(mine.requestId);
    expect(await server.faultOf(() => server.bring(message, yours.cookie))).toBe('request');
    expect(
      await server.faultOf(async () => server.bring(await server.respond((await server.begin()).requestId), '')),
    ).toBe('request');
  });

  it('to a request that is over is refused', async () => {
    const { cookie, requestId } = await server.begin();
    const { db } = await server.database();
    await db('saml_request').where({ id: requestId }).update({ expires_at: new Date() });
    expect(await server.faultOf(async () => server.bring(await server.respond(requestId), cookie))).toBe('request');
  });

  it('is refused with words for people, and the details stay in the log', async () => {
    const { cookie, requestId } = await server.begin();
    const low = await problemOf(
      await server.bring(await server.respond(requestId, { level: 'STORK-QAA-Level-1' }), cookie),
    );
    expect(low.code).toBe('SAML_LEVEL_LOW');
    expect(JSON.stringify(low)).not.toContain('STORK');
  });
});

describe('a logout request of the provider', () => {
  const facts = (nameId: string, more: { minutes?: number; issuer?: string; destination?: string } = {}) => ({
    issuer: ISSUER,
    destination: `${server.url}/saml/slo`,
    nameId,
    ...more,
  });

  async function signInAs(nameId: string): Promise<string> {
    const { cookie, requestId } = await server.begin();
    const attributes = { [PERSISTENT]: nameId, org: nameId };
    const answer = await server.bring(await server.respond(requestId, { nameId, attributes }), cookie);
    return (
      answer.headers
        .getSetCookie()
        .find((set) => set.startsWith('rechnungsweg='))
        ?.split(';')[0] ?? ''
    );
  }
  const isSignedIn = async (cookie: string) => {
    const answer = await server.fetch('/api/v1/session', { headers: { Cookie: cookie } });
    return ((await answer.json()) as Session).account !== null;
  };
  const post = (xml: string) =>
    server.fetch('/saml/slo', {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ SAMLRequest: Buffer.from(xml).toString('base64') }),
    });
  const redirect = (xml: string, sign: ((text: string) => string) | null, algorithm = RSA_SHA256) => {
    const query = new URLSearchParams({
      SAMLRequest: deflateRawSync(xml).toString('base64'),
      SigAlg: algorithm,
    }).toString();
    const signature = sign ? `&Signature=${encodeURIComponent(sign(query))}` : '';
    return server.fetch(`/saml/slo?${query}${signature}`, { redirect: 'manual' });
  };
  const by =
    (key: string, algorithm = 'sha256') =>
    (text: string) =>
      createSign(algorithm).update(text).sign(key, 'base64');

  it('ends the session, by form or by address, and is answered', async () => {
    for (const way of ['form', 'address']) {
      const cookie = await signInAs(`leaves-by-${way}`);
      expect(await isSignedIn(cookie)).toBe(true);
      const answer =
        way === 'form'
          ? await post(logoutRequest(facts(`leaves-by-${way}`), server.idp))
          : await redirect(logoutRequest(facts(`leaves-by-${way}`), null), by(server.idp.key));
      expect(answer.status).toBe(303);
      expect(answer.headers.get('location')).toMatch(/^https:\/\/idp\.example\/slo\?SAMLResponse=.*&Signature=/);
      expect(await isSignedIn(cookie)).toBe(false);
    }
  });

  it('is refused in every forged form, and the session stays', async () => {
    const nameId = 'stays';
    const cookie = await signInAs(nameId);
    const used = logoutRequest(facts('somebody-else'), server.idp);
    await post(used);
    const forms: [string, () => Promise<Response>, string][] = [
      ['unsigned by form', () => post(logoutRequest(facts(nameId), null)), 'signature'],
      ['unsigned by address', () => redirect(logoutRequest(facts(nameId), null), null), 'signature'],
      ['signed by a stranger', () => redirect(logoutRequest(facts(nameId), null), by(stranger.key)), 'signature'],
      ['signed by a stranger, form', () => post(logoutRequest(facts(nameId), stranger)), 'signature'],
      [
        'SHA-1',
        () =>
          redirect(
            logoutRequest(facts(nameId), null),
            by(server.idp.key, 'sha1'),
            'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
          ),
        'algorithm',
      ],
      [
        'for another service',
        () => post(logoutRequest(facts(nameId, { destination: 'https://other.example/slo' }), server.idp)),
        'destination',
      ],
      ['old', () => post(logoutRequest(facts(nameId, { minutes: -10 }), server.idp)), 'time'],
      [
        'of a stranger',
        () => post(logoutRequest(facts(nameId, { issuer: 'https://evil.example' }), server.idp)),
        'issuer',
      ],
      ['changed', () => post(logoutRequest(facts('other'), server.idp).replace('>other<', `>${nameId}<`)), 'signature'],
      ['seen before', () => post(used), 'replayed'],
    ];
    for (const [name, act, fault] of forms) expect([name, await server.faultOf(act)]).toEqual([name, fault]);
    expect(await isSignedIn(cookie)).toBe(true);
  });
});

describe('signing out here', () => {
  it('says where to sign out at the provider, with a signed request', async () => {
    const { cookie, requestId } = await server.begin();
    const answer = await server.bring(await server.respond(requestId), cookie);
    const session =
      answer.headers
        .getSetCookie()
        .find((set) => set.startsWith('rechnungsweg='))
        ?.split(';')[0] ?? '';
    const headers = { Cookie: session, 'X-Requested-With': 'rechnungsweg', 'Sec-Fetch-Site': 'same-origin' };
    const ended = await server.fetch('/api/v1/session', { method: 'DELETE', headers });
    const { continue: next } = (await ended.json()) as { continue: string };
    expect(next).toMatch(/^https:\/\/idp\.example\/slo\?SAMLRequest=.*&SigAlg=.*sha256&Signature=/);
    const back = await server.fetch('/saml/slo?SAMLResponse=whatever&RelayState=https://evil.example', {
      redirect: 'manual',
    });
    expect(back.headers.get('location')).toBe('/anmelden?abgemeldet=1');
  });
});
