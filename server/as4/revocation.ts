import { hash, type X509Certificate } from 'node:crypto';
import { readCertificateFields, type CertificateFields } from './certificateFields.ts';
import { readCrl } from './readCrl.ts';
import { readOcspAnswer, writeOcspRequest } from './readOcsp.ts';

export type RevocationStatus = 'good' | 'revoked' | 'unknown';

/** Tells whether a certificate has been revoked; 'unknown': nobody could say. */
export type Revocation = {
  statusOf(certificate: X509Certificate, issuer: X509Certificate, at: Date): Promise<RevocationStatus>;
};

const FETCH = { ms: 10_000, crlBytes: 10 * 1024 * 1024, ocspBytes: 64 * 1024 } as const;
/** What was learnt is kept until the issuer's next word, and at least and at most so long (milliseconds); a failure shortly. */
const KEEP = { least: 5 * 60_000, most: 24 * 3_600_000, failure: 60_000 } as const;

type Known<Value> = { readonly value: Value | null; readonly until: number };

/** Asks the lists and responders that the certificate itself names; remembers the answers. A list serves every certificate of its issuer. */
export function openRevocation(): Revocation {
  const lists = new Map<string, Promise<Known<ReadonlySet<string>>>>();
  const answers = new Map<string, Promise<Known<RevocationStatus>>>();
  return {
    async statusOf(certificate, issuer, at) {
      const fields = readCertificateFields(certificate);
      const serial = fields.serial.toString('hex');
      for (const address of fields.crlAddresses) {
        const revoked = await remember(lists, `${address} ${issuer.fingerprint256}`, at, () =>
          fetchCrl(address, issuer, fields, at),
        );
        if (revoked) return revoked.has(serial) ? 'revoked' : 'good';
      }
      for (const address of fields.ocspAddresses) {
        const key = `${address} ${hash('sha256', certificate.raw)}`;
        const status = await remember(answers, key, at, () => askOcsp(address, fields, issuer, at));
        if (status && status !== 'unknown') return status;
      }
      return 'unknown';
    },
  };
}

/** One question at a time per key; what could not be learnt is asked again after a while. */
async function remember<Value>(
  known: Map<string, Promise<Known<Value>>>,
  key: string,
  at: Date,
  learn: () => Promise<Known<Value>>,
): Promise<Value | null> {
  const last = known.get(key);
  if (last) {
    const { value, until } = await last;
    if (at.getTime() < until) return value;
    if (known.get(key) !== last) return remember(known, key, at, learn);
  }
  const asked = learn().catch(() => ({ value: null, until: at.getTime() + KEEP.failure }));
  known.set(key, asked);
  return (await asked).value;
}

async function fetchCrl(address: string, issuer: X509Certificate, { issuer: name }: CertificateFields, at: Date) {
  const bytes = await ask(address, FETCH.crlBytes);
  const { revoked, nextUpdate } = readCrl(bytes, issuer, name);
  if (nextUpdate && nextUpdate < at) throw new RangeError('the revocation list is out of date');
  return { value: revoked, until: keepUntil(nextUpdate, at) };
}

async function askOcsp(address: string, certificate: CertificateFields, issuer: X509Certificate, at: Date) {
  const issuerFields = readCertificateFields(issuer);
  const request = writeOcspRequest(certificate, issuerFields);
  const bytes = await ask(address, FETCH.ocspBytes, request);
  const { status, nextUpdate } = readOcspAnswer(bytes, { certificate, issuer, issuerFields }, at);
  return { value: status, until: keepUntil(nextUpdate, at) };
}

function keepUntil(nextUpdate: Date | null, at: Date): number {
  const wanted = (nextUpdate?.getTime() ?? 0) - at.getTime();
  return at.getTime() + Math.min(Math.max(wanted, KEEP.least), KEEP.most);
}

/** GET, or POST of an OCSP request (RFC 6960 A.1). */
async function ask(address: string, limit: number, request?: Buffer): Promise<Buffer> {
  const post = request && {
    method: 'POST',
    headers: { 'Content-Type': 'application/ocsp-request' },
    body: new Uint8Array(request),
  };
  const answer = await fetch(address, { ...post, signal: AbortSignal.timeout(FETCH.ms) });
  if (!answer.ok || !answer.body) throw new Error(`${address} answered ${answer.status}`);
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of answer.body) {
    size += piece.length;
    if (size > limit) throw new RangeError(`${address} answers too much`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
