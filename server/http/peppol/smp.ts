import type { Response } from 'express';
import type { Context } from '../../context.ts';
import { findAuthorityByLeitwegId } from '../../db/findAuthority.ts';
import { peppolDocuments, peppolIds } from '../../peppolDocuments.ts';
import { Problem } from '../../problems.ts';
import type { Smp } from '../../smp/openSmp.ts';
import { leitwegIdOf, splitIdentifier } from '../../smp/participant.ts';
import { writeServiceGroup, writeServiceMetadata } from '../../smp/serviceMetadata.ts';
import type { HandlerFor } from '../handler.ts';

/** Everything that an authority of ours takes by Peppol. */
export const getServiceGroup: HandlerFor<'GET /smp/:participant'> = async (ctx, req, res) => {
  const { leitwegId, documents } = await findServices(ctx, String(req.params['participant']));
  send(res, writeServiceGroup(leitwegId, documents, ctx.config.publicUrl));
};

/** Where one document type goes, signed. */
export const getServiceMetadata: HandlerFor<'GET /smp/:participant/services/:document'> = async (ctx, req, res) => {
  const { smp, leitwegId, documents } = await findServices(ctx, String(req.params['participant']));
  const asked = splitIdentifier(String(req.params['document']));
  if (!ctx.accessPoint || asked?.scheme !== peppolIds.documentScheme || !documents.includes(asked.value))
    throw new Problem('NOT_FOUND');
  const { publicUrl, operator } = ctx.config;
  const endpoint = {
    address: `${publicUrl}/as4`,
    certificate: ctx.accessPoint.certificate,
    description: operator.name || 'Rechnungsweg',
    contact: operator.email ? `mailto:${operator.email}` : publicUrl,
  };
  send(res, writeServiceMetadata(smp, leitwegId, asked.value, endpoint));
};

/** A participant that is not registered here, or no longer, is unknown: the answer that senders expect (404). */
async function findServices(
  ctx: Context,
  participant: string,
): Promise<{ readonly smp: Smp; readonly leitwegId: string; readonly documents: readonly string[] }> {
  const leitwegId = leitwegIdOf(participant);
  const authority = leitwegId && (await findAuthorityByLeitwegId(ctx.db, leitwegId));
  if (!ctx.smp || !authority || authority.closedAt) throw new Problem('NOT_FOUND');
  return { smp: ctx.smp, leitwegId, documents: peppolDocuments(ctx.config.peppol) };
}

function send(res: Response, xml: string): void {
  res.setHeader('Content-Type', 'text/xml; charset=UTF-8');
  res.end(xml);
}
