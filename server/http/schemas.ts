import { z } from 'zod';
import type { Report } from '../../validation/report.ts';
import { journalCodes, type JournalCode } from '../journalCodes.ts';
import { states, type State } from '../states.ts';

/**
 * The shape of everything that goes over the API, once: it checks what comes in, types what goes out (contract.ts) and
 * becomes the component schemas of the OpenAPI description.
 */
const stateNames = Object.keys(states) as [State, ...State[]];
const moment = z.iso.datetime().meta({ description: 'RFC 3339, UTC' });
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);
const bilingual = z.object({ de: z.string(), en: z.string() });
/** What people type. The database keeps no NUL, and nobody means one. */
const typed = () =>
  z
    .string()
    .regex(/^[^\0]*$/)
    .trim();

/** The page of a list that is asked for; `total` counts all pages. */
const paging = {
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  size: z.coerce.number().int().min(1).max(100).default(25),
};
const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), total: count, page: count, size: count });

/** A place in a long list, as an answer has named it. */
const place = z
  .string()
  .regex(/^$|^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  .refine((text) => text === '' || !Number.isNaN(Date.parse(text.split('_')[0] ?? '')));
const slicingBy = (cursor: z.ZodType<string, string>) => ({
  size: paging.size,
  older: cursor.default('').meta({ description: 'what comes after this place: `older` of an answer' }),
  newer: cursor.default('').meta({ description: 'what comes before this place: `newer` of an answer' }),
});
/** A slice of a long list, newest first. */
const sliceOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    total: count,
    exact: z.boolean().meta({ description: 'false: there are more than `total`' }),
    older: z.string().nullable().meta({ description: 'where the list goes on; null: it ends here' }),
    newer: z.string().nullable().meta({ description: 'the way back; null: these are the newest' }),
  });

export const state = z.enum(stateNames);
export const channel = z.enum(['upload', 'form', 'mail', 'peppol']);
export const role = z.enum(['supplier', 'authority', 'admin']);

export const problemDetails = z.object({
  type: z.string().meta({ description: 'where the code is explained' }),
  title: z.string(),
  status: z.int(),
  code: z.string().meta({ description: 'stable; programs decide by it' }),
  detail: z.string().meta({ description: 'the way out, in the language of Accept-Language' }),
  instance: z.string().meta({ description: 'number of this request, for questions to the operator' }).optional(),
  de: z.object({ title: z.string(), way: z.string() }),
  en: z.object({ title: z.string(), way: z.string() }),
  facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});

export const summary = z.object({
  number: z.string().nullable(),
  issueDate: z.string().nullable(),
  typeCode: z.string().nullable(),
  currency: z.string().nullable(),
  buyerReference: z.string().nullable(),
  specification: z.string().nullable(),
  seller: z.string().nullable(),
  sellerEmail: z.string().nullable(),
  buyer: z.string().nullable(),
  amountDue: z.string().nullable(),
});

export const finding = z.object({
  rule: z.string(),
  level: z.enum(['error', 'warning', 'information']),
  source: z.enum(['parse', 'scenario', 'schema', 'cen', 'xrechnung', 'engine']),
  count,
  places: z.array(z.object({ path: z.string(), line: z.int().exactOptional(), value: z.string().exactOptional() })),
  text: bilingual,
  wording: z.string().exactOptional().meta({ description: 'the words of the rule itself' }),
});

export const report = z.object({
  sha256,
  bytes: count,
  wellformed: z.boolean(),
  syntax: z.enum(['ubl-invoice', 'ubl-creditnote', 'cii']).nullable(),
  scenario: z.string().nullable(),
  schemaValid: z.boolean().nullable(),
  verdict: z.enum(['accept', 'reject', 'no-scenario', 'error']),
  findings: z.array(finding),
  bundle: z.object({ name: z.string(), version: z.string(), checksum: z.string() }),
  summary: summary.nullable(),
  ms: z.record(z.string(), z.number()),
}) satisfies z.ZodType<Report>;

/** The report as people read it: each finding taken apart, in both languages. */
export const explainedReport = report.extend({
  findings: z.array(
    finding.extend({
      title: bilingual.meta({ description: 'what is wrong' }),
      fix: bilingual.meta({ description: 'what to do; empty where only the words of the rule are known' }),
      class: z.enum(['Formatfehler', 'Geschäftsregelfehler', 'Inhaltsfehler']).meta({
        description: 'by the letter of the Federal Ministry of Finance of 15 October 2025',
      }),
      terms: z.array(z.string()).meta({ description: 'BT and BG ids that the rule is about' }),
      legal: bilingual.exactOptional().meta({ description: 'the mandatory item that an Inhaltsfehler touches' }),
    }),
  ),
});

export const checkAnswer = explainedReport.extend({
  document: z
    .object({ path: z.string(), base64: z.string() })
    .nullable()
    .meta({ description: 'the XML that was checked, where it lay in a PDF' }),
});

export const receipt = z.object({ id: z.uuid(), state, sha256, receivedAt: moment });
export const uploadItem = z.union([
  receipt.extend({ file: z.string() }),
  z.object({ file: z.string(), problem: problemDetails }),
]);
/** 200 on a delivery: a repeat of one file, or several files. */
export const receiptOrItems = z.union([receipt, z.array(uploadItem)]);

export const invoiceRow = z.object({
  id: z.uuid(),
  state,
  channel,
  fileName: z.string().nullable(),
  number: z.string().nullable(),
  issueDate: z.string().nullable(),
  seller: z.string().nullable(),
  buyer: z.string().nullable(),
  leitwegId: z.string().nullable(),
  authority: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  amountDue: z.string().nullable(),
  currency: z.string().nullable(),
  receivedAt: moment,
  doneAt: moment.nullable(),
  organisation: z.string().nullable().meta({ description: 'who sent it in' }),
  findings: z
    .object({ error: count, warning: count, information: count })
    .nullable()
    .meta({ description: 'null: not checked yet' }),
  troubled: z.boolean().meta({ description: 'a technical step failed for good; the operator knows and works on it' }),
});
export const invoiceList = sliceOf(invoiceRow);
export const invoiceExport = z.array(invoiceRow);

const explained = z.object({ code: z.string(), de: z.string(), en: z.string() });

const journalEvent = z.enum(Object.keys(journalCodes) as [JournalCode, ...JournalCode[]]);
const journalDetail = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).nullable());
export const journalEntry = z.object({
  at: moment,
  event: journalEvent,
  from: state.nullable(),
  to: state.nullable(),
  actor: z.string().nullable(),
  why: bilingual.nullable().meta({ description: 'the code of the reason or the trouble in words' }),
  detail: journalDetail,
});

export const invoiceDetail = invoiceRow.extend({
  sha256: sha256.meta({ description: 'of the bytes as received' }),
  bytes: count,
  mediaType: z.string(),
  document: z
    .object({ sha256, path: z.string().nullable() })
    .meta({ description: 'the XML that was checked; path: its name inside the PDF that was received' }),
  reason: explained.nullable().meta({ description: 'why it stands where it stands' }),
  trouble: explained.nullable(),
  report: explainedReport.nullable(),
  journal: z.array(journalEntry).meta({ description: 'oldest first' }),
  may: z
    .object({ withdraw: z.boolean(), assign: z.boolean(), resend: z.boolean(), retry: z.boolean() })
    .meta({ description: 'what this account may decide now' }),
});

const reason = typed().min(3).max(1000);
/** assign: to this authority. resend: once more to the same. withdraw: for good. retry: after a technical trouble. */
export const decision = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('assign'), authorityId: z.uuid(), reason }),
  z.object({ kind: z.literal('resend'), reason }),
  z.object({ kind: z.literal('withdraw'), reason }),
  z.object({ kind: z.literal('retry'), reason }),
]);

export const overview = z.object({ states: z.partialRecord(state, count), receivedToday: count });

export const credentials = z.object({
  email: typed().min(3).max(254),
  password: z.string().min(1).max(1000),
  code: typed().max(20).default('').meta({ description: 'of the second factor, where one was set up' }),
});
export const firstAdmin = z.object({
  name: typed().min(2).max(200),
  email: z.email().max(254),
  password: z.string().min(12).max(1000),
});
/** What an authority answers by the link in its mail. */
export const authorityAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('confirm') }),
  z.object({ kind: z.literal('refuse'), reason: typed().min(3).max(2000) }),
]);
const newPasswordText = z.string().min(12).max(1000);
const personName = typed().min(2).max(200);
export const newPassword = z.object({ password: newPasswordText });
export const invitationAnswer = z.object({ name: personName, password: newPasswordText });
export const passwordReset = z.object({ email: z.email().max(254) });
export const passwordChange = z.object({ current: z.string().min(1).max(1000), password: newPasswordText });
export const secondFactorOffer = z.object({
  secret: z.string().meta({ description: 'Base32, for typing' }),
  address: z.string().meta({ description: 'otpauth://…, for a QR code' }),
});
export const secondFactorChange = z.object({ on: z.boolean(), code: z.string().regex(/^\d{6}$/) });

export const organisationRole = z.enum(['administrator', 'member']);
const language = z.enum(['de', 'en']);
export const accountInput = z.object({ name: personName, language });
export const ownAccount = z.object({
  name: z.string(),
  email: z.string().nullable(),
  role,
  language,
  organisationRole: organisationRole.nullable(),
  password: z.boolean().meta({ description: 'whether it has one; else it signs in by an identity provider' }),
  secondFactor: z.boolean(),
});
export const organisation = z.object({
  name: z.string(),
  email: z.string().nullable(),
  street: z.string().nullable(),
  postalCode: z.string().nullable(),
  place: z.string().nullable(),
  country: z.string().nullable(),
  people: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      email: z.string().nullable(),
      role: organisationRole,
      self: z.boolean(),
    }),
  ),
  invitations: z.array(z.object({ id: z.uuid(), email: z.string(), role: organisationRole, expiresAt: moment })),
});
export const invitationInput = z.object({ email: z.email().max(254), role: organisationRole });
export const personChange = z.object({ role: organisationRole });

export const tokenScope = z.enum(['read', 'write']);
export const tokenInput = z.object({
  name: typed().min(1).max(100),
  scopes: z.array(tokenScope).min(1).max(2),
  days: z.int().min(1).max(3650).nullable().meta({ description: 'how long it is valid; null: until it is revoked' }),
});
export const newToken = z.object({
  id: z.uuid().meta({ description: 'also the client_id of POST /oauth/token' }),
  token: z.string().meta({ description: 'shown this once; also the client_secret' }),
});
export const tokenList = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      scopes: z.array(tokenScope),
      createdAt: moment,
      createdBy: z.string().nullable(),
      lastUsedAt: moment.nullable(),
      expiresAt: moment.nullable(),
    }),
  ),
});
export const accessToken = z.object({
  access_token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.int(),
  scope: z.string(),
});
export const oauthError = z.object({ error: z.string() }).meta({ description: 'RFC 6749 5.2' });

export const account = z.object({
  id: z.uuid(),
  email: z.string(),
  role,
  organisation: z.string().nullable(),
  organisationRole: organisationRole.nullable(),
});
export const session = z.object({ account: account.nullable() });
export const signedOut = z.object({ continue: z.url().meta({ description: 'open it to sign out there, too' }) });
/** A page of ours: whatever a link names, nobody is sent to another site. */
const ownPage = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/);
export const samlLoginQuery = z.object({
  provider: z.string().regex(/^[a-z0-9-]{1,40}$/),
  weiter: ownPage.default('/'),
});

export const feedback = z.object({
  page: typed().max(200),
  message: typed().min(3).max(5000),
  email: z.email().max(254).nullable(),
});

export const directoryRow = z.object({
  name: z.string(),
  place: z.string().nullable(),
  leitwegIds: z.array(z.string()),
});
export const directory = listOf(directoryRow);
export const directoryFile = z.array(directoryRow);

export const authorityInput = z.object({
  name: typed().min(2).max(200),
  place: typed().max(200).nullable(),
  deliverTo: z.email().max(254),
  active: z.boolean(),
  listed: z.boolean(),
  leitwegIds: z.array(z.string().trim().min(1).max(60)).max(500),
});
export const authorityRow = authorityInput.extend({
  id: z.uuid(),
  deliverTo: z.string(),
  peppolHosts: z
    .array(z.string())
    .optional()
    .meta({ description: 'names in the DNS under which Peppol senders find it (U-NAPTR); only where SMP_KEY is set' }),
});
export const authorityList = z.object({ items: z.array(authorityRow) });

export const outboxState = z.enum(['due', 'sending', 'sent', 'failed']);
export const outboxRow = z.object({
  id: z.uuid(),
  kind: z.string(),
  recipient: z.string(),
  subject: z.string(),
  invoiceId: z.uuid().nullable(),
  state: outboxState,
  attempts: count,
  dueAt: moment.nullable(),
  sentAt: moment.nullable(),
  lastWords: z.string().nullable(),
  createdAt: moment,
});
export const outboxList = sliceOf(outboxRow);

export const journalListRow = journalEntry.omit({ why: true }).extend({
  id: z.uuid(),
  seq: count.nullable().meta({ description: 'number in the hash chain; null: not sealed yet' }),
  words: bilingual,
  invoiceId: z.uuid().nullable().meta({ description: 'null: about the platform' }),
});
export const journalList = sliceOf(journalListRow).extend({
  checkpoint: z.object({ seq: count, at: moment, signed: z.boolean() }).nullable(),
});

const progress = z.object({ step: z.string(), done: z.number(), total: z.number() });
export const ruleBundle = z.object({
  id: z.string().meta({ description: '`builtin`, or the id of a bundle from outside' }),
  name: z.string(),
  version: z.string(),
  checksum: sha256,
  builtin: z.boolean(),
  state: z.enum(['checking', 'ready', 'refused']),
  refusal: z.object({ code: z.string(), de: z.string(), en: z.string() }).nullable(),
  fileName: z.string().nullable(),
  fileSha256: sha256.nullable(),
  createdAt: moment.nullable(),
  inForce: z.boolean().meta({ description: 'counts at this moment' }),
  activations: z.array(
    z.object({
      id: z.uuid(),
      from: moment,
      until: moment.nullable(),
      beside: z.boolean().meta({ description: 'counts together with others' }),
      inForce: z.boolean(),
      coming: z.boolean(),
    }),
  ),
  scenarios: z.array(z.object({ name: z.string(), specifications: z.array(z.string()) })),
  asIs: z
    .array(z.object({ file: z.string(), reason: z.string() }))
    .meta({ description: 'stylesheets that run as they stand, and why: slower, with the same results' }),
  unexplained: z.array(z.string()).meta({ description: 'rules without a text of ours; their own words are shown' }),
  rules: count.nullable(),
  selfTest: z.object({ compared: count, valid: count, accepted: count }).nullable(),
  seconds: z.number().nullable(),
  progress: progress.nullable(),
});
export const ruleList = z.object({ items: z.array(ruleBundle) });
export const ruleActivationInput = z.object({
  from: z
    .union([z.literal('now'), z.iso.date(), z.iso.datetime({ offset: true })])
    .meta({ description: '`now`, a day (its beginning in Europe/Berlin), or a moment' }),
  beside: z.boolean().default(false),
});
export const ruleCheckInput = z.object({ invoiceId: z.uuid() });
export const ruleTrialInput = z.object({ days: z.int().min(1).max(366).default(30) });
const ruleDifference = z.object({ rule: z.string(), level: z.enum(['error', 'warning', 'information']), count });
export const ruleComparison = z.object({
  stored: explainedReport,
  again: explainedReport,
  sameVerdict: z.boolean(),
  onlyStored: z.array(ruleDifference),
  onlyAgain: z.array(ruleDifference),
});
export const ruleTrial = z.object({
  id: z.uuid(),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  error: z.string().nullable(),
  from: moment,
  to: moment,
  done: count,
  total: count,
  createdAt: moment,
  finishedAt: moment.nullable(),
  checked: count,
  undecided: count.meta({ description: 'could not be checked (time, memory)' }),
  rejected: count,
  newlyRejected: count.meta({ description: 'of these, accepted when they came in' }),
  newlyAccepted: count,
  examples: z.array(z.uuid()).meta({ description: 'invoices newly rejected' }),
  byRule: z.array(z.object({ rule: z.string(), invoices: count, text: bilingual })),
  bySender: z.array(z.object({ organisationId: z.uuid(), name: z.string(), checked: count, newlyRejected: count })),
});
export const ruleTrialList = z.object({ items: z.array(ruleTrial) });

export const site = z.object({
  status: z.enum(['ok', 'disturbed']),
  demo: z.boolean(),
  version: z.string(),
  limits: z.object({
    invoiceBytes: count,
    checkBytes: count,
    zipEntries: count,
    uploadBytes: count,
    uploadFiles: count,
  }),
  signIn: z.object({
    local: z.boolean().meta({ description: 'whether suppliers may have an account here' }),
    providers: z.array(z.object({ id: z.string(), name: bilingual })).meta({ description: 'for GET /saml/login' }),
  }),
  operator: z.object({ name: z.string(), street: z.string(), place: z.string(), email: z.string(), phone: z.string() }),
  texts: z.partialRecord(z.enum(['accessibility', 'privacy', 'imprint', 'easyLanguage']), bilingual),
});

export const health = z.object({ status: z.literal('ok') });
export const readiness = z.object({
  status: z.enum(['ready', 'not-ready']),
  database: z.boolean(),
  rules: z.boolean(),
});
export const problemList = z.record(
  z.string(),
  z.object({
    status: z.int(),
    de: z.object({ title: z.string(), way: z.string() }),
    en: z.object({ title: z.string(), way: z.string() }),
  }),
);

/** What may stand in the address of a request. */
const many = <Item extends z.ZodType>(item: Item, most = 20) =>
  z.preprocess((value) => (value === undefined || value === '' ? [] : [value].flat()), z.array(item).max(most));
const text = typed().max(200).default('');
const day = z.iso.date().or(z.literal('')).default('');
const invoiceFilters = {
  id: many(z.uuid(), 100).meta({ description: 'these invoices only, as far as they are visible' }),
  q: text,
  state: many(state),
  waiting: z.enum(['', '1']).default('').meta({ description: '1: only those that wait for a person to decide' }),
  failed: z
    .enum(['', '1'])
    .default('')
    .meta({ description: '1: only those that went wrong: rejected, refused, or resting because of something' }),
  channel: many(channel),
  authority: z.uuid().or(z.literal('')).default(''),
  from: day,
  to: day,
};
export const invoiceQuery = z.object({ ...slicingBy(place), ...invoiceFilters });
export const invoiceExportQuery = z.object({
  ...invoiceFilters,
  language: z
    .enum(['', 'de', 'en'])
    .default('')
    .meta({ description: 'of the words in a CSV, instead of Accept-Language' }),
});
export const copyQuery = z.object({
  language: z.enum(['', 'de', 'en']).default('').meta({ description: 'instead of Accept-Language' }),
});
export const directoryQuery = z.object({ ...paging, q: text });
export const searchQuery = z.object({ q: text });
export const outboxQuery = z.object({ ...slicingBy(place), state: many(outboxState) });
export const journalQuery = z.object({
  ...slicingBy(z.string().regex(/^\d{0,18}$/)),
  event: many(journalEvent),
});
