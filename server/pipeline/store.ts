import type { Context } from '../context.ts';
import { appendJournal } from '../db/appendJournal.ts';
import { claimIntakeKeys, type KnownDelivery } from '../db/claimIntakeKeys.ts';
import type { Transaction } from '../db/database.ts';
import { insertInvoice, type NewInvoice } from '../db/insertInvoice.ts';
import { insertMailPart } from '../db/mails.ts';
import { newId } from '../db/newId.ts';
import { putContent } from '../db/putContent.ts';
import { intakeKinds } from './intakeKinds.ts';
import { pipeline } from './pipeline.ts';
import type { Intake } from './receive.ts';
import type { Document } from './unpack/openDocument.ts';

export type Stored = { readonly id: string; readonly receivedAt: Date } | { readonly known: KnownDelivery };

/**
 * Writes document, keys, invoice, journal and first job in one transaction: all of it or nothing.
 * Where a key is known, nothing is written and the delivery that has it comes back.
 */
export async function store(ctx: Context, intake: Intake, sha256: string, document: Document): Promise<Stored> {
  const id = newId();
  const at = ctx.clock.now();
  try {
    await ctx.db.transaction(async (trx) => {
      // The keys point to the invoice and the invoice to the bytes: that is the order. A known key rolls all of it back.
      await putContent(trx, intake.bytes);
      const documentSha256 = document.path === null ? sha256 : await putContent(trx, document.bytes);
      await insertInvoice(trx, { ...newInvoice(intake, id, sha256, at), documentSha256, documentPath: document.path });
      const known = await claimIntakeKeys(trx, scoped(intake, document), { id, sha256, at });
      if (known) throw new Known(known);
      await rememberMail(trx, intake, id);
      await appendJournal(trx, {
        invoiceId: id,
        at,
        code: 'stored',
        to: 'received',
        actor: 'supplier',
        facts: {
          channel: intake.channel,
          sha256,
          size: intake.bytes.length,
          organisationId: intake.organisationId,
          ...(document.path === null ? {} : { documentSha256 }),
          ...(intake.mail ? { mailId: intake.mail.id, ...intake.mail.facts } : {}),
        },
        personal: {
          ...intake.sender,
          ...(intake.fileName ? { fileName: intake.fileName } : {}),
          ...(document.path === null ? {} : { documentPath: document.path }),
        },
      });
      await intake.write?.(trx, id);
      await ctx.jobs.enqueue(trx, pipeline.received.step, id);
    });
  } catch (error) {
    if (error instanceof Known) return { known: error.delivery };
    throw error;
  }
  ctx.jobs.nudge(pipeline.received.step);
  return { id, receivedAt: at };
}

/** Leaves the transaction, so that it rolls back, with the delivery that was there first. */
class Known extends Error {
  readonly delivery: KnownDelivery;
  constructor(delivery: KnownDelivery) {
    super('known delivery');
    this.delivery = delivery;
  }
}

function newInvoice(
  intake: Intake,
  id: string,
  sha256: string,
  receivedAt: Date,
): Omit<NewInvoice, 'documentSha256' | 'documentPath'> {
  const { organisationId, channel, fileName, bytes, sender = null } = intake;
  return { id, organisationId, channel, sha256, size: bytes.length, fileName, sender, receivedAt };
}

function scoped({ keys, organisationId }: Intake, { path }: Document) {
  return keys.map(({ kind, key }) => ({
    scope: intakeKinds[kind].scope === 'world' ? 'world' : organisationId,
    kind,
    key: path !== null && intakeKinds[kind].byPath ? `${key}/${path}` : key,
  }));
}

async function rememberMail(trx: Transaction, { mail, fileName }: Intake, invoiceId: string): Promise<void> {
  if (mail) await insertMailPart(trx, mail.id, { path: mail.path, fileName, invoiceId, note: null, facts: null });
}
