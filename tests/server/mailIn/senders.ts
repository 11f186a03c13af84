import { generateKeyPairSync } from 'node:crypto';
import { dkimSign } from 'mailauth/lib/dkim/sign.js';

/** A domain with mail: its zone as name servers tell it, and the key that signs for it. Keys are made when tests run. */
export function mailDomain(domain: string, { spf = 'v=spf1 -all', dmarc = 'v=DMARC1; p=none' } = {}) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const zone: Readonly<Record<string, string>> = {
    [domain]: spf,
    [`_dmarc.${domain}`]: dmarc,
    [`s1._domainkey.${domain}`]: `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`,
  };
  return {
    zone,
    async sign(raw: Buffer, more: { maxBodyLength?: number } = {}): Promise<Buffer> {
      const key = {
        signingDomain: domain,
        selector: 's1',
        privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      };
      const { signatures } = await dkimSign(raw, { ...key, signatureData: [{ ...key, ...more }] });
      return Buffer.concat([Buffer.from(signatures), raw]);
    },
  };
}

/** Answers like the name servers of these zones; everything else does not exist. */
export function nameServers(...zones: Readonly<Record<string, string>>[]) {
  const all = Object.assign({}, ...zones) as Record<string, string>;
  return (name: string, type: string): Promise<string[][]> => {
    const text = type === 'TXT' ? all[name.toLowerCase()] : undefined;
    if (text === undefined) return Promise.reject(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }));
    return Promise.resolve([[text]]);
  };
}
