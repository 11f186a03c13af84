import { checkLeitwegId } from '../../../validation/en16931/leitwegId.ts';
import { As4Error } from '../../as4/as4Error.ts';
import type { Sbd } from '../../as4/readSbd.ts';
import type { Context } from '../../context.ts';
import { findAuthorityByLeitwegId } from '../../db/findAuthority.ts';
import { peppolDocuments, peppolIds } from '../../peppolDocuments.ts';

/** The word of the network for "not here" (Peppol AS4 profile 2.0.3, 4.8): it stands alone. */
export const NOT_SERVICED = 'PEPPOL:NOT_SERVICED';

/** Serviced is every authority that takes invoices here, with every document type of peppolDocuments.ts. Throws As4Error. */
export async function requireServiced(ctx: Context, { receiver, documentType, process }: Sbd): Promise<void> {
  const [, icd, id = ''] = /^(\d{4}):(.+)$/.exec(receiver.value) ?? [];
  const checked = checkLeitwegId(id);
  const isOurs = icd === peppolIds.leitwegIcd && receiver.type === peppolIds.participantScheme;
  const authority = isOurs && checked.ok ? await findAuthorityByLeitwegId(ctx.db, checked.leitwegId) : null;
  const serviced =
    authority &&
    !authority.closedAt &&
    documentType.type === peppolIds.documentScheme &&
    peppolDocuments(ctx.config.peppol).includes(documentType.value) &&
    process.type === peppolIds.processScheme &&
    process.value === peppolIds.process;
  if (!serviced) throw new As4Error('other', NOT_SERVICED);
}
