import type { XmlDocument } from 'libxml2-wasm';
import { embeddedDocuments } from '../embeddedDocuments.ts';
import type { Finding } from '../report.ts';

/** What portals of the Länder take lies between 100 and 200. */
export const MAX_ATTACHMENTS = 200;

/** The finding that says that there are more embedded documents (BT-125) than the platform takes; null: not too many. */
export function countAttachments(document: XmlDocument, most: number): Finding | null {
  const found = embeddedDocuments(document);
  const first = found[most];
  if (!first) return null;
  return {
    rule: 'XML-TOO-MANY-ATTACHMENTS',
    level: 'error',
    source: 'parse',
    count: 1,
    places: [{ path: '/', ...(first.line && { line: first.line }) }],
    text: {
      de: `Die Rechnung enthält ${found.length} Anlagen; angenommen werden höchstens ${most}. Fassen Sie Anlagen zusammen, oder teilen Sie die Rechnung auf.`,
      en: `The invoice has ${found.length} attachments; at most ${most} are taken. Combine attachments or split the invoice.`,
    },
  };
}
