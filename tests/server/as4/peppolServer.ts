import { demoServer, type DemoServer } from '../http/demoServer.ts';
import { sampleInvoice } from '../sampleInvoice.ts';
import { buildMessage, buildSbd, type Built, type Recipe, type SbdRecipe } from './buildMessage.ts';
import { testAuthority, type Party, type TestAuthority } from './testAuthority.ts';

export type Answer = {
  readonly status: number;
  readonly contentType: string;
  readonly xml: string;
  /** 'receipt', an ebMS code with its detail, or the code of a problem */
  readonly says: string;
};

export type PeppolServer = DemoServer & {
  readonly authority: TestAuthority;
  readonly us: Party;
  readonly sender: Party;
  /** participant id of a registered authority */
  readonly participant: string;
  readonly leitwegId: string;
  /** an invoice for that authority in an envelope */
  sbd(recipe?: Partial<SbdRecipe>): Buffer;
  /** a message that is right in every respect but those named */
  build(recipe?: Partial<Recipe>): Built;
  post(built: Pick<Built, 'contentType' | 'body'>): Promise<Answer>;
  send(recipe?: Partial<Recipe>): Promise<Answer>;
};

/** The real server as a Peppol access point, with a certificate of a test authority. */
export async function peppolServer(env: Record<string, string> = {}, { smp = false } = {}): Promise<PeppolServer> {
  const authority = await testAuthority();
  const us = authority.issue('POP000999');
  const sender = authority.issue('POP000123');
  const files = { AS4_KEY: us.files.key, AS4_CERTIFICATE: us.files.certificate, AS4_TRUST: authority.trust };
  const directory = smp ? authority.issue('SMP000001') : null;
  const ofSmp: Record<string, string> = directory
    ? { SMP_KEY: directory.files.key, SMP_CERTIFICATE: directory.files.certificate }
    : {};
  const server = await demoServer({ ...files, ...ofSmp, ...env });
  const leitwegId = server.demo.authorities[0]?.leitwegId ?? '';
  const participant = `0204:${leitwegId}`;
  let count = 0;
  const sbd = (recipe: Partial<SbdRecipe> = {}) =>
    buildSbd({ receiver: participant, document: sampleInvoice({ leitwegId, number: `PEP-${++count}` }), ...recipe });
  const build = (recipe: Partial<Recipe> = {}) =>
    buildMessage({
      sender,
      receiver: us.certificate,
      payload: recipe.payload ?? sbd(),
      finalRecipient: participant,
      ...recipe,
    });
  const post = async ({ contentType, body }: Pick<Built, 'contentType' | 'body'>) => {
    const answer = await server.fetch('/as4', {
      method: 'POST',
      body: new Uint8Array(body),
      headers: { 'Content-Type': contentType },
    });
    return read(answer);
  };
  return {
    ...server,
    authority,
    us,
    sender,
    participant,
    leitwegId,
    sbd,
    build,
    post,
    send: (recipe) => post(build(recipe)),
  };
}

async function read(answer: Response): Promise<Answer> {
  const xml = await answer.text();
  const contentType = answer.headers.get('content-type') ?? '';
  const code = /errorCode="([^"]+)"/.exec(xml)?.[1];
  const detail = /<eb:ErrorDetail>([^<]*)</.exec(xml)?.[1];
  const says = contentType.startsWith('application/problem+json')
    ? (JSON.parse(xml) as { code: string }).code
    : code
      ? `${code} ${detail}`
      : xml.includes('NonRepudiationInformation')
        ? 'receipt'
        : xml;
  return { status: answer.status, contentType, xml, says };
}
