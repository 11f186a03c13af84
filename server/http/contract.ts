import type { z } from 'zod';
import type * as schemas from './schemas.ts';

/** What the API takes and gives, for the browser: types only, nothing here runs. */
export type Role = z.infer<typeof schemas.role>;
export type Channel = z.infer<typeof schemas.channel>;
export type ProblemDetails = z.infer<typeof schemas.problemDetails>;

/** GET /api/v1/session: account null = not signed in. POST {email, password} signs in, DELETE signs out (204). */
export type Session = z.infer<typeof schemas.session>;
/** DELETE /api/v1/session where an identity provider has a session of its own: where to go on */
export type SignedOut = z.infer<typeof schemas.signedOut>;
export type Account = z.infer<typeof schemas.account>;

/** GET and PUT /api/v1/account */
export type OwnAccount = z.infer<typeof schemas.ownAccount>;
export type SecondFactorOffer = z.infer<typeof schemas.secondFactorOffer>;
/** GET /api/v1/organisation */
export type Organisation = z.infer<typeof schemas.organisation>;
/** GET /api/v1/organisation/tokens; POST {name, scopes, days} -> 201 NewToken */
export type TokenList = z.infer<typeof schemas.tokenList>;
export type NewToken = z.infer<typeof schemas.newToken>;
/** POST /oauth/token */
export type AccessToken = z.infer<typeof schemas.accessToken>;

/** GET /api/v1/invoices: suppliers see their own, authorities theirs, administrators all; newest first. */
export type InvoiceList = z.infer<typeof schemas.invoiceList>;
export type InvoiceRow = z.infer<typeof schemas.invoiceRow>;
/** GET /api/v1/invoices.json: the whole list with these filters */
export type InvoiceExport = z.infer<typeof schemas.invoiceExport>;
/** GET /api/v1/invoices/{id} */
export type InvoiceDetail = z.infer<typeof schemas.invoiceDetail>;
/** POST /api/v1/check */
export type CheckAnswer = z.infer<typeof schemas.checkAnswer>;
export type JournalEntry = z.infer<typeof schemas.journalEntry>;

/** POST /api/v1/invoices: 201 Receipt (200: a repeat, the first answer again); several files: 200 UploadItem[]. */
export type Receipt = z.infer<typeof schemas.receipt>;
export type UploadItem = z.infer<typeof schemas.uploadItem>;

/** POST /api/v1/invoices/{id}/decisions -> 200 InvoiceDetail; 409 STATE_CHANGED */
export type Decision = z.infer<typeof schemas.decision>;

/** GET /api/v1/overview: counts per state of what this account sees */
export type Overview = z.infer<typeof schemas.overview>;

/** GET /api/v1/directory; .json and .csv give all of it */
export type Directory = z.infer<typeof schemas.directory>;
export type DirectoryRow = z.infer<typeof schemas.directoryRow>;

/** /api/v1/admin/authorities: GET AuthorityList, POST and PUT AuthorityInput -> AuthorityRow, 422 with errors[] */
export type AuthorityList = z.infer<typeof schemas.authorityList>;
export type AuthorityRow = z.infer<typeof schemas.authorityRow>;
export type AuthorityInput = z.infer<typeof schemas.authorityInput>;

/** GET /api/v1/admin/outbox */
export type OutboxList = z.infer<typeof schemas.outboxList>;
export type OutboxRow = z.infer<typeof schemas.outboxRow>;

/** /api/v1/admin/rules: GET RuleList, POST (ZIP) -> 202 RuleBundle; what belongs to one bundle stands below its id */
export type RuleList = z.infer<typeof schemas.ruleList>;
export type RuleBundle = z.infer<typeof schemas.ruleBundle>;
export type RuleTrial = z.infer<typeof schemas.ruleTrial>;
export type RuleTrialList = z.infer<typeof schemas.ruleTrialList>;
export type RuleComparison = z.infer<typeof schemas.ruleComparison>;
/** GET /api/v1/admin/journal */
export type JournalList = z.infer<typeof schemas.journalList>;
export type JournalListRow = z.infer<typeof schemas.journalListRow>;

/** GET /api/v1/site: what the operator has configured and what the limits are */
export type Site = z.infer<typeof schemas.site>;
