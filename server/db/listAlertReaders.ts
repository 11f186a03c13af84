import type { Config } from '../config.ts';
import type { Queryable } from './database.ts';
import { listAdminEmails } from './findAccount.ts';

/** Who hears of troubles and gets the checkpoints: ALERT_TO, else every administrator. */
export async function listAlertReaders(config: Pick<Config, 'alertTo'>, db: Queryable): Promise<string[]> {
  return config.alertTo ? [config.alertTo] : listAdminEmails(db);
}
