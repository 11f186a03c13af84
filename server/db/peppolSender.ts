import { createOrganisation } from './createOrganisation.ts';
import type { Database } from './database.ts';

/** The organisation that stands for a Peppol participant; made with the first invoice. `participant` as the network compares it: in lower case. */
export async function organisationOfParticipant(db: Database, participant: string, at: Date): Promise<string> {
  const find = async () =>
    (await db('peppol_sender').where({ participant }).first<{ organisation_id: string } | undefined>('organisation_id'))
      ?.organisation_id;
  const known = await find();
  if (known) return known;
  const made = await db.transaction(async (trx) => {
    const organisationId = await createOrganisation(trx, { name: participant, email: null }, at);
    const inserted = await trx('peppol_sender')
      .insert({ participant, organisation_id: organisationId })
      .onConflict('participant')
      .ignore()
      .returning<{ organisation_id: string }[]>('organisation_id');
    if (inserted.length === 0) await trx('organisation').where({ id: organisationId }).delete();
    return inserted[0]?.organisation_id;
  });
  // Two first invoices at once: the other one was faster.
  const organisationId = made ?? (await find());
  if (!organisationId) throw new Error(`no organisation for ${participant}`);
  return organisationId;
}
