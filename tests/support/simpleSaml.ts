import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { atEnd } from './cleanUp.ts';
import { freePort } from './freePort.ts';
import { need } from './machine.ts';
import { makeCertificate, type Certificate } from './makeCertificate.ts';
import { startProgram } from './startProgram.ts';
import { temporaryFolder } from './temporaryFolder.ts';

export type SimpleSaml = {
  /** metadata of the provider, as it describes itself */
  readonly metadataUrl: string;
  readonly entityId: string;
  /** Makes the service provider known that will ask. */
  trust(service: { url: string; certificate: string }): void;
  /** What it puts into its messages from now on. */
  configure(settings: Partial<Settings>): void;
};

type Settings = {
  /** AuthnContextClassRef of every assertion */
  level: string;
  signature: 'sha256' | 'sha1';
  key: Certificate;
};

const WWW = '/usr/share/simplesamlphp/www';

/** One person per user name; every password is "geheim". Attributes by the OIDs of BundID. */
const people = {
  erika: { surname: 'Mustermann', givenName: 'Erika', mail: 'erika@firma.example', subject: 'bpk2-erika' },
  max: { surname: 'Muster', givenName: 'Max', mail: 'max@firma.example', subject: 'bpk2-max' },
};

/**
 * Starts the SimpleSAMLphp that Debian ships as an identity provider that nobody here wrote, under PHP's own web server, with
 * all of its folders in a temporary one: nothing of the machine's configuration is used or changed.
 */
export async function startSimpleSaml(): Promise<SimpleSaml> {
  const php = need('saml');
  const folder = await temporaryFolder('rw-saml');
  for (const name of ['config', 'metadata', 'cert', 'log', 'data', 'tmp', 'sessions']) mkdirSync(join(folder, name));
  const port = await freePort();
  const settings: Settings = { level: 'STORK-QAA-Level-3', signature: 'sha256', key: makeCertificate('idp.example') };
  const url = `http://127.0.0.1:${port}`;
  const write = () => {
    writeFileSync(join(folder, 'cert/idp.key'), settings.key.key);
    writeFileSync(join(folder, 'cert/idp.crt'), settings.key.certificate);
    writeFileSync(join(folder, 'metadata/saml20-idp-hosted.php'), hosted(settings));
  };
  writeFileSync(join(folder, 'config/config.php'), config(folder, url));
  writeFileSync(join(folder, 'config/authsources.php'), authSources());
  writeFileSync(join(folder, 'metadata/saml20-sp-remote.php'), '<?php\n');
  write();
  const serve = [php, '-d', 'opcache.enable=0', '-S', `127.0.0.1:${port}`, '-t', WWW];
  const program = startProgram('unshare', ['--pid', '--fork', '--kill-child', ...serve], {
    // Browsers open connections ahead; one process would wait for the idle one. A namespace, so that all of them end together.
    env: { SIMPLESAMLPHP_CONFIG_DIR: join(folder, 'config'), PHP_CLI_SERVER_WORKERS: '4' },
  });
  atEnd(() => program.stop('SIGKILL'));
  await program.waitFor(/started/);
  const metadataUrl = `${url}/saml2/idp/metadata.php`;
  return {
    metadataUrl,
    entityId: metadataUrl,
    trust({ url: service, certificate }) {
      writeFileSync(join(folder, 'metadata/saml20-sp-remote.php'), remote(service, certificate));
    },
    configure(changes) {
      Object.assign(settings, changes);
      write();
    },
  };
}

const text = (value: string) => `'${value.replaceAll(/['\\]/g, '\\$&')}'`;

function config(folder: string, url: string): string {
  return `<?php
require '/etc/simplesamlphp/config.php';
$config = array_merge($config, [
  'baseurlpath' => ${text(`${url}/`)},
  'certdir' => ${text(`${folder}/cert/`)}, 'loggingdir' => ${text(`${folder}/log/`)},
  'datadir' => ${text(`${folder}/data/`)}, 'tempdir' => ${text(`${folder}/tmp`)},
  'metadatadir' => ${text(`${folder}/metadata`)}, 'metadata.sources' => [['type' => 'flatfile']],
  'secretsalt' => 'only-for-tests', 'auth.adminpassword' => 'only-for-tests', 'timezone' => 'UTC',
  'enable.saml20-idp' => true, 'module.enable' => ['exampleauth' => true, 'core' => true, 'saml' => true],
  'logging.handler' => 'file', 'logging.level' => SimpleSAML\\Logger::WARNING,
  'store.type' => 'phpsession', 'session.phpsession.savepath' => ${text(`${folder}/sessions`)},
  'session.cookie.secure' => false, 'session.cookie.samesite' => 'Lax', 'language.default' => 'en', 'production' => false,
]);
`;
}

function authSources(): string {
  const users = Object.entries(people).map(
    ([name, person]) => `    ${text(`${name}:geheim`)} => [
      'urn:oid:2.5.4.4' => [${text(person.surname)}], 'urn:oid:2.5.4.42' => [${text(person.givenName)}],
      'urn:oid:0.9.2342.19200300.100.1.3' => [${text(person.mail)}],
      'urn:oid:2.5.4.16' => ['Am Dom 1'], 'urn:oid:2.5.4.17' => ['39104'], 'urn:oid:2.5.4.7' => ['Magdeburg'],
      'urn:oid:1.3.6.1.4.1.25484.494450.3' => [${text(person.subject)}],
    ],`,
  );
  return `<?php\n$config = ['people' => ['exampleauth:UserPass',\n${users.join('\n')}\n]];\n`;
}

function hosted({ level, signature }: Settings): string {
  return `<?php
$metadata['__DYNAMIC:1__'] = [
  'host' => '__DEFAULT__', 'auth' => 'people', 'privatekey' => 'idp.key', 'certificate' => 'idp.crt',
  'signature.algorithm' => 'http://www.w3.org/${signature === 'sha1' ? '2000/09/xmldsig#rsa-sha1' : '2001/04/xmldsig-more#rsa-sha256'}',
  'saml20.sign.response' => true, 'saml20.sign.assertion' => true, 'redirect.sign' => true, 'redirect.validate' => true,
  'attributes.NameFormat' => 'urn:oasis:names:tc:SAML:2.0:attrname-format:uri',
  'NameIDFormat' => 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
  'authproc' => [
    10 => ['class' => 'saml:AuthnContextClassRef', 'AuthnContextClassRef' => ${text(level)}],
    20 => ['class' => 'saml:PersistentNameID', 'attribute' => 'urn:oid:1.3.6.1.4.1.25484.494450.3'],
  ],
];
`;
}

function remote(service: string, certificate: string): string {
  const body = certificate.replaceAll(/-----[^-]+-----|\s/g, '');
  return `<?php
$metadata[${text(`${service}/saml/metadata`)}] = [
  'AssertionConsumerService' => ${text(`${service}/saml/acs`)},
  'SingleLogoutService' => ${text(`${service}/saml/slo`)},
  'certData' => ${text(body)}, 'validate.authnrequest' => true, 'sign.logout' => true, 'validate.logout' => true,
  'assertion.encryption' => true, 'NameIDFormat' => 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
];
`;
}
