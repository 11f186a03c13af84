import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2';
const CBC = 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2';
const XSD = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${UBL}" xmlns:b="${CBC}">
<xs:import namespace="${CBC}" schemaLocation="parts/basic.xsd"/>
<xs:element name="Invoice"><xs:complexType><xs:sequence>
<xs:element ref="b:CustomizationID" maxOccurs="unbounded"/><xs:element ref="b:ID" minOccurs="0"/><xs:element ref="b:Note" minOccurs="0" maxOccurs="unbounded"/>
</xs:sequence></xs:complexType></xs:element></xs:schema>`;
const BASIC = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${CBC}">
<xs:element name="CustomizationID" type="xs:string"/><xs:element name="ID" type="xs:string"/><xs:element name="Note" type="xs:string"/></xs:schema>`;

/** Rules that do to the engine, on demand of the note, what a broken rule set could do. */
const RULES = `<schema xmlns="http://purl.oclc.org/dsdl/schematron" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" queryBinding="xslt2">
<ns prefix="u" uri="${UBL}"/><ns prefix="b" uri="${CBC}"/><ns prefix="f" uri="urn:f"/>
<let name="total" value="if (u:Invoice/b:Note = 'abort') then xs:decimal('no number') else 1"/>
<xsl:function name="f:deep" as="xs:integer" xmlns:xs="http://www.w3.org/2001/XMLSchema"><xsl:param name="n" as="xs:integer"/><xsl:sequence select="if ($n = 0) then 0 else 1 + f:deep($n - 1)"/></xsl:function>
<pattern><rule context="b:Note">
<assert id="T-LOOP" flag="fatal" test="if (. = 'loop') then (every $i in 1 to 100000000000 satisfies $i > 0) else true()">loop</assert>
<assert id="T-MEMORY" flag="fatal" test="if (. = 'memory') then count(for $i in 1 to 500000000 return string($i)[position() >= 0][last()]) > 0 and string-length(string-join(for $i in 1 to 500000000 return concat('x', $i), '')) > 1 else true()">memory</assert>
<assert id="T-DEEP" flag="fatal" test="if (. = 'deep') then f:deep(1000000) > 0 else true()">deep</assert>
<assert id="T-CAST" flag="warning" test="if (. = 'cast') then xs:decimal(.) > 0 else true()">cast</assert>
<assert id="T-WARNING" flag="warning" test=". != 'warning'">A warning, <value-of select="."/></assert>
</rule></pattern>
<pattern><rule context="/u:Invoice"><assert id="T-ID" flag="fatal" test="exists(b:ID)">ID</assert><assert id="T-TOTAL" flag="fatal" test="$total = 1">total</assert><assert id="T-CUSTOM" flag="fatal" test="false()">only information in this scenario</assert></rule></pattern>
</schema>`;

const scenario = (
  name: string,
  match: string,
  schematron: string,
) => `<scenario><name>${name}</name><namespace prefix="u">${UBL}</namespace><namespace prefix="b">${CBC}</namespace><match>${match}</match>
<validateWithXmlSchema><resource><name>x</name><location>xsd/main.xsd</location></resource></validateWithXmlSchema>
<validateWithSchematron><resource><name>r</name><location>${schematron}</location></resource></validateWithSchematron>
<createReport><resource><name>n</name><location>n</location></resource><customLevel level="information">T-CUSTOM  T-OTHER</customLevel></createReport></scenario>`;

/** A small bundle of rules in a folder of its own, to see the engine work without the rules of real invoices. */
export async function testBundle(): Promise<{ bundleDir: string; cacheDir: string }> {
  const folder = await temporaryFolder('bundle');
  const bundleDir = join(folder, 'bundle');
  mkdirSync(join(bundleDir, 'xsd/parts'), { recursive: true });
  writeFileSync(join(bundleDir, 'xsd/main.xsd'), XSD);
  writeFileSync(join(bundleDir, 'xsd/parts/basic.xsd'), BASIC);
  writeFileSync(join(bundleDir, 'rules.sch'), RULES);
  const scenarios = [
    scenario('string value', "/u:Invoice/b:CustomizationID[. = 'test#a']", 'rules.sch'),
    scenario('text nodes', "/u:Invoice[b:CustomizationID/text() = 'test']", 'rules.sch'),
    scenario('without rules', "/u:Invoice[b:CustomizationID/text() = 'none']", 'absent.sch'),
  ];
  writeFileSync(
    join(bundleDir, 'scenarios.xml'),
    `<scenarios xmlns="http://www.xoev.de/de/validator/framework/1/scenarios"><name>Test</name><date>2026-01-01</date>${scenarios.join('')}</scenarios>`,
  );
  return { bundleDir, cacheDir: join(folder, 'cache') };
}

/** A document for the test bundle. */
export function testInvoice({ customization = 'test', note = 'fine', id = '<b:ID>1</b:ID>' } = {}): Buffer {
  return Buffer.from(
    `<u:Invoice xmlns:u="${UBL}" xmlns:b="${CBC}">\n<b:CustomizationID>${customization}</b:CustomizationID>${id}\n<b:Note>${note}</b:Note></u:Invoice>`,
  );
}
