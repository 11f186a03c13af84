import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isoStylesheet, type Rules } from './stylesheets.ts';

const XSD = resolve(import.meta.dirname, '../../../schematron/builtin/xsd');
export const XRECHNUNG = 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0';

export type Given = {
  readonly name?: string;
  readonly date?: string;
  readonly specification?: string;
  /** the stylesheet; else made of `rules` */
  readonly stylesheet?: string;
  readonly rules?: Rules;
  /** text of scenarios.xml, else made of the above */
  readonly scenarios?: string;
};

/** Every invoice must name its number; nothing else is asked. */
export const LENIENT: Rules = {
  patterns: [[{ context: '/ubl:Invoice', asserts: [{ id: 'T-NUMBER', test: 'normalize-space(cbc:ID) != ""' }] }]],
};

/** A small validator configuration for UBL invoices, with our own schemas: path -> content. */
export function configuration(given: Given = {}): Record<string, string | Uint8Array> {
  const { name = 'Test rules', date = '2026-01-01', specification = XRECHNUNG, rules = LENIENT } = given;
  const schemas = readdirSync(XSD, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.xsd'));
  return {
    'scenarios.xml':
      given.scenarios ??
      `<scenarios xmlns="http://www.xoev.de/de/validator/framework/1/scenarios"><name>${name}</name><date>${date}</date>${scenario({ specification })}</scenarios>`,
    'resources/rules.xsl': given.stylesheet ?? isoStylesheet(rules),
    ...Object.fromEntries(schemas.map((file) => [`resources/xsd/${file}`, readFileSync(join(XSD, file))])),
  };
}

export function scenario({
  specification = XRECHNUNG,
  name = 'Invoice',
  schema = 'resources/xsd/ubl-invoice.xsd',
  rules = 'resources/rules.xsl',
  match = `exists(/ubl:Invoice/cbc:CustomizationID[. = '${specification}'])`,
}: {
  specification?: string;
  name?: string;
  schema?: string | null;
  rules?: string | null;
  match?: string;
} = {}): string {
  const resource = (location: string) =>
    `<resource><name>${location}</name><location>${location}</location></resource>`;
  return `<scenario><name>${name}</name><namespace prefix="ubl">urn:oasis:names:specification:ubl:schema:xsd:Invoice-2</namespace><namespace prefix="cbc">urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2</namespace><match>${match}</match>${schema === null ? '' : `<validateWithXmlSchema>${resource(schema)}</validateWithXmlSchema>`}${rules === null ? '' : `<validateWithSchematron>${resource(rules)}</validateWithSchematron>`}<createReport>${resource('report.xsl')}</createReport></scenario>`;
}
