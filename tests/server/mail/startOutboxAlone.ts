import { pino } from 'pino';
import { openDatabase } from '../../../server/db/openDatabase.ts';
import { insertOutbox, settleOutbox, type OutboxRow } from '../../../server/db/outbox.ts';
import { OUTBOX_TIMINGS, runOutbox, type OutboxTimings } from '../../../server/mail/runOutbox.ts';
import { smtpTransport } from '../../../server/mail/smtpTransport.ts';
import { atEnd } from '../../support/cleanUp.ts';
import { databaseFor } from '../../support/databaseFor.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { waitUntil } from '../../support/waitUntil.ts';

/** On a busy machine: a limit against hanging. */
const PATIENCE_MS = 90_000;

export type SentRow = {
  readonly state: 'waiting' | 'sent' | 'failed';
  readonly attempts: number;
  readonly last_words: string | null;
};

/** An outbox with its sender, and nothing else of the platform: for what mail servers can do to a message. */
export async function startOutboxAlone() {
  const { DATABASE_URL: databaseUrl = null } = await databaseFor();
  const log = pino({ level: 'silent' });
  const database = await openDatabase({ databaseUrl, dataDir: await temporaryFolder() }, log);
  atEnd(() => database.close());
  const { db } = database;

  const rowOf = async (messageId: string): Promise<SentRow> =>
    db('outbox').where({ message_id: messageId }).first('state', 'attempts', 'last_words');

  return {
    rowOf,
    /** Sends through this server until stopped, without long pauses. */
    send(smtpUrl: string, timings: Partial<OutboxTimings> = {}) {
      const settle = async (row: OutboxRow, { end, reply }: { end: string; reply: string }) => {
        const state = end === 'accepted' ? 'sent' : 'failed';
        await db.transaction((trx) => settleOutbox(trx, row.id, { state, lastWords: reply, at: new Date() }));
      };
      const quick = { ...OUTBOX_TIMINGS, poll: 20, pauses: [20], mostAttempts: 1_000_000, grace: 50, ...timings };
      return runOutbox({ db, log, clock: { now: () => new Date() } }, smtpTransport(smtpUrl), settle, quick);
    },
    async put(messageId: string, recipient = 'a@amt.example'): Promise<void> {
      const mail = {
        kind: 'answer',
        invoiceId: null,
        recipient,
        envelopeFrom: 'weg@land.example',
        subject: 'x',
      } as const;
      const bytes = Buffer.from(`Message-ID: ${messageId}\r\n\r\nx\r\n`);
      await db.transaction((trx) => insertOutbox(trx, { ...mail, messageId, bytes }, new Date()));
    },
    /** Waits until the message is at its end, or until it was tried so often. */
    waitFor: (messageId: string, attempts = Infinity) =>
      waitUntil(
        `the end of ${messageId}`,
        async () => {
          const row = await rowOf(messageId);
          return row.state !== 'waiting' || (row.attempts >= attempts && row.last_words !== null) ? row : null;
        },
        PATIENCE_MS,
      ),
  };
}
