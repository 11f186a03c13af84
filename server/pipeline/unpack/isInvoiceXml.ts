const ROOTS = ['CrossIndustryInvoice', 'CrossIndustryDocument', 'Invoice', 'CreditNote'];
const HEAD = 8192;

/** Whether XML begins like an invoice (UBL, CII, ZUGFeRD 1.0), by its first element. */
export function isInvoiceXml(bytes: Uint8Array): boolean {
  const text = xmlHead(bytes).replace(/<!--[\s\S]*?-->/g, '');
  const root = /<(?:[\w.-]+:)?([A-Za-z][\w.-]*)[\s/>]/.exec(text)?.[1];
  return root !== undefined && ROOTS.includes(root);
}

/** The beginning as text: byte order mark and the zero bytes of UTF-16 away. */
export function xmlHead(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, HEAD))
    .toString('latin1')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '')
    .trimStart();
}
