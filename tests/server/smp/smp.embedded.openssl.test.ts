import { createVerify, hash, X509Certificate } from 'node:crypto';
import { XmlC14NMode, XmlDocument, XmlElement } from 'libxml2-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { lookupHost } from '../../../server/smp/participant.ts';
import { usual } from '../as4/buildMessage.ts';
import { peppolServer, type PeppolServer } from '../as4/peppolServer.ts';

let server: PeppolServer;
beforeAll(async () => {
  server = await peppolServer({}, { smp: true });
});

const address = (participant: string, document?: string) => {
  const group = `/smp/${encodeURIComponent(`iso6523-actorid-upis::${participant}`)}`;
  return document ? `${group}/services/${encodeURIComponent(`busdox-docid-qns::${document}`)}` : group;
};

async function ask(path: string): Promise<{ status: number; type: string | null; xml: string }> {
  const answer = await server.fetch(path);
  return { status: answer.status, type: answer.headers.get('content-type'), xml: await answer.text() };
}

/** The signature as the specification wants it computed: inclusive canonical form, the document without its signature. */
function isSigned(xml: string): boolean {
  const document = XmlDocument.fromString(xml);
  try {
    const { root } = document;
    const first = (name: string) => root.find(`//*[local-name()="${name}"]`).find((node) => node instanceof XmlElement);
    const mode = { mode: XmlC14NMode.XML_C14N_1_0, withComments: false } as const;
    const signedInfo = first('SignedInfo')?.canonicalizeToString(mode) ?? '';
    const value = first('SignatureValue')?.content ?? '';
    const digest = first('DigestValue')?.content ?? '';
    const certificate = [...xml.matchAll(/<X509Certificate>([^<]+)/g)].at(-1)?.[1] ?? '';
    const { publicKey } = new X509Certificate(Buffer.from(certificate, 'base64'));
    first('Signature')?.remove();
    const whole = root.canonicalizeToString(mode);
    return (
      createVerify('sha256').update(signedInfo).verify(publicKey, value, 'base64') &&
      hash('sha256', whole, 'base64') === digest
    );
  } finally {
    document.dispose();
  }
}

describe('the directory of the Peppol network', () => {
  it('lists every document type that a registered authority takes', async () => {
    const { status, type, xml } = await ask(address(server.participant));
    expect([status, type]).toEqual([200, 'text/xml; charset=UTF-8']);
    const references = [...xml.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href);
    expect(references).toHaveLength(5);
    for (const href of references) {
      expect(href.startsWith(`${server.url}/smp/`)).toBe(true);
      expect((await fetch(href)).status).toBe(200);
    }
  });

  it('says where one document type goes, signed', async () => {
    const { status, xml } = await ask(address(server.participant, usual.documentType));
    expect(status).toBe(200);
    expect(xml).toContain(`<wsa:Address>${server.url}/as4</wsa:Address>`);
    expect(xml).toContain(`<Certificate>${server.us.certificate.raw.toString('base64')}</Certificate>`);
    expect(isSigned(xml)).toBe(true);
    expect(isSigned(xml.replace('/as4<', '/as5<'))).toBe(false);
  });

  it('finds a participant in any case, and nobody who is not registered, not open, or asked for in another way', async () => {
    expect((await ask(address(server.participant.toLowerCase()))).status).toBe(200);
    expect((await ask(address('0204:991-33333TEST-33'))).status).toBe(404);
    expect((await ask(address(server.participant.replace('0204', '9930')))).status).toBe(404);
    expect((await ask('/smp/nobody')).status).toBe(404);
    expect((await ask(address(server.participant, 'urn:other'))).status).toBe(404);
    const admin = (await (await server.asAdmin('/api/v1/admin/authorities')).json()) as {
      items: { id: string; name: string; place: string; deliverTo: string; listed: boolean; leitwegIds: string[] }[];
    };
    const last = admin.items.find(({ leitwegIds }) => !leitwegIds.includes(server.leitwegId));
    const { id, ...authority } = last!;
    const participant = `0204:${authority.leitwegIds[0]}`;
    expect((await ask(address(participant))).status).toBe(200);
    const body = JSON.stringify({ ...authority, active: false });
    const headers = { 'Content-Type': 'application/json' };
    const closed = await server.asAdmin(`/api/v1/admin/authorities/${id}`, { method: 'PUT', body, headers });
    expect(closed.status).toBe(200);
    expect((await ask(address(participant))).status).toBe(404);
  });

  it('tells the administrator under which name the network looks an authority up', async () => {
    const { items } = (await (await server.asAdmin('/api/v1/admin/authorities')).json()) as {
      items: { id: string; leitwegIds: string[] }[];
    };
    const id = items.find(({ leitwegIds }) => leitwegIds.includes(server.leitwegId))?.id;
    const one = (await (await server.asAdmin(`/api/v1/admin/authorities/${id}`)).json()) as { peppolHosts: string[] };
    expect(one.peppolHosts).toEqual([lookupHost(server.leitwegId, 'participant.sml.prod.tech.peppol.org')]);
    expect(lookupHost('991-33333TEST-33', 'zone')).toBe(
      'BSDR2RYABP37NUSBRM5P6KMWNKD6N4CUY46HWSIADZHNPLZHSDNA.iso6523-actorid-upis.zone',
    );
  });
});
