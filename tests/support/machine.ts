import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/**
 * The parts outside npm that some tests need: real servers and programs of the machine. A part that is missing leaves
 * its tests out, with a line that says so; with CI=true nothing may be missing.
 *
 * A test file says what it needs by its name: `delivery.smtpd.test.ts` needs smtpd, `upload.chromium.test.ts` Chromium.
 * `find` answers a path, or null.
 */
export const machine = {
  postgres: {
    says: 'PostgreSQL tests',
    install: 'apt-get install postgresql',
    find: () => findPostgresBinaries(),
  },
  chromium: {
    says: 'browser tests',
    install: 'apt-get install chromium',
    find: () => findProgram('chromium') ?? findProgram('google-chrome'),
  },
  smtpd: {
    says: "tests against Debian's OpenSMTPD",
    install: 'apt-get install opensmtpd, as root on Linux',
    find: () => (process.getuid?.() === 0 && findProgram('unshare') ? findProgram('smtpd') : null),
  },
  mount: {
    says: 'tests with a full disk',
    install: 'as root on Linux, with the right to mount',
    find: () => findMounting(),
  },
  dovecot: {
    says: "tests against Debian's Dovecot",
    install: 'apt-get install --no-install-recommends dovecot-imapd dovecot-lmtpd, as root on Linux',
    find: () => (process.getuid?.() === 0 && existsSync('/usr/lib/dovecot/imap') ? findProgram('dovecot') : null),
  },
  clamd: {
    says: "tests against Debian's clamd",
    install: 'apt-get install --no-install-recommends clamav-daemon',
    find: () => findProgram('clamd'),
  },
  openssl: {
    says: 'tests with generated certificates',
    install: 'apt-get install openssl',
    find: () => findProgram('openssl'),
  },
  saml: {
    says: "tests against Debian's SimpleSAMLphp",
    install: 'apt-get install --no-install-recommends simplesamlphp php-cli php-xml php-mbstring php-curl, as root',
    find: () => findSimpleSaml(),
  },
  pdftools: {
    says: 'tests of printed PDF',
    install: 'apt-get install poppler-utils qpdf',
    find: () => (findProgram('qpdf') ? findProgram('pdftotext') : null),
  },
  peppol: {
    says: 'tests with other Peppol access points',
    install: 'apt-get install maven default-jdk-headless python3-venv openssl',
    find: () => (findProgram('mvn') && findProgram('javac') && findProgram('openssl') ? findProgram('python3') : null),
  },
  official: {
    says: 'comparison with the official rules',
    install: 'apt-get install maven, and set CONFORMANCE_DIR',
    find: () => (conformanceFolder() ? findProgram('mvn') : null),
  },
  conformance: {
    says: 'conformance tests',
    install: 'set CONFORMANCE_DIR to a folder with expected.jsonl.gz and instances',
    find: () => conformanceFolder(),
  },
} as const satisfies Record<string, { says: string; install: string; find: () => string | null }>;

export type MachinePart = keyof typeof machine;

/** The path of a part that a test cannot do without. Throws when it is missing, naming the way to get it. */
export function need(part: MachinePart): string {
  const found = machine[part].find();
  if (found === null) throw new Error(`Missing for ${machine[part].says}: ${machine[part].install}`);
  return found;
}

function conformanceFolder(): string | null {
  const folder = process.env['CONFORMANCE_DIR'];
  return folder && existsSync(join(folder, 'expected.jsonl.gz')) ? folder : null;
}

function findPostgresBinaries(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folder = versions.map((version) => join(debian, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
  if (folder) return folder;
  return findProgram('initdb')?.replace(/\/initdb$/, '') ?? null;
}

/** A container's root may not be allowed to mount: tried in a namespace of its own, of which nothing remains. */
function findMounting(): string | null {
  const unshare = process.getuid?.() === 0 ? findProgram('unshare') : null;
  if (unshare === null || !findProgram('nsenter')) return null;
  const { status } = spawnSync(unshare, ['-m', 'mount', '-t', 'tmpfs', 'none', tmpdir()]);
  return status === 0 ? unshare : null;
}

/** In a process namespace, which only root may make. */
function findSimpleSaml(): string | null {
  const isThere = process.getuid?.() === 0 && findProgram('unshare') && existsSync('/usr/share/simplesamlphp/www');
  return isThere ? findProgram('php') : null;
}

/** Searches PATH, and the folders of administrators that are not on everyone's PATH. */
function findProgram(name: string): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, name)).find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
