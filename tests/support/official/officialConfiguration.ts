import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { readZip } from '../../../validation/bundles/readZip.ts';
import type { Official } from './fetchOfficial.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

/** Where the files of the packages go in the configuration, as KoSIT lays it out. */
const PLACES: readonly (readonly [from: RegExp, to: string])[] = [
  [/^external\/schematron\/1\.3\.16\/ubl\/(EN16931-UBL-validation)\.xslt$/, 'resources/ubl/2.1/xsl/$1.xsl'],
  [/^external\/schematron\/1\.3\.16\/cii\/(EN16931-CII-validation)\.xslt$/, 'resources/cii/16b/xsl/$1.xsl'],
  [/^external\/schematron\/3\.0\.2\/(XRechnung-(?:UBL|CII)-validation)\.xslt$/, 'resources/xrechnung/3.0.2/xsl/$1.xsl'],
  [/^external\/schemas\/ubl21\/(maindoc\/UBL-(?:Invoice|CreditNote)-2\.1\.xsd)$/, 'resources/ubl/2.1/xsd/$1'],
  [/^external\/schemas\/ubl21\/(common\/.+\.xsd)$/, 'resources/ubl/2.1/xsd/$1'],
  [/^schemas\/(xmldsig-core-schema|XAdES.*|CCTS_CCT_SchemaModule)\.xsd$/, 'resources/ubl/2.1/xsd/common/$1.xsd'],
  [/^external\/schemas\/d16b\/(.+\.xsd)$/, 'resources/cii/16b/xsd/$1'],
];

/** Schemas that the packages import without saying where they lie, by namespace. */
const WITHOUT_LOCATION: Readonly<Record<string, string>> = {
  'urn:un:unece:uncefact:data:specification:CoreComponentTypeSchemaModule:2': 'CCTS_CCT_SchemaModule.xsd',
  'http://www.w3.org/2000/09/xmldsig#': 'xmldsig-core-schema.xsd',
  'http://uri.etsi.org/01903/v1.3.2#': 'XAdES01903v132-201601.xsd',
  'http://uri.etsi.org/01903/v1.4.1#': 'XAdES01903v141-201601.xsd',
};

/** Our scenarios match and rank as the official ones do; only the files they name are others. */
const LOCATIONS: Readonly<Record<string, string>> = {
  'xsd/ubl-invoice.xsd': 'resources/ubl/2.1/xsd/maindoc/UBL-Invoice-2.1.xsd',
  'xsd/ubl-creditnote.xsd': 'resources/ubl/2.1/xsd/maindoc/UBL-CreditNote-2.1.xsd',
  'xsd/cii.xsd': 'resources/cii/16b/xsd/data/standard/CrossIndustryInvoice_100pD16B.xsd',
  'en16931-ubl.sch': 'resources/ubl/2.1/xsl/EN16931-UBL-validation.xsl',
  'en16931-cii.sch': 'resources/cii/16b/xsl/EN16931-CII-validation.xsl',
  'xrechnung-ubl.sch': 'resources/xrechnung/3.0.2/xsl/XRechnung-UBL-validation.xsl',
  'xrechnung-cii.sch': 'resources/xrechnung/3.0.2/xsl/XRechnung-CII-validation.xsl',
};

/**
 * A validator configuration in the form that KoSIT publishes (scenarios.xml, schemas, compiled stylesheets), put together from the fetched
 * packages, once, beside them. Answers its folder.
 */
export function officialConfiguration(official: Official): string {
  const folder = join(official.folder, 'configuration');
  if (existsSync(folder)) return folder;
  const draft = mkdtempSync(`${folder}-`);
  try {
    const jars = join(official.folder, 'jars');
    for (const jar of readdirSync(jars).filter((name) => /^ph-|^phive-/.test(name))) {
      place(readFileSync(join(jars, jar)), draft);
    }
    writeScenarios(draft);
    renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}

const MOST_IN_A_JAR = 65_535;

function place(jar: Uint8Array, to: string): void {
  const placeOf = (path: string) => PLACES.find(([pattern]) => pattern.test(path));
  const files = readZip(jar, { wanted: (path) => placeOf(path) !== undefined, entries: MOST_IN_A_JAR });
  for (const [path, bytes] of files) {
    const target = join(to, path.replace(...placeOf(path)!));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, located(Buffer.from(bytes).toString('utf8'), basename(path)));
  }
}

/** Says where the schemas lie that are imported without a location. */
function located(text: string, file: string): string {
  if (!file.endsWith('.xsd')) return text;
  return text.replaceAll(/<(\w+:)?import\s+namespace\s*=\s*"([^"]+)"\s*\/>/g, (all, prefix: string, uri: string) =>
    WITHOUT_LOCATION[uri] ? `<${prefix}import namespace="${uri}" schemaLocation="${WITHOUT_LOCATION[uri]}"/>` : all,
  );
}

function writeScenarios(folder: string): void {
  const own = readFileSync(join(ROOT, 'schematron/builtin/scenarios.xml'), 'utf8');
  const text = own
    .replace(/<name>[^<]*<\/name>/, '<name>Validator Configuration XRechnung 3.0.2</name>')
    .replaceAll(/<location>([^<]*)<\/location>/g, (_, location: string) => {
      const other = LOCATIONS[location];
      if (!other || !existsSync(join(folder, other))) throw new Error(`nothing stands for ${location}`);
      return `<location>${other}</location>`;
    });
  writeFileSync(join(folder, 'scenarios.xml'), text);
}
