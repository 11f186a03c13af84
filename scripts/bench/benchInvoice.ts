import type { Invoice } from '../../validation/en16931/invoice.ts';
import { write } from '../../validation/en16931/write.ts';

type Options = { readonly lines?: number; readonly attachmentBytes?: number };

/** An XRechnung without findings, as long or as heavy as one likes. Every line costs 10 EUR, with 19 % VAT. */
export function benchInvoice(syntax: 'ubl-invoice' | 'cii', { lines = 1, attachmentBytes = 3 }: Options): Buffer {
  const net = 10 * lines;
  const tax = (net * 0.19).toFixed(2);
  const gross = (net * 1.19).toFixed(2);
  const invoice: Invoice = {
    'BT-1': `B-${lines}`,
    'BT-2': '2026-11-24',
    'BT-3': '380',
    'BT-5': 'EUR',
    'BT-9': '2026-12-24',
    'BT-10': '991-33333TEST-33',
    'BG-2': {
      'BT-23': 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
      'BT-24': 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0',
    },
    'BG-4': {
      'BT-27': 'Messgeräte Harz GmbH',
      'BT-31': 'DE123456789',
      'BT-34': { value: 'rechnung@messgeraete.example', scheme: 'EM' },
      'BG-5': { 'BT-35': 'Waagegasse 3', 'BT-37': 'Quedlinburg', 'BT-38': '06484', 'BT-40': 'DE' },
      'BG-6': { 'BT-41': 'Frau Lot', 'BT-42': '+49 3946 12345', 'BT-43': 'lot@messgeraete.example' },
    },
    'BG-7': {
      'BT-44': 'Eichamt der Probe',
      'BT-49': { value: 'post@eichamt.example', scheme: 'EM' },
      'BG-8': { 'BT-50': 'Domplatz 1', 'BT-52': 'Magdeburg', 'BT-53': '39104', 'BT-55': 'DE' },
    },
    'BG-13': { 'BT-72': '2026-11-20' },
    'BG-16': [{ 'BT-81': '58', 'BG-17': { 'BT-84': 'DE02120300000000202051' } }],
    'BG-22': { 'BT-106': `${net}.00`, 'BT-109': `${net}.00`, 'BT-110': tax, 'BT-112': gross, 'BT-115': gross },
    'BG-23': [{ 'BT-116': `${net}.00`, 'BT-117': tax, 'BT-118': 'S', 'BT-119': '19' }],
    'BG-24': [
      {
        'BT-122': 'Anlage 1',
        'BT-125': {
          value: Buffer.alloc(attachmentBytes, 'abc').toString('base64'),
          mime: 'application/pdf',
          filename: 'anlage.pdf',
        },
      },
    ],
    'BG-25': Array.from({ length: lines }, (_, i) => ({
      'BT-126': String(i + 1),
      'BT-129': '2',
      'BT-130': 'C62',
      'BT-131': '10.00',
      'BG-29': { 'BT-146': '5.00' },
      'BG-30': { 'BT-151': 'S', 'BT-152': '19' },
      'BG-31': { 'BT-153': `Prüfgewicht ${i + 1}` },
    })),
  };
  const { xml, lost } = write(invoice, syntax);
  if (lost.length > 0) throw new Error(`${syntax} has no place for ${lost.join(', ')}`);
  return Buffer.from(xml);
}
