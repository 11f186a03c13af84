import type { Role } from '../role.ts';

/**
 * Who may do what: every route there is, by method and path. A route that is not named here does not exist, because
 * app.ts mounts nothing else (default deny). What of it a role gets to see is decided by scopeOf (own invoices only).
 */
export const access = {
  'GET /healthz': { who: 'everyone' },
  'GET /readyz': { who: 'everyone' },
  'GET /metrics': { who: 'metrics' },

  'GET /api/v1/openapi.json': { who: 'everyone' },
  'GET /api/v1/problems': { who: 'everyone' },
  'GET /api/v1/site': { who: 'everyone' },
  'GET /api/v1/directory': { who: 'everyone' },
  'GET /api/v1/directory.json': { who: 'everyone' },
  'GET /api/v1/directory.csv': { who: 'everyone' },
  'POST /api/v1/check': { who: 'everyone' },
  'POST /api/v1/feedback': { who: 'everyone' },
  'GET /r/:token': { who: 'everyone' },
  'POST /r/:token': { who: 'everyone' },

  'POST /as4': { who: 'everyone' },
  'GET /smp/:participant': { who: 'everyone' },
  'GET /smp/:participant/services/:document': { who: 'everyone' },

  'GET /api/v1/session': { who: 'everyone' },
  'POST /api/v1/session': { who: 'everyone' },
  'DELETE /api/v1/session': { who: 'everyone' },
  'POST /api/v1/password-resets': { who: 'everyone' },
  'POST /oauth/token': { who: 'everyone' },

  'POST /api/v1/invoices': { who: ['supplier'] },
  'POST /api/v1/peppol/sbd': { who: ['supplier'] },
  'GET /api/v1/invoices': { who: ['supplier', 'authority', 'admin'] },
  'GET /api/v1/invoices.csv': { who: ['supplier', 'authority', 'admin'] },
  'GET /api/v1/invoices.json': { who: ['supplier', 'authority', 'admin'] },
  'GET /saml/metadata': { who: 'everyone' },
  'GET /saml/login': { who: 'everyone' },
  'POST /saml/acs': { who: 'everyone' },
  'GET /saml/slo': { who: 'everyone' },
  'POST /saml/slo': { who: 'everyone' },

  'GET /api/v1/invoices/:id': { who: ['supplier', 'authority', 'admin'] },
  'GET /api/v1/invoices/:id/original': { who: ['supplier', 'authority', 'admin'] },
  'GET /api/v1/invoices/:id/document': { who: ['supplier', 'authority', 'admin'] },
  'GET /api/v1/invoices/:id/pdf': { who: ['supplier', 'authority', 'admin'] },
  'GET /api/v1/invoices/:id/report.pdf': { who: ['supplier', 'authority', 'admin'] },
  'GET /api/v1/invoices/:id/receipt.pdf': { who: ['supplier', 'authority', 'admin'] },
  'GET /api/v1/invoices/:id/attachments/:number': { who: ['supplier', 'authority', 'admin'] },
  'POST /api/v1/invoices/:id/decisions': { who: ['supplier', 'admin'] },
  'GET /api/v1/account': { who: ['supplier', 'authority', 'admin'], by: 'session' },
  'PUT /api/v1/account': { who: ['supplier', 'authority', 'admin'], by: 'session' },
  'PUT /api/v1/account/password': { who: ['supplier', 'authority', 'admin'], by: 'session' },
  'POST /api/v1/account/second-factor': { who: ['supplier', 'authority', 'admin'], by: 'session' },
  'PUT /api/v1/account/second-factor': { who: ['supplier', 'authority', 'admin'], by: 'session' },
  'GET /api/v1/organisation': { who: ['supplier'], by: 'session' },
  'POST /api/v1/organisation/invitations': { who: ['supplier'], by: 'organisation administrator' },
  'DELETE /api/v1/organisation/invitations/:id': { who: ['supplier'], by: 'organisation administrator' },
  'PUT /api/v1/organisation/people/:id': { who: ['supplier'], by: 'organisation administrator' },
  'DELETE /api/v1/organisation/people/:id': { who: ['supplier'], by: 'organisation administrator' },
  'GET /api/v1/organisation/tokens': { who: ['supplier'], by: 'organisation administrator' },
  'POST /api/v1/organisation/tokens': { who: ['supplier'], by: 'organisation administrator' },
  'DELETE /api/v1/organisation/tokens/:id': { who: ['supplier'], by: 'organisation administrator' },

  'GET /api/v1/overview': { who: ['supplier', 'authority', 'admin'] },

  'GET /api/v1/admin/authorities': { who: ['admin'] },
  'POST /api/v1/admin/authorities': { who: ['admin'] },
  'GET /api/v1/admin/authorities/:id': { who: ['admin'] },
  'PUT /api/v1/admin/authorities/:id': { who: ['admin'] },
  'GET /api/v1/admin/outbox': { who: ['admin'] },
  'GET /api/v1/admin/journal': { who: ['admin'] },

  'GET /api/v1/admin/rules': { who: ['admin'] },
  'POST /api/v1/admin/rules': { who: ['admin'] },
  'GET /api/v1/admin/rules/:bundle': { who: ['admin'] },
  'DELETE /api/v1/admin/rules/:bundle': { who: ['admin'] },
  'POST /api/v1/admin/rules/:bundle/activations': { who: ['admin'] },
  'POST /api/v1/admin/rules/:bundle/checks': { who: ['admin'] },
  'GET /api/v1/admin/rules/:bundle/trials': { who: ['admin'] },
  'POST /api/v1/admin/rules/:bundle/trials': { who: ['admin'] },
  'DELETE /api/v1/admin/rule-activations/:id': { who: ['admin'] },

  'POST /validator/:name': { who: 'validator' },
} as const satisfies Record<`${Method} /${string}`, Rule>;

/** Answers that depend on nobody and hold no secret; they may be compressed (compressPublic.ts). */
export const sameForEveryone: readonly RouteName[] = [
  'GET /api/v1/openapi.json',
  'GET /api/v1/problems',
  'GET /api/v1/site',
  'GET /api/v1/directory',
  'GET /api/v1/directory.json',
  'GET /api/v1/directory.csv',
];

/** metrics: the bearer of METRICS_TOKEN. validator: the bearer of VALIDATOR_TOKEN, or somebody from VALIDATOR_NETWORKS. Roles: signed in by cookie, or by the token of an organisation or administrator. */
export type Rule = {
  readonly who: 'everyone' | 'metrics' | 'validator' | readonly Role[];
  /** narrows it to people who are signed in: no token changes who has access. A token needs the scope read, or else write. */
  readonly by?: 'session' | 'organisation administrator';
};
export type RouteName = keyof typeof access;
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
