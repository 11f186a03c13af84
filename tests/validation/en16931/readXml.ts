import { read, type ReadInvoice } from '../../../validation/en16931/read.ts';
import { xmlTreeOf } from '../../../validation/xmlTreeOf.ts';
import { parseXml } from '../../../validation/xml.ts';

/** Reads a document that must be an invoice. */
export function readXml(xml: string | Uint8Array): ReadInvoice {
  const parsed = parseXml(typeof xml === 'string' ? Buffer.from(xml) : xml);
  if (!parsed.ok) throw new Error(`not readable: ${parsed.fault.code} ${parsed.fault.detail ?? ''}`);
  const invoice = read(xmlTreeOf(parsed.document));
  parsed.document.dispose();
  if (!invoice) throw new Error('no invoice');
  return invoice;
}
