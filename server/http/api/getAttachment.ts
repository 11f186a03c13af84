import { attachmentFileName } from '../../../validation/en16931/attachmentFileName.ts';
import { attachmentType } from '../../../validation/en16931/attachmentType.ts';
import { decodeBase64 } from '../../../validation/en16931/decodeBase64.ts';
import { read } from '../../../validation/en16931/read.ts';
import { parseXml } from '../../../validation/xml.ts';
import { xmlTreeOf } from '../../../validation/xmlTreeOf.ts';
import { readContent } from '../../db/readContent.ts';
import { Problem } from '../../problems.ts';
import type { HandlerFor } from '../handler.ts';
import { findVisible } from './getInvoice.ts';

/**
 * A document embedded in an invoice (BT-125), by its place among BG-24. It comes from strangers: always a download, never shown by the
 * browser, with the type that its content has and a name that fits it.
 */
export const getAttachment: HandlerFor<'GET /api/v1/invoices/:id/attachments/:number'> = async (ctx, req, res, who) => {
  const invoice = await findVisible(ctx, req, who);
  const number = /^[1-9]\d{0,3}$/.test(String(req.params['number'])) ? Number(req.params['number']) : 0;
  const attachment = embedded(await readContent(ctx.db, invoice.sha256), number);
  if (!attachment) throw new Problem('NOT_FOUND');
  const bytes = decodeBase64(attachment.value);
  if (!bytes) throw new Problem('ATTACHMENT_BROKEN');
  const type = attachmentType(bytes);
  res.attachment(attachmentFileName(attachment.filename, number, type));
  // Not by res.type(): that adds a charset, which is not ours to know. A page of HTML is none of ours either.
  res.setHeader('Content-Type', type.kind === 'html' ? 'application/octet-stream' : type.media);
  res.setHeader('Content-Security-Policy', "sandbox; default-src 'none'");
  res.setHeader('Content-Length', bytes.length);
  res.end(bytes);
};

function embedded(document: Uint8Array, number: number) {
  const parsed = parseXml(document);
  if (!parsed.ok) return undefined;
  try {
    return read(xmlTreeOf(parsed.document))?.invoice['BG-24']?.[number - 1]?.['BT-125'];
  } finally {
    parsed.document.dispose();
  }
}
