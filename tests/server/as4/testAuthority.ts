import { execFileSync } from 'node:child_process';
import { createPrivateKey, generateKeyPairSync, X509Certificate, type KeyObject } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { atEnd } from '../../support/cleanUp.ts';
import { need } from '../../support/machine.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

export type Party = {
  readonly seatId: string;
  readonly certificate: X509Certificate;
  readonly privateKey: KeyObject;
  /** PEM files */
  readonly files: { readonly certificate: string; readonly key: string };
};

export type Wish = {
  /** YYYYMMDDHHMMSSZ */
  readonly from?: string;
  readonly until?: string;
  /** an authority of its own, where only an access point belongs */
  readonly ca?: boolean;
  /** names no revocation list */
  readonly silent?: boolean;
  readonly bits?: number;
  /** only for encryption */
  readonly encipher?: boolean;
  /** signs answers about certificates (OCSP) */
  readonly responder?: boolean;
};

export type TestAuthority = {
  readonly folder: string;
  /** PEM: root and authority, as AS4_TRUST wants it */
  readonly trust: string;
  readonly root: string;
  readonly authority: string;
  issue(seatId: string, wish?: Wish): Party;
  revoke(party: Party): void;
};

/** The hierarchy of the Peppol network in small, made by openssl for this test: root, authority, access points, a revocation list on loopback. ocsp: certificates name this responder instead of the list. */
export async function testAuthority(name = 'Test', ocsp?: string): Promise<TestAuthority> {
  const folder = await temporaryFolder('ca');
  const openssl = (...args: string[]) =>
    execFileSync(need('openssl'), args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const path = (file: string) => join(folder, file);
  let list: Buffer | null = null;
  const server = createServer((_req, res) => {
    if (list) res.end(list);
    else res.writeHead(503).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atEnd(() => server.close());
  const { port } = server.address() as AddressInfo;

  writeFileSync(path('index.txt'), '');
  writeFileSync(path('serial'), '1000\n');
  writeFileSync(path('crlnumber'), '01\n');
  writeFileSync(
    path('ca.cnf'),
    configuration(
      ocsp ? `authorityInfoAccess = OCSP;URI:${ocsp}` : `crlDistributionPoints = URI:http://127.0.0.1:${port}/crl`,
    ),
  );
  makeKey('root');
  openssl(
    'req',
    '-x509',
    '-new',
    '-key',
    'root.key',
    '-subj',
    `/CN=PEPPOL ROOT ${name}/O=Test/C=BE`,
    '-days',
    '3650',
    '-config',
    'ca.cnf',
    '-extensions',
    'root',
    '-out',
    'root.pem',
  );
  makeKey('authority');
  openssl(
    'req',
    '-new',
    '-key',
    'authority.key',
    '-subj',
    `/CN=PEPPOL ACCESS POINT CA ${name}/O=Test/C=BE`,
    '-config',
    'ca.cnf',
    '-out',
    'authority.csr',
  );
  openssl(
    'x509',
    '-req',
    '-in',
    'authority.csr',
    '-CA',
    'root.pem',
    '-CAkey',
    'root.key',
    '-CAcreateserial',
    '-days',
    '3600',
    '-extfile',
    'ca.cnf',
    '-extensions',
    'authority',
    '-out',
    'authority.pem',
  );
  writeFileSync(
    path('trust.pem'),
    readFileSync(path('root.pem'), 'utf8') + readFileSync(path('authority.pem'), 'utf8'),
  );
  publish();

  function makeKey(file: string, bits = 2048): void {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: bits });
    writeFileSync(path(`${file}.key`), privateKey.export({ type: 'pkcs8', format: 'pem' }));
  }

  function publish(): void {
    openssl('ca', '-config', 'ca.cnf', '-gencrl', '-out', 'list.pem');
    openssl('crl', '-in', 'list.pem', '-outform', 'DER', '-out', 'list.crl');
    list = readFileSync(path('list.crl'));
  }

  let count = 0;
  return {
    folder,
    trust: path('trust.pem'),
    root: path('root.pem'),
    authority: path('authority.pem'),
    issue(seatId: string, wish: Wish = {}): Party {
      const file = `leaf${++count}`;
      makeKey(file, wish.bits);
      const kinds = ['ca', 'silent', 'encipher', 'responder'] as const;
      const kind = kinds.find((one) => wish[one]);
      const extensions = kind === 'ca' ? 'authority' : (kind ?? 'leaf');
      openssl(
        'req',
        '-new',
        '-key',
        `${file}.key`,
        '-subj',
        `/C=DE/O=Test/OU=PEPPOL TEST AP/CN=${seatId}`,
        '-config',
        'ca.cnf',
        '-out',
        `${file}.csr`,
      );
      openssl(
        'ca',
        '-batch',
        '-notext',
        '-config',
        'ca.cnf',
        '-extensions',
        extensions,
        '-startdate',
        wish.from ?? '20250101000000Z',
        '-enddate',
        wish.until ?? '20400101000000Z',
        '-in',
        `${file}.csr`,
        '-out',
        `${file}.pem`,
      );
      return {
        seatId,
        certificate: new X509Certificate(readFileSync(path(`${file}.pem`))),
        privateKey: createPrivateKey(readFileSync(path(`${file}.key`))),
        files: { certificate: path(`${file}.pem`), key: path(`${file}.key`) },
      };
    },
    revoke({ files }: Party): void {
      openssl('ca', '-config', 'ca.cnf', '-revoke', files.certificate);
      publish();
    },
  };
}

/** `state`: where a certificate says that its state can be asked */
const configuration = (state: string) => `
[req]
distinguished_name = dn
prompt = no
[dn]
[ca]
default_ca = local
[local]
dir = .
database = index.txt
serial = serial
crlnumber = crlnumber
new_certs_dir = .
certificate = authority.pem
private_key = authority.key
default_md = sha256
default_days = 700
default_crl_days = 7
unique_subject = no
policy = any
[any]
countryName = optional
organizationName = optional
organizationalUnitName = optional
commonName = supplied
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[authority]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign,digitalSignature
subjectKeyIdentifier = hash
[leaf]
basicConstraints = CA:FALSE
keyUsage = critical,digitalSignature,keyEncipherment,dataEncipherment
extendedKeyUsage = critical,clientAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
${state}
[silent]
basicConstraints = CA:FALSE
keyUsage = critical,digitalSignature,keyEncipherment,dataEncipherment
[encipher]
basicConstraints = CA:FALSE
keyUsage = critical,keyEncipherment
${state}
[responder]
basicConstraints = CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = OCSPSigning
`;
