import type { Invoice } from '../../validation/en16931/invoice.ts';
import { write } from '../../validation/en16931/write.ts';
import type { Syntax } from '../../validation/report.ts';

type Options = {
  /** invoice lines; the sums fit */
  readonly lines?: number;
  /** bytes of one attached PDF; 0: none */
  readonly attachment?: number;
};

const XRECHNUNG = 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0';

/** A valid XRechnung as text, for measurements and tests. */
export function sampleInvoice(syntax: Syntax, { lines = 3, attachment = 0 }: Options = {}): string {
  const net = (lines * 10).toFixed(2);
  const vat = (lines * 1.9).toFixed(2);
  const gross = (lines * 11.9).toFixed(2);
  const invoice: Invoice = {
    'BT-1': 'R-2026-0001',
    'BT-2': '2026-03-02',
    'BT-3': syntax === 'ubl-creditnote' ? '381' : '380',
    'BT-5': 'EUR',
    'BT-10': '04011000-12345-03',
    'BG-2': { 'BT-23': 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0', 'BT-24': XRECHNUNG },
    'BG-4': {
      'BT-27': 'Bürobedarf Muster GmbH',
      'BT-31': 'DE123456789',
      'BT-34': { value: 'rechnung@muster.example', scheme: 'EM' },
      'BG-5': { 'BT-35': 'Hauptstraße 1', 'BT-37': 'Musterstadt', 'BT-38': '12345', 'BT-40': 'DE' },
      'BG-6': { 'BT-41': 'Erika Muster', 'BT-42': '+49 30 123456', 'BT-43': 'erika@muster.example' },
    },
    'BG-7': {
      'BT-44': 'Amt für Beispiele',
      'BT-49': { value: 'rechnung@amt.example', scheme: 'EM' },
      'BG-8': { 'BT-50': 'Rathausplatz 2', 'BT-52': 'Beispielstadt', 'BT-53': '54321', 'BT-55': 'DE' },
    },
    'BG-13': { 'BT-72': '2026-02-27' },
    'BG-16': [{ 'BT-81': '58', 'BG-17': { 'BT-84': 'DE02120300000000202051' } }],
    'BT-20': 'Zahlbar innerhalb von 30 Tagen',
    'BG-22': { 'BT-106': net, 'BT-109': net, 'BT-110': vat, 'BT-112': gross, 'BT-115': gross },
    'BG-23': [{ 'BT-116': net, 'BT-117': vat, 'BT-118': 'S', 'BT-119': '19' }],
    'BG-25': Array.from({ length: lines }, (_, i) => ({
      'BT-126': String(i + 1),
      'BT-129': '2',
      'BT-130': 'C62',
      'BT-131': '10.00',
      'BG-29': { 'BT-146': '5.00' },
      'BG-30': { 'BT-151': 'S', 'BT-152': '19' },
      'BG-31': { 'BT-153': `Ware ${i + 1}` },
    })),
    ...(attachment > 0 && {
      'BG-24': [
        {
          'BT-122': 'Anlage',
          'BT-125': {
            value: Buffer.alloc(attachment, 'Rechnungsweg').toString('base64'),
            mime: 'application/pdf',
            filename: 'anlage.pdf',
          },
        },
      ],
    }),
  };
  return write(invoice, syntax).xml;
}
