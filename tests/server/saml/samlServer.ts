import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { makeCertificate, type Certificate } from '../../support/makeCertificate.ts';
import { idpMetadata, makeResponse, newId, RSA_SHA256, SHA256, type Wish } from '../../support/samlMessages.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { waitUntil } from '../../support/waitUntil.ts';
import { demoServer, type DemoServer } from '../http/demoServer.ts';

/** The provider of our own, and the files that make the platform trust it. */
export const ISSUER = 'https://idp.example/metadata';
export const PERSISTENT = 'urn:oid:1.3.6.1.4.1.25484.494450.3';

export type SamlServer = DemoServer & {
  readonly idp: Certificate;
  readonly service: Certificate;
  readonly nextService: Certificate;
  /** the metadata of the provider "test", from now on */
  announce(...certificates: Certificate[]): void;
  /** begins to sign in as a browser does: its cookie, and the id of the request */
  begin(target?: string): Promise<{ cookie: string; requestId: string }>;
  /** what the provider would answer, unless the wish says otherwise */
  respond(requestId: string | null, wish?: Partial<Wish>): Promise<string>;
  /** brings an answer back as the browser does */
  bring(message: string, cookie: string, more?: Record<string, string>): Promise<Response>;
  /** the faults of refused messages, as the log names them */
  faults(): string[];
  /** the fault of what `act` brings */
  faultOf(act: () => Promise<unknown>): Promise<string>;
};

export async function samlServer(env: Record<string, string> = {}): Promise<SamlServer> {
  const folder = await temporaryFolder('rw-sp');
  const [idp, service, nextService] = ['idp.example', 'sp.example', 'next.example'].map((name) =>
    makeCertificate(name),
  );
  if (!idp || !service || !nextService) throw new Error('no certificates');
  const file = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const announce = (...certificates: Certificate[]) =>
    file(
      'idp.xml',
      idpMetadata(
        ISSUER,
        'https://idp.example',
        certificates.map(({ certificate }) => certificate),
      ),
    );
  announce(idp);
  const provider = (id: string, metadata: string) => ({
    id,
    name: { de: 'Testkonto', en: 'Test account' },
    metadata,
    profile: 'bundid',
    attributes: { organisation: 'org', organisationName: 'orgName', testAccount: 'test' },
    level: 'STORK-QAA-Level-3',
  });
  file('other.xml', idpMetadata('https://other.example', 'https://other.example', [idp.certificate]));
  const server = await demoServer({
    LOG_LEVEL: 'warn',
    SAML_CONFIG: file(
      'saml.json',
      JSON.stringify({ providers: [provider('test', 'idp.xml'), provider('other', 'other.xml')] }),
    ),
    SAML_KEY: file('sp.key', service.key),
    SAML_CERT: file('sp.crt', service.certificate),
    SAML_NEXT_KEY: file('next.key', nextService.key),
    SAML_NEXT_CERT: file('next.crt', nextService.certificate),
    ...env,
  });
  const faults = () => [...server.output().matchAll(/"fault":"([\w-]+)"/g)].map((found) => found[1] ?? '');
  return {
    ...server,
    idp,
    service,
    nextService,
    announce,
    faults,
    async begin(target = '/rechnungen') {
      const query = new URLSearchParams({ provider: 'test', weiter: target });
      const answer = await fetch(`${server.url}/saml/login?${query}`, { redirect: 'manual' });
      const location = new URL(answer.headers.get('location') ?? '');
      const xml = inflateRawSync(Buffer.from(location.searchParams.get('SAMLRequest') ?? '', 'base64')).toString();
      const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
      return { cookie, requestId: / ID="([^"]+)"/.exec(xml)?.[1] ?? '' };
    },
    respond: (inResponseTo, wish = {}) =>
      makeResponse({
        inResponseTo,
        destination: `${server.url}/saml/acs`,
        issuer: ISSUER,
        assertionIssuer: ISSUER,
        audience: `${server.url}/saml/metadata`,
        recipient: `${server.url}/saml/acs`,
        notBefore: -1,
        notOnOrAfter: 2,
        level: 'STORK-QAA-Level-3',
        nameId: 'name-of-erika',
        assertionId: newId(),
        sessionIndex: 's1',
        attributes: {
          [PERSISTENT]: 'bpk-erika',
          'urn:oid:2.5.4.42': 'Erika',
          'urn:oid:2.5.4.4': 'Mustermann',
          'urn:oid:0.9.2342.19200300.100.1.3': 'erika@firma.example',
          org: 'org-1',
          orgName: 'Firma Muster GmbH',
          'urn:oid:2.5.4.7': 'Magdeburg',
        },
        status: 'Success',
        signAssertion: idp,
        signResponse: idp,
        signature: RSA_SHA256,
        digest: SHA256,
        encryptFor: service.certificate,
        keyEncryption: 'rsa-oaep-mgf1p',
        tamperAssertion: (xml) => xml,
        shape: (xml) => xml,
        tamperResponse: (xml) => xml,
        ...wish,
      }),
    bring: (message, cookie, more = {}) =>
      fetch(`${server.url}/saml/acs`, {
        method: 'POST',
        redirect: 'manual',
        headers: { Cookie: cookie, Origin: 'https://idp.example', 'Sec-Fetch-Site': 'cross-site' },
        body: new URLSearchParams({ SAMLResponse: message, ...more }),
      }),
    async faultOf(act) {
      const before = faults().length;
      await act();
      return waitUntil('a fault in the log', () => faults()[before] ?? null);
    },
  };
}
