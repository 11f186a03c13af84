import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** Stylesheets of one syntax by their names in the packages, in the order in which the official check runs them. */
const STYLESHEETS = {
  ubl: [
    'external/schematron/1.3.16/ubl/EN16931-UBL-validation.xslt',
    'external/schematron/3.0.2/XRechnung-UBL-validation.xslt',
  ],
  cii: [
    'external/schematron/1.3.16/cii/EN16931-CII-validation.xslt',
    'external/schematron/3.0.2/XRechnung-CII-validation.xslt',
  ],
} as const;

/** The published schemas of one syntax by their names in the packages; those that are imported without a location come first. */
const SCHEMAS = {
  ubl: [
    'schemas/xmldsig-core-schema.xsd',
    'schemas/XAdES01903v132-201601.xsd',
    'schemas/XAdES01903v141-201601.xsd',
    'schemas/CCTS_CCT_SchemaModule.xsd',
    'external/schemas/ubl21/maindoc/UBL-Invoice-2.1.xsd',
  ],
  cii: ['external/schemas/d16b/data/standard/CrossIndustryInvoice_100pD16B.xsd'],
} as const satisfies Record<Family, readonly string[]>;

export type Family = keyof typeof STYLESHEETS;

/** The official rules as they lie in the cache folder, which git does not see. */
export type Official = {
  /** everything that belongs to these versions; gone with them */
  readonly folder: string;
  /** for java: the packages and our compiled program Peer */
  readonly classPath: string;
  readonly stylesheets: Readonly<Record<Family, readonly string[]>>;
  readonly schemas: Readonly<Record<Family, readonly string[]>>;
};

const ROOT = resolve(import.meta.dirname, '../../..');
/** fixed, so that two machines run the same plugin */
const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies';
/** a first fetch of everything, plugin included, on a slow line */
const TIME_LIMIT_MS = 10 * 60_000;

const run = promisify(execFile);

/**
 * Fetches the official rules and Saxon with Maven, once per content of pom.xml, and compiles Peer.java if it is wanted. Answers a sentence instead when
 * this machine cannot: no Maven, no JDK, no registry.
 */
export async function fetchOfficial({ peer = true } = {}): Promise<Official | string> {
  const sources = [join(import.meta.dirname, 'pom.xml'), join(import.meta.dirname, 'Peer.java')] as const;
  const sum = createHash('sha256');
  for (const file of sources) sum.update(readFileSync(file));
  const folder = join(ROOT, '.cache/official', sum.digest('hex').slice(0, 16));
  try {
    if (!existsSync(folder)) await fill(folder, sources[0]);
    if (peer && !existsSync(join(folder, 'Peer.class'))) await compilePeer(folder, sources[1]);
  } catch (error) {
    return `the official rules could not be fetched (needs mvn and a JDK): ${(error as Error).message.split('\n')[0]}`;
  }
  return {
    folder,
    classPath: [folder, join(folder, 'jars', '*')].join(':'),
    stylesheets: STYLESHEETS,
    schemas: SCHEMAS,
  };
}

/** Beside its place first, so that a fetch that was broken off is not taken for a whole one. */
async function fill(folder: string, pom: string): Promise<void> {
  const draft = `${folder}.${process.pid}`;
  const jars = join(draft, 'jars');
  mkdirSync(jars, { recursive: true });
  try {
    await run('mvn', ['-q', '-B', '-f', pom, COPY, `-DoutputDirectory=${jars}`], { timeout: TIME_LIMIT_MS });
    renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

async function compilePeer(folder: string, program: string): Promise<void> {
  await run('javac', ['-cp', join(folder, 'jars', '*'), '-d', folder, program], { timeout: TIME_LIMIT_MS });
}
