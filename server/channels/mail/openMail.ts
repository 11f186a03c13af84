import { sniffFile } from '../../../validation/sniffFile.ts';
import type { Context } from '../../context.ts';
import { countAttempt } from '../../db/attempts.ts';
import { findContact } from '../../db/findContact.ts';
import { findSender } from '../../db/findSender.ts';
import {
  insertMailPart,
  settleMail,
  STRANGERS,
  type MailAuthentication,
  type MailPart,
  type MailRow,
  type MailState,
} from '../../db/mails.ts';
import { readContent } from '../../db/readContent.ts';
import { oneLine } from '../../oneLine.ts';
import { receive } from '../../pipeline/receive.ts';
import { isInvoiceXml } from '../../pipeline/unpack/isInvoiceXml.ts';
import type { MailFile } from '../../pipeline/unpack/collectFiles.ts';
import type { OpenedMail } from '../../pipeline/unpack/mailWorker.ts';
import type { MailKeys } from '../../pipeline/unpack/readCms.ts';
import { Problem } from '../../problems.ts';
import { hashSecret } from '../../secret.ts';
import { authenticateMail, type LookUp } from './authenticateMail.ts';
import { settleBounce } from '../../pipeline/settleBounce.ts';
import { whyNotAnswer, type NoAnswer } from './whyNotAnswer.ts';

export type MailSetting = {
  readonly lookUp: LookUp;
  /** authserv-id of the own mail server in front; null: mails come from outside directly */
  readonly border: string | null;
  readonly keys: MailKeys | null;
};

/** More in one mail is a mistake or an attack; each takes a check. */
const MOST_INVOICES = 100;
/** What file systems allow. */
const LONGEST_NAME = 255;
/** Answers to one address within a day: a stranger, and who has an account (programs send by the hundred). */
const ANSWERS_PER_DAY = { stranger: 100, known: 5000 };
const DAY_MS = 86_400_000;

/** Why a mail is silent or open, for administrators. */
export type MailReason =
  NoAnswer | 'unproven' | 'limit' | 'nothing' | 'delayed' | 'bounced' | 'notice' | 'bounceUnknown';

/**
 * Opens a kept mail: every invoice in it goes its way, everything else becomes a note for the answer. Done again after a crash it comes to
 * the same end. Throws what may pass (database, name servers, no thread free).
 */
export async function openMail(ctx: Context, mail: MailRow, setting: MailSetting): Promise<void> {
  const bytes = await readContent(ctx.db, mail.sha256);
  const opened = (await ctx.unpack.mail(bytes, setting.keys)) ?? unreadable;
  if (await settleBounce(ctx, mail, opened)) return;
  const verdict = await authenticateMail(mail, bytes, opened.head, setting);
  const authentication = { ...verdict, signatures: opened.signatures, encrypted: opened.encrypted };
  const from = opened.head.from;
  const organisationId = (from && verdict.fromProven ? await findSender(ctx.db, from) : null) ?? STRANGERS;
  const target = await answerTarget(ctx, mail, opened, authentication, organisationId);
  const intake = { mail, organisationId, authentication, from, to: target.to };
  const parts = [...opened.notes.map(noteOf), ...(await receiveAll(ctx, intake, opened.files))];
  const told = parts.length > 0 ? parts : [part('1', null, 'MAIL_WITHOUT_INVOICE')];
  await settle(ctx, mail, opened, { authentication, organisationId, target, parts: told });
}

type Target = { readonly to: string | null; readonly reason: MailReason | null };

/** Who gets the answer: the sender, where that is safe; else the registered address of whom the mail provably is; else nobody. */
async function answerTarget(
  ctx: Context,
  mail: MailRow,
  { head }: OpenedMail,
  { fromProven, envelopeProven }: MailAuthentication,
  organisationId: string,
): Promise<Target> {
  const sender = mail.envelopeFrom ?? head.returnPath ?? head.from;
  const why = whyNotAnswer(head, sender, ownAddresses(ctx));
  if (why === 'bounce' || why === 'own' || why === 'loop') return { to: null, reason: why };
  const known = organisationId !== STRANGERS;
  const registered = known ? (await findContact(ctx.db, organisationId)).email : null;
  const proven = envelopeProven ? sender : fromProven ? head.from : null;
  const to = (why === null ? proven : null) ?? registered;
  if (to === null) return { to: null, reason: why ?? 'unproven' };
  const key = `mail ${hashSecret(to.toLowerCase())}`;
  const { count } = await countAttempt(ctx.db, key, ctx.clock.now(), DAY_MS);
  return count > ANSWERS_PER_DAY[known ? 'known' : 'stranger'] ? { to: null, reason: 'limit' } : { to, reason: null };
}

function ownAddresses({ config }: Context): string[] {
  const from = /<([^>]+)>/.exec(config.mailFrom)?.[1] ?? config.mailFrom;
  return [from, ...config.mailIn.addresses].map((address) => address.toLowerCase());
}

type IntakeOfMail = {
  readonly mail: MailRow;
  readonly organisationId: string;
  readonly authentication: MailAuthentication;
  readonly from: string | null;
  readonly to: string | null;
};

/** Invoices first; whatever else was attached then is beside the point, or the only thing there is to talk about. */
async function receiveAll(ctx: Context, intake: IntakeOfMail, files: readonly MailFile[]): Promise<MailPart[]> {
  const invoices = files.filter(({ bytes }) => sniffFile(bytes) === 'xml' && isInvoiceXml(bytes));
  const pdfs = files.filter(({ bytes }) => sniffFile(bytes) === 'pdf');
  const others = files.filter((file) => !invoices.includes(file) && !pdfs.includes(file));
  const parts: MailPart[] = [];
  const taken = () => parts.filter(({ invoiceId }) => invoiceId !== null).length;
  for (const file of [...invoices, ...pdfs, ...others]) {
    if (taken() >= MOST_INVOICES) return [...parts, part(file.path, null, 'MAIL_TOO_MANY')];
    const beside = taken() > 0;
    if (beside && others.includes(file)) parts.push(part(file.path, file.fileName, 'MAIL_BESIDE'));
    else parts.push(await receiveOne(ctx, intake, file, beside));
  }
  return parts;
}

async function receiveOne(ctx: Context, intake: IntakeOfMail, file: MailFile, beside: boolean): Promise<MailPart> {
  const { mail, organisationId, authentication, from, to } = intake;
  const path = oneLine(file.path, LONGEST_NAME);
  try {
    const receipt = await receive(ctx, {
      channel: 'mail',
      organisationId,
      keys: [{ kind: 'mail', key: `${mail.sha256}/${mail.mailbox}/${path}`, strict: false }],
      bytes: file.bytes,
      fileName: file.fileName,
      sender: { ...(from ? { name: from } : {}), ...(to ? { email: to } : {}) },
      mail: { id: mail.id, path, facts: factsOf(mail, authentication) },
    });
    return { path, fileName: file.fileName, invoiceId: receipt.id, note: null, facts: null };
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'SERVER_BUSY') throw error;
    if (beside && error.code === 'FILE_PDF') return part(path, file.fileName, 'MAIL_BESIDE');
    return { ...part(path, file.fileName, error.code), facts: error.facts };
  }
}

function factsOf(mail: MailRow, authentication: MailAuthentication) {
  const { by, dkim, spf, dmarc, fromProven, signatures } = authentication;
  const smime = signatures.map(({ result }) => result).join(' ') || null;
  return { mailSha256: mail.sha256, by, dkim, spf, dmarc, fromProven, smime };
}

type Outcome = {
  readonly authentication: MailAuthentication;
  readonly organisationId: string;
  readonly target: Target;
  readonly parts: readonly MailPart[];
};

async function settle(ctx: Context, mail: MailRow, { head }: OpenedMail, outcome: Outcome): Promise<void> {
  const { authentication, organisationId, target, parts } = outcome;
  const at = ctx.clock.now();
  const state = stateFor(outcome);
  const reason = state === 'silent' || state === 'open' ? (target.reason ?? 'nothing') : null;
  await ctx.db.transaction(async (trx) => {
    // notes before the mail itself: the other way round two of us could wait for each other
    for (const each of parts) await insertMailPart(trx, mail.id, each);
    const found = {
      state,
      headerFrom: head.from,
      ...headOf(head),
      authentication,
      organisationId,
      answerTo: target.to,
      reason,
    };
    await settleMail(trx, mail.id, found, at);
  });
}

/** Nobody is forgotten: what cannot be answered, but should be, waits for a person. */
function stateFor({ target, parts }: Outcome): Exclude<MailState, 'kept'> {
  if (target.to !== null) return 'opened';
  const invoices = parts.some(({ invoiceId }) => invoiceId !== null);
  const worthTelling = parts.some(({ note }) => note !== 'MAIL_WITHOUT_INVOICE');
  const byPerson = target.reason === 'unproven' || target.reason === 'limit';
  return invoices || (byPerson && worthTelling) ? 'open' : 'silent';
}

function headOf({ subject, messageId }: OpenedMail['head']) {
  return { subject: subject && oneLine(subject, LONGEST_NAME), messageId };
}

function noteOf({ path, fileName, code }: OpenedMail['notes'][number]): MailPart {
  return part(path, fileName, code);
}

function part(path: string, fileName: string | null, note: string): MailPart {
  return {
    path: oneLine(path, LONGEST_NAME),
    fileName: fileName && oneLine(fileName, LONGEST_NAME),
    invoiceId: null,
    note,
    facts: null,
  };
}

/** A mail at which the reader ended by a limit: nothing is known of it. */
const unreadable: OpenedMail = {
  head: {
    from: null,
    returnPath: null,
    subject: null,
    messageId: null,
    type: 'text/plain',
    signs: {},
    to: [],
    authenticationResults: null,
    hops: 0,
  },
  files: [],
  notes: [{ path: '1', fileName: null, code: 'MAIL_UNREADABLE' }],
  signatures: [],
  encrypted: false,
  report: null,
};
