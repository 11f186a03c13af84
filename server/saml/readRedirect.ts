import { verify } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { SamlRefusal } from './SamlRefusal.ts';

/** A LogoutRequest has about 1 kB. */
const INFLATED_BYTES = 64 * 1024;

const HASHES: Readonly<Record<string, string>> = {
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256': 'sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512': 'sha512',
};

/** A message by HTTP-Redirect: XML, and what its signature covers (SAML Bindings 3.4.4.1). */
export type Redirected = { readonly xml: Buffer; verify(certificates: readonly string[]): void };

/**
 * Reads a LogoutRequest from a query as it stands in the address: the signature covers the characters as they were sent.
 * The library takes a message without a signature for signed, so it is not asked here. Throws SamlRefusal.
 */
export function readRedirect(query: string): Redirected {
  const parts = new Map<string, string>();
  for (const pair of query.split('&')) {
    const name = pair.split('=', 1)[0] ?? '';
    if (parts.has(name)) throw new SamlRefusal('structure', `${name} twice`);
    parts.set(name, pair);
  }
  const value = (name: string) => decode(parts.get(name)?.slice(name.length + 1) ?? '');
  const covered = ['SAMLRequest', 'RelayState', 'SigAlg'].flatMap((name) => parts.get(name) ?? []).join('&');
  return {
    xml: inflate(Buffer.from(value('SAMLRequest'), 'base64')),
    verify(certificates) {
      const hash = Object.hasOwn(HASHES, value('SigAlg')) ? HASHES[value('SigAlg')] : undefined;
      if (!hash) throw new SamlRefusal('algorithm', value('SigAlg'));
      const signature = Buffer.from(value('Signature'), 'base64');
      if (!certificates.some((certificate) => verify(hash, Buffer.from(covered), certificate, signature)))
        throw new SamlRefusal('signature');
    },
  };
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll('+', '%20'));
  } catch {
    throw new SamlRefusal('unreadable', 'the query');
  }
}

function inflate(bytes: Buffer): Buffer {
  try {
    return inflateRawSync(bytes, { maxOutputLength: INFLATED_BYTES });
  } catch {
    throw new SamlRefusal('unreadable', 'not deflated, or too large');
  }
}
