import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../../server/config.ts';
import { openSaml } from '../../../server/saml/openSaml.ts';
import { makeCertificate, type Certificate } from '../../support/makeCertificate.ts';
import { idpMetadata } from '../../support/samlMessages.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

let folder: string;
let keys: Certificate;
const file = (name: string, content: string) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const metadata = (...certificates: string[]) => idpMetadata('https://idp.example', 'https://idp.example', certificates);

beforeAll(async () => {
  folder = await temporaryFolder('rw-saml');
  keys = makeCertificate('sp.example');
  file('idp.xml', metadata(keys.certificate));
  file('sp.key', keys.key);
  file('sp.crt', keys.certificate);
});

const GOOD = { id: 'test', name: { de: 'T', en: 'T' }, metadata: 'idp.xml', level: 'STORK-QAA-Level-3' };

async function open(provider: object | null, env: Record<string, string> = {}) {
  const config = readConfig({
    SAML_CONFIG: file('saml.json', JSON.stringify({ providers: provider ? [provider] : [] })),
    SAML_KEY: join(folder, 'sp.key'),
    SAML_CERT: join(folder, 'sp.crt'),
    ...env,
  });
  return openSaml(config, pino({ level: 'silent' }), { now: () => new Date() });
}

describe('the start with identity providers', () => {
  it('reads them with their metadata', async () => {
    const saml = await open(GOOD);
    expect((await saml?.providers[0]?.idp())?.entityId).toBe('https://idp.example');
  });

  it.each([
    ['no provider', null, /SAML_CONFIG/],
    ['a level that nobody knows', { ...GOOD, level: 'STORK-QAA-Level-9' }, /level/],
    ['a name that means nothing', { ...GOOD, levle: 'STORK-QAA-Level-3' }, /levle/],
    ['metadata that is not there', { ...GOOD, metadata: 'missing.xml' }, /missing\.xml/],
    [
      'metadata from an address without TLS and without fingerprints',
      { ...GOOD, metadata: 'http://a.example' },
      /fingerprints/,
    ],
    ['a fingerprint that fits no certificate', { ...GOOD, fingerprints: ['0'.repeat(64)] }, /no signing certificate/],
  ])('stops at %s, and says so', async (_what, provider, said) => {
    await expect(open(provider)).rejects.toThrow(said);
  });

  it.each([
    [
      'metadata that is over',
      () => metadata(keys.certificate).replace('entityID', 'validUntil="2020-01-01T00:00:00Z" entityID'),
      /time/,
    ],
    ['a key of 1024 bits', () => metadata(makeCertificate('weak', 1024).certificate), /2048/],
    ['metadata with a document type', () => `<!DOCTYPE a>${metadata(keys.certificate)}`, /XML-DOCTYPE/],
    [
      'an address that runs a script',
      () => metadata(keys.certificate).replaceAll('https://idp.example/sso', 'javascript:a'),
      /javascript/,
    ],
  ])('stops at %s', async (_what, make, said) => {
    file('bad.xml', make());
    await expect(open({ ...GOOD, metadata: 'bad.xml' })).rejects.toThrow(said);
  });

  it('stops without a key, with the key of another certificate, and with half a rollover', async () => {
    await expect(open(GOOD, { SAML_KEY: '' })).rejects.toThrow(/SAML_KEY/);
    const other = file('other.key', makeCertificate('other').key);
    await expect(open(GOOD, { SAML_KEY: other })).rejects.toThrow(/another key/);
    await expect(open(GOOD, { SAML_NEXT_KEY: other })).rejects.toThrow(/SAML_NEXT_CERT/);
  });

  it('goes on when an address does not answer: it is asked again when somebody signs in', async () => {
    const saml = await open({ ...GOOD, metadata: 'https://127.0.0.1:9/metadata' });
    await expect(saml?.providers[0]?.idp()).rejects.toThrow(/fetch failed/);
  });

  it('is refused where no supplier could sign in', () => {
    expect(() => readConfig({ LOCAL_ACCOUNTS: 'staff' })).toThrow(/SAML_CONFIG/);
  });
});
