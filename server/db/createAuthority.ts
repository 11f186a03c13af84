import { parseLeitwegId } from '../leitwegId.ts';
import type { Database } from './database.ts';
import { newId } from './newId.ts';

export type NewAuthority = {
  readonly name: string;
  readonly deliverTo: string;
  /** with right check digits, in any case; each belongs to one authority only */
  readonly leitwegIds: readonly string[];
  readonly language?: 'de' | 'en';
};

export async function createAuthority(db: Database, authority: NewAuthority, at: Date): Promise<string> {
  const id = newId();
  const ids = authority.leitwegIds.map((text) => {
    const parsed = parseLeitwegId(text);
    if (!parsed.ok) throw new Error(`not a Leitweg-ID: ${text}`);
    return parsed.id;
  });
  await db.transaction(async (trx) => {
    const { name, deliverTo, language = 'de' } = authority;
    await trx('authority').insert({ id, name, deliver_to: deliverTo, language, created_at: at });
    for (const leitwegId of ids)
      await trx('leitweg_id').insert({ leitweg_id: leitwegId, authority_id: id, created_at: at });
  });
  return id;
}
