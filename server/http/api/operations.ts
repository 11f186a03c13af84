import type { RouteName } from '../access.ts';
import type { ProblemCode } from '../../problems.ts';
import type * as schemas from '../schemas.ts';

type SchemaName = keyof typeof schemas;

/** What an answer holds: a component schema, or a media type of its own. */
export type Answer =
  | { readonly schema: SchemaName; readonly html?: true }
  | { readonly media: string | readonly string[] }
  | { readonly empty: true };

export type Operation = {
  readonly summary: string;
  readonly description?: string;
  readonly query?: SchemaName;
  readonly body?: SchemaName | 'file' | 'files' | 'form' | { readonly media: string };
  readonly idempotent?: true;
  readonly answers: Readonly<Record<number, Answer>>;
  /** refusals beside those that follow from the access rule and the body */
  readonly problems?: readonly ProblemCode[];
};

const receive = { schema: 'receipt' } as const;
const invoice = { 200: { schema: 'invoiceDetail' } } as const;
const authority = { schema: 'authorityRow' } as const;
const ruleBundle = { schema: 'ruleBundle' } as const;

/** The API in words, route by route; openApi.ts makes the description from it, the compiler insists on every route. */
export const operations = {
  'GET /healthz': { summary: 'Is the process alive?', answers: { 200: { schema: 'health' } } },
  'GET /readyz': {
    summary: 'Can it work: database reachable, rules warm?',
    answers: { 200: { schema: 'readiness' }, 503: { schema: 'readiness' } },
  },
  'GET /metrics': {
    summary: 'Figures for Prometheus',
    description: 'On this port only when METRICS_TOKEN is set, to its bearer; else on METRICS_PORT.',
    answers: { 200: { media: 'text/plain' } },
    problems: ['NOT_FOUND'],
  },
  'GET /api/v1/openapi.json': { summary: 'This description', answers: { 200: { media: 'application/json' } } },
  'GET /api/v1/problems': { summary: 'Every problem code with its texts', answers: { 200: { schema: 'problemList' } } },
  'GET /api/v1/site': { summary: 'Operator, limits and state of the service', answers: { 200: { schema: 'site' } } },
  'GET /api/v1/directory': {
    summary: 'Public directory of the authorities that take invoices here',
    query: 'directoryQuery',
    answers: { 200: { schema: 'directory' } },
  },
  'GET /api/v1/directory.json': {
    summary: 'The whole directory as JSON',
    answers: { 200: { schema: 'directoryFile' } },
  },
  'GET /api/v1/directory.csv': {
    summary: 'The whole directory as CSV (semicolons, UTF-8), one line per Leitweg-ID',
    answers: { 200: { media: 'text/csv' } },
  },
  'POST /api/v1/check': {
    summary: 'Check an invoice without an account; nothing is stored',
    description:
      'Send the XML, or a ZUGFeRD PDF, as the body or as field `file` of a form. The verdict stands in the report. JSON or HTML by Accept.',
    body: 'file',
    answers: { 200: { schema: 'checkAnswer', html: true } },
    problems: ['CHECK_FAILED', 'TOO_MANY_REQUESTS'],
  },
  'POST /api/v1/feedback': {
    summary: 'Report a barrier to the operator',
    description: 'For our own pages: send `X-Requested-With: rechnungsweg`.',
    body: 'feedback',
    answers: { 202: { empty: true } },
    problems: ['REQUEST_FOREIGN', 'TOO_MANY_REQUESTS'],
  },
  'GET /r/:token': {
    summary: 'A link from a mail',
    answers: { 200: { media: 'text/html' } },
    problems: ['LINK_UNKNOWN'],
  },
  'POST /r/:token': {
    summary: 'The form behind such a link',
    body: 'form',
    answers: { 200: { media: 'text/html' } },
    problems: ['LINK_UNKNOWN', 'REQUEST_BROKEN'],
  },
  'GET /smp/:participant': {
    summary: 'Peppol SMP: what an authority takes',
    description: 'ServiceGroup of `iso6523-actorid-upis::0204:LEITWEG-ID` (percent-encoded).',
    answers: { 200: { media: 'text/xml' } },
    problems: ['NOT_FOUND'],
  },
  'GET /smp/:participant/services/:document': {
    summary: 'Peppol SMP: where one document type is delivered, signed',
    description: 'SignedServiceMetadata of `busdox-docid-qns::DOCUMENT-TYPE` (percent-encoded).',
    answers: { 200: { media: 'text/xml' } },
    problems: ['NOT_FOUND'],
  },
  'POST /as4': {
    summary: 'Peppol AS4: takes a message of another access point',
    description:
      'Peppol AS4 profile 2.0.3. Answers a signed receipt after the invoice is stored for good, or a signed ebMS error (both with 200). ' +
      'On 5xx the sender tries again with the same message.',
    body: { media: 'multipart/related' },
    answers: { 200: { media: 'application/soap+xml' } },
    problems: [
      'AS4_OFF',
      'AS4_NOT_MULTIPART',
      'AS4_MULTIPART_BROKEN',
      'AS4_NO_SOAP',
      'AS4_REVOCATION_UNKNOWN',
      'UPLOAD_TOO_LARGE',
      'UPLOAD_INCOMPLETE',
      'SERVER_BUSY',
      'STORE_UNAVAILABLE',
    ],
  },
  'GET /api/v1/session': {
    summary: 'Who is signed in by cookie; account null = nobody',
    answers: { 200: { schema: 'session' } },
  },
  'POST /api/v1/session': {
    summary: 'Sign in; sets the cookie',
    description:
      'Whoever works by cookie sends `X-Requested-With: rechnungsweg` with every request that changes something.',
    body: 'credentials',
    answers: { 200: { schema: 'session' } },
    problems: [
      'LOGIN_FAILED',
      'LOGIN_CODE_MISSING',
      'LOGIN_CODE_WRONG',
      'LOGIN_TOO_OFTEN',
      'LOCAL_ACCOUNT_OFF',
      'REQUEST_FOREIGN',
    ],
  },
  'DELETE /api/v1/session': {
    summary: 'Sign out',
    description: 'Whoever came by an identity provider gets the address at which to sign out there, too.',
    answers: { 200: { schema: 'signedOut' }, 204: { empty: true } },
    problems: ['REQUEST_FOREIGN'],
  },
  'POST /api/v1/password-resets': {
    summary: 'Ask for a mail with a link to set a new password',
    description: 'The answer is the same whether there is such an account or not.',
    body: 'passwordReset',
    answers: { 202: { empty: true } },
    problems: ['LOGIN_TOO_OFTEN', 'REQUEST_FOREIGN'],
  },
  'POST /oauth/token': {
    summary: 'OAuth 2.0 client credentials (RFC 6749 4.4): id and secret of a token for an access token of an hour',
    description:
      'client_id and client_secret by Basic or in the form; scope: read, write, or both; errors as in RFC 6749 5.2.',
    body: 'form',
    answers: { 200: { schema: 'accessToken' }, 400: { schema: 'oauthError' }, 401: { schema: 'oauthError' } },
  },
  'GET /saml/metadata': {
    summary: 'SAML 2.0: metadata of this service provider',
    answers: { 200: { media: 'application/samlmetadata+xml' } },
    problems: ['NOT_FOUND'],
  },
  'GET /saml/login': {
    summary: 'SAML 2.0: sends the browser to an identity provider',
    query: 'samlLoginQuery',
    answers: { 302: { empty: true } },
    problems: ['NOT_FOUND', 'SAML_UNAVAILABLE'],
  },
  'POST /saml/acs': {
    summary: 'SAML 2.0: assertion consumer service (HTTP-POST)',
    body: 'form',
    answers: { 303: { empty: true } },
    problems: [
      'NOT_FOUND',
      'REQUEST_BROKEN',
      'SAML_REFUSED',
      'SAML_LEVEL_LOW',
      'SAML_CANCELLED',
      'SAML_OUTDATED',
      'ACCOUNT_CLOSED',
    ],
  },
  'GET /saml/slo': {
    summary: 'SAML 2.0: single logout (HTTP-Redirect)',
    answers: { 303: { empty: true } },
    problems: ['NOT_FOUND', 'REQUEST_BROKEN', 'SAML_REFUSED'],
  },
  'POST /saml/slo': {
    summary: 'SAML 2.0: single logout (HTTP-POST)',
    body: 'form',
    answers: { 303: { empty: true } },
    problems: ['NOT_FOUND', 'REQUEST_BROKEN', 'SAML_REFUSED'],
  },
  'POST /api/v1/invoices': {
    summary: 'Deliver one or more invoices',
    description:
      'Send the file as the body (any Content-Type: the content decides), or one or more fields `file` of a form. ' +
      '201 after the invoice is stored for good. A repeat (same Idempotency-Key, or without one the same bytes) gets 200 with the first answer. ' +
      'Several files: 200 with one item per file, each accepted or refused for itself.',
    body: 'files',
    idempotent: true,
    answers: { 200: { schema: 'receiptOrItems' }, 201: receive },
    problems: ['IDEMPOTENCY_KEY_BROKEN', 'IDEMPOTENCY_KEY_REUSED'],
  },
  'POST /api/v1/peppol/sbd': {
    summary: 'Deliver a StandardBusinessDocument that your own Peppol access point has received',
    description:
      'For operators of an access point (phase4, Oxalis, Holodeck): the envelope as received, under the token of an organisation. ' +
      'Treated like a message at /as4; how it went says GET /api/v1/invoices/{id}. A repeat of the same envelope gets 200 with the first answer.',
    body: { media: 'application/xml' },
    answers: { 200: receive, 201: receive },
    problems: [
      'SBD_BROKEN',
      'PEPPOL_NOT_SERVICED',
      'IDEMPOTENCY_KEY_REUSED',
      'UPLOAD_TOO_LARGE',
      'UPLOAD_INCOMPLETE',
      'ENCODING_UNSUPPORTED',
      'SERVER_BUSY',
      'STORE_UNAVAILABLE',
    ],
  },
  'GET /api/v1/invoices': {
    summary: 'The invoices that this access sees, newest first',
    query: 'invoiceQuery',
    answers: { 200: { schema: 'invoiceList' } },
  },
  'GET /api/v1/invoices.csv': {
    summary: 'The whole list with these filters as CSV (semicolons, UTF-8)',
    query: 'invoiceExportQuery',
    answers: { 200: { media: 'text/csv' } },
  },
  'GET /api/v1/invoices.json': {
    summary: 'The whole list with these filters as JSON',
    query: 'invoiceExportQuery',
    answers: { 200: { schema: 'invoiceExport' } },
  },
  'GET /api/v1/invoices/:id': {
    summary: 'One invoice with report and journal',
    answers: invoice,
    problems: ['NOT_FOUND'],
  },
  'GET /api/v1/invoices/:id/original': {
    summary: 'The bytes as received: XML, or a PDF that holds it',
    answers: { 200: { media: ['application/xml', 'application/pdf'] } },
    problems: ['NOT_FOUND'],
  },
  'GET /api/v1/invoices/:id/document': {
    summary: 'The XML that was checked: what was received, or what lay in the PDF',
    answers: { 200: { media: 'application/xml' } },
    problems: ['NOT_FOUND'],
  },
  'GET /api/v1/invoices/:id/pdf': {
    summary: 'A readable copy of the invoice (PDF/A-2a, PDF/UA-1)',
    query: 'copyQuery',
    answers: { 200: { media: 'application/pdf' } },
    problems: ['NOT_FOUND', 'VIEW_IMPOSSIBLE', 'RENDER_FAILED'],
  },
  'GET /api/v1/invoices/:id/report.pdf': {
    summary: 'The report of the check as PDF',
    query: 'copyQuery',
    answers: { 200: { media: 'application/pdf' } },
    problems: ['NOT_FOUND', 'RENDER_FAILED'],
  },
  'GET /api/v1/invoices/:id/receipt.pdf': {
    summary: 'The confirmation of receipt as PDF: when it came, what came (checksum), and how the check ended',
    query: 'copyQuery',
    answers: { 200: { media: 'application/pdf' } },
    problems: ['NOT_FOUND', 'RENDER_FAILED'],
  },
  'GET /api/v1/invoices/:id/attachments/:number': {
    summary: 'A document embedded in the invoice (BT-125), by its place among the attachments, from 1',
    description:
      'Always a download, with the type that its content has; what the invoice says about type and name is not trusted.',
    answers: { 200: { media: '*/*' } },
    problems: ['NOT_FOUND', 'ATTACHMENT_BROKEN', 'RENDER_FAILED'],
  },
  'POST /api/v1/invoices/:id/decisions': {
    summary: 'Decide about an invoice that rests',
    description: 'Administrators assign, resend, withdraw and retry; suppliers may withdraw their own.',
    body: 'decision',
    answers: invoice,
    problems: ['NOT_FOUND', 'STATE_CHANGED', 'AUTHORITY_UNKNOWN'],
  },
  'GET /api/v1/account': {
    summary: 'The account of whoever is signed in',
    answers: { 200: { schema: 'ownAccount' } },
  },
  'PUT /api/v1/account': {
    summary: 'Change name and language',
    body: 'accountInput',
    answers: { 200: { schema: 'ownAccount' } },
  },
  'PUT /api/v1/account/password': {
    summary: 'Change the password; every other session ends',
    body: 'passwordChange',
    answers: { 204: { empty: true } },
    problems: ['PASSWORD_WRONG', 'LOGIN_TOO_OFTEN'],
  },
  'POST /api/v1/account/second-factor': {
    summary: 'A secret for an app (TOTP, RFC 6238); it counts once it was confirmed',
    answers: { 200: { schema: 'secondFactorOffer' } },
    problems: ['SECOND_FACTOR_STATE', 'REQUEST_FOREIGN'],
  },
  'PUT /api/v1/account/second-factor': {
    summary: 'Switch the second factor on or off, with a code of the app',
    body: 'secondFactorChange',
    answers: { 204: { empty: true } },
    problems: ['SECOND_FACTOR_STATE', 'LOGIN_CODE_WRONG', 'LOGIN_TOO_OFTEN'],
  },
  'GET /api/v1/organisation': {
    summary: 'The own organisation: its people and open invitations',
    answers: { 200: { schema: 'organisation' } },
  },
  'POST /api/v1/organisation/invitations': {
    summary: 'Invite somebody by mail',
    body: 'invitationInput',
    answers: { 202: { empty: true } },
    problems: ['EMAIL_TAKEN', 'LOCAL_ACCOUNT_OFF', 'LOGIN_TOO_OFTEN'],
  },
  'DELETE /api/v1/organisation/invitations/:id': {
    summary: 'Take an invitation back',
    answers: { 204: { empty: true } },
    problems: ['NOT_FOUND', 'REQUEST_FOREIGN'],
  },
  'PUT /api/v1/organisation/people/:id': {
    summary: 'Make somebody an administrator or a member',
    body: 'personChange',
    answers: { 204: { empty: true } },
    problems: ['NOT_FOUND', 'LAST_ADMINISTRATOR'],
  },
  'DELETE /api/v1/organisation/people/:id': {
    summary: 'Remove somebody; signed out at once',
    answers: { 204: { empty: true } },
    problems: ['NOT_FOUND', 'LAST_ADMINISTRATOR', 'REQUEST_FOREIGN'],
  },
  'GET /api/v1/organisation/tokens': {
    summary: 'The tokens of the organisation that count',
    answers: { 200: { schema: 'tokenList' } },
  },
  'POST /api/v1/organisation/tokens': {
    summary: 'A new token; shown in this answer only',
    body: 'tokenInput',
    answers: { 201: { schema: 'newToken' } },
  },
  'DELETE /api/v1/organisation/tokens/:id': {
    summary: 'Revoke a token and the access tokens given for it',
    answers: { 204: { empty: true } },
    problems: ['NOT_FOUND', 'REQUEST_FOREIGN'],
  },
  'GET /api/v1/overview': {
    summary: 'How many invoices stand in which state',
    answers: { 200: { schema: 'overview' } },
  },
  'GET /api/v1/admin/authorities': {
    summary: 'All authorities',
    query: 'searchQuery',
    answers: { 200: { schema: 'authorityList' } },
  },
  'POST /api/v1/admin/authorities': {
    summary: 'Add an authority',
    body: 'authorityInput',
    answers: { 201: authority },
    problems: ['LEITWEG_ID_INVALID', 'LEITWEG_ID_TAKEN'],
  },
  'GET /api/v1/admin/authorities/:id': {
    summary: 'One authority',
    answers: { 200: authority },
    problems: ['NOT_FOUND'],
  },
  'PUT /api/v1/admin/authorities/:id': {
    summary: 'Change an authority; Leitweg-IDs left out are closed',
    body: 'authorityInput',
    answers: { 200: authority },
    problems: ['NOT_FOUND', 'LEITWEG_ID_INVALID', 'LEITWEG_ID_TAKEN'],
  },
  'GET /api/v1/admin/outbox': {
    summary: 'Outgoing messages',
    query: 'outboxQuery',
    answers: { 200: { schema: 'outboxList' } },
  },
  'GET /api/v1/admin/journal': {
    summary: 'The whole journal, and the last checkpoint that vouches for it',
    query: 'journalQuery',
    answers: { 200: { schema: 'journalList' } },
  },
  'GET /api/v1/admin/rules': {
    summary: 'Rule bundles: which there are, which count, and from when',
    answers: { 200: { schema: 'ruleList' } },
  },
  'POST /api/v1/admin/rules': {
    summary: 'Hand in a configuration of the KoSIT validator (ZIP)',
    description:
      'Verified at once; then compiled and tried on test invoices in the background, which takes some minutes (`progress`). It counts for nothing until it is activated.',
    body: 'file',
    answers: { 202: ruleBundle },
    problems: ['RULES_REFUSED', 'RULES_KNOWN'],
  },
  'GET /api/v1/admin/rules/:bundle': {
    summary: 'One bundle, by its id or `builtin`',
    answers: { 200: ruleBundle },
    problems: ['NOT_FOUND'],
  },
  'DELETE /api/v1/admin/rules/:bundle': {
    summary: 'Remove a bundle that never counted',
    answers: { 204: { empty: true } },
    problems: ['NOT_FOUND', 'RULES_IN_USE', 'REQUEST_FOREIGN'],
  },
  'POST /api/v1/admin/rules/:bundle/activations': {
    summary: 'Set from when a bundle counts',
    description:
      'It ends all others at that moment, or counts beside them for the specifications (BT-24) that only it knows. What counts for an invoice is the moment of its receipt.',
    body: 'ruleActivationInput',
    answers: { 201: ruleBundle },
    problems: ['NOT_FOUND', 'RULES_NOT_READY', 'RULES_MOMENT_PAST', 'RULES_MOMENT_TAKEN'],
  },
  'POST /api/v1/admin/rules/:bundle/checks': {
    summary: 'Check a stored invoice again under a bundle, and compare',
    description: 'Changes nothing: the report that counts stays.',
    body: 'ruleCheckInput',
    answers: { 200: { schema: 'ruleComparison' } },
    problems: ['NOT_FOUND', 'CHECK_FAILED'],
  },
  'GET /api/v1/admin/rules/:bundle/trials': {
    summary: 'Dry runs of a bundle, newest first, with progress and tables',
    answers: { 200: { schema: 'ruleTrialList' } },
    problems: ['NOT_FOUND'],
  },
  'POST /api/v1/admin/rules/:bundle/trials': {
    summary: 'Start a dry run over the invoices of the last days',
    description: 'How many of them would fail under this bundle, by rule and by sender. Changes nothing.',
    body: 'ruleTrialInput',
    answers: { 202: { schema: 'ruleTrial' } },
    problems: ['NOT_FOUND', 'RULES_NOT_READY'],
  },
  'DELETE /api/v1/admin/rule-activations/:id': {
    summary: 'Take back an activation that has not begun',
    answers: { 204: { empty: true } },
    problems: ['NOT_FOUND', 'RULES_IN_USE', 'REQUEST_FOREIGN'],
  },
  'POST /validator/:name': {
    summary: 'Check a document as the HTTP daemon of the KoSIT validator does',
    description:
      'The XML is the body, the name its reference in the report. 200: acceptable, 406: not acceptable, 422: could not be checked, each with the report (rep:report) as XML.',
    body: 'file',
    answers: {
      200: { media: 'application/xml' },
      406: { media: 'application/xml' },
      422: { media: 'application/xml' },
    },
    problems: ['NOT_FOUND', 'TOO_MANY_REQUESTS', 'SERVER_BUSY'],
  },
} as const satisfies Record<RouteName, Operation>;
