import { beforeAll, expect, it } from 'vitest';
import type { LoadedScenario } from '../../../validation/bundle.ts';
import { checkSchema } from '../../../validation/steps/checkSchema.ts';
import { parseXml } from '../../../validation/xml.ts';
import { openSchemas } from './openSchemas.ts';

type Values = { date?: string; amount?: string; flag?: string; file?: string };

/** The smallest UBL invoice that has a place for each kind of value. */
const invoice = ({ date = '2026-01-31', amount = '1.00', flag = 'true', file = 'QUJD' }: Values): string =>
  `
<ubl:Invoice xmlns:ubl="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:ID>1</cbc:ID><cbc:CopyIndicator>${flag}</cbc:CopyIndicator><cbc:IssueDate>${date}</cbc:IssueDate>
  <cac:AdditionalDocumentReference><cbc:ID>1</cbc:ID><cac:Attachment>
    <cbc:EmbeddedDocumentBinaryObject mimeCode="text/csv">${file}</cbc:EmbeddedDocumentBinaryObject>
  </cac:Attachment></cac:AdditionalDocumentReference>
  <cac:AccountingSupplierParty/><cac:AccountingCustomerParty/>
  <cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="EUR">${amount}</cbc:PayableAmount></cac:LegalMonetaryTotal>
  <cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:LineExtensionAmount currencyID="EUR">1</cbc:LineExtensionAmount><cac:Item/></cac:InvoiceLine>
</ubl:Invoice>`.trim();

let ubl: LoadedScenario;
beforeAll(async () => {
  const bundle = await openSchemas();
  ubl = bundle.scenarios.find(({ scenario }) => scenario.syntax === 'ubl-invoice')!;
});

function isValid(values: Values): boolean {
  const parsed = parseXml(Buffer.from(invoice(values)));
  if (!parsed.ok) throw new Error(parsed.fault.code);
  const valid = checkSchema(ubl, parsed.document).length === 0;
  parsed.document.dispose();
  return valid;
}

const accepted: Record<keyof Values, readonly string[]> = {
  date: ['2024-02-29', '2000-02-29', ' 2026-01-31\n', '-0044-03-15', '12026-01-01', '2026-01-31Z', '2026-01-31+14:00'],
  amount: ['1.', '.5', '+1', '-0', ' 1 ', '00001.10', '12345678901234567890.123456789'],
  flag: ['true', 'false', '1', '0', ' true '],
  file: ['', 'QUJD', 'QUJ D', 'QUJD\nQUJD\n', 'QQ=='],
};
const refused: Record<keyof Values, readonly string[]> = {
  date: [
    '2023-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-1-1',
    '0000-01-01',
    '02026-01-01',
    '2026-01-31+14:01',
    '20260131',
    '',
  ],
  amount: ['1e3', '', '1,00', '1 0', 'INF', 'NaN', '--1', '.', '1.0.0', '٣'],
  flag: ['TRUE', 'yes', ''],
  file: ['!!!', 'QUJDÄ', 'QQ=', 'Q', 'QUJD===='],
};
const pairs = (cases: Record<keyof Values, readonly string[]>) =>
  Object.entries(cases).flatMap(([kind, values]) => values.map((value) => [kind, value] as const));

it.each(pairs(accepted))('the schema accepts the %s "%s"', (kind, value) => {
  expect(isValid({ [kind]: value })).toBe(true);
});

it.each(pairs(refused))('the schema refuses the %s "%s"', (kind, value) => {
  expect(isValid({ [kind]: value })).toBe(false);
});
