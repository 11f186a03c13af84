import type { RouteName } from './access.ts';
import { getAccount, putAccount } from './account/account.ts';
import { postPasswordReset, putPassword } from './account/password.ts';
import { postSecondFactor, putSecondFactor } from './account/secondFactor.ts';
import { getAuthorities, getAuthority, postAuthority, putAuthority } from './admin/authorities.ts';
import { getJournal } from './admin/getJournal.ts';
import { getOutbox } from './admin/getOutbox.ts';
import {
  deleteActivation,
  deleteRule,
  getRule,
  getRules,
  getTrials,
  postActivation,
  postRuleCheck,
  postRules,
  postTrial,
} from './admin/rules.ts';
import { getAttachment } from './api/getAttachment.ts';
import { getDocument } from './api/getDocument.ts';
import { getInvoice } from './api/getInvoice.ts';
import { getInvoicePdf } from './api/getInvoicePdf.ts';
import { getInvoicesCsv, getInvoicesJson } from './api/exportInvoices.ts';
import { getInvoices } from './api/getInvoices.ts';
import { getOpenApi } from './api/getOpenApi.ts';
import { getOriginal } from './api/getOriginal.ts';
import { getOverview } from './api/getOverview.ts';
import { getReceiptPdf } from './api/getReceiptPdf.ts';
import { getReportPdf } from './api/getReportPdf.ts';
import { postDecision } from './api/postDecision.ts';
import { postInvoices } from './api/postInvoices.ts';
import { getServiceGroup, getServiceMetadata } from './peppol/smp.ts';
import { postSbd } from './peppol/postSbd.ts';
import { postAs4 } from './peppol/postAs4.ts';
import { getMetrics } from './getMetrics.ts';
import type { HandlerFor } from './handler.ts';
import type { Metrics } from './metrics.ts';
import { postOauthToken } from './oauth/postOauthToken.ts';
import { getOrganisation } from './organisation/organisation.ts';
import { deleteInvitation, deletePerson, postInvitation, putPerson } from './organisation/people.ts';
import { deleteToken, getTokens, postToken } from './organisation/tokens.ts';
import { getDirectory, getDirectoryCsv, getDirectoryJson } from './public/getDirectory.ts';
import { getProblems } from './public/getProblems.ts';
import { getSite } from './public/getSite.ts';
import { getHealth, getReadiness } from './public/health.ts';
import { getLink, postLink } from './public/link.ts';
import { postCheck } from './public/postCheck.ts';
import { postFeedback } from './public/postFeedback.ts';
import { deleteSession } from './session/deleteSession.ts';
import { getSamlLogin } from './saml/getSamlLogin.ts';
import { getSamlMetadata } from './saml/getSamlMetadata.ts';
import { postSamlAcs } from './saml/postSamlAcs.ts';
import { getSamlSlo, postSamlSlo } from './saml/samlSlo.ts';
import { getSession } from './session/getSession.ts';
import { postSession } from './session/postSession.ts';
import { postValidator } from './validator/postValidator.ts';

/** What answers each route of access.ts; the compiler insists on every one. */
export function routes(metrics: Metrics): { readonly [Name in RouteName]: HandlerFor<Name> } {
  return {
    'GET /healthz': getHealth,
    'GET /readyz': getReadiness,
    'GET /metrics': getMetrics(metrics),

    'GET /api/v1/openapi.json': getOpenApi,
    'GET /api/v1/problems': getProblems,
    'GET /api/v1/site': getSite,
    'GET /api/v1/directory': getDirectory,
    'GET /api/v1/directory.json': getDirectoryJson,
    'GET /api/v1/directory.csv': getDirectoryCsv,
    'POST /api/v1/check': postCheck,
    'POST /api/v1/feedback': postFeedback,
    'GET /r/:token': getLink,
    'POST /r/:token': postLink,

    'POST /as4': postAs4,
    'GET /smp/:participant': getServiceGroup,
    'GET /smp/:participant/services/:document': getServiceMetadata,

    'GET /api/v1/session': getSession,
    'POST /api/v1/session': postSession,
    'DELETE /api/v1/session': deleteSession,
    'POST /api/v1/password-resets': postPasswordReset,
    'POST /oauth/token': postOauthToken,

    'POST /api/v1/invoices': postInvoices,
    'POST /api/v1/peppol/sbd': postSbd,
    'GET /api/v1/invoices': getInvoices,
    'GET /api/v1/invoices.csv': getInvoicesCsv,
    'GET /api/v1/invoices.json': getInvoicesJson,
    'GET /api/v1/invoices/:id': getInvoice,
    'GET /saml/metadata': getSamlMetadata,
    'GET /saml/login': getSamlLogin,
    'POST /saml/acs': postSamlAcs,
    'GET /saml/slo': getSamlSlo,
    'POST /saml/slo': postSamlSlo,

    'GET /api/v1/invoices/:id/original': getOriginal,
    'GET /api/v1/invoices/:id/document': getDocument,
    'GET /api/v1/invoices/:id/pdf': getInvoicePdf,
    'GET /api/v1/invoices/:id/report.pdf': getReportPdf,
    'GET /api/v1/invoices/:id/receipt.pdf': getReceiptPdf,
    'GET /api/v1/invoices/:id/attachments/:number': getAttachment,
    'POST /api/v1/invoices/:id/decisions': postDecision,
    'GET /api/v1/account': getAccount,
    'PUT /api/v1/account': putAccount,
    'PUT /api/v1/account/password': putPassword,
    'POST /api/v1/account/second-factor': postSecondFactor,
    'PUT /api/v1/account/second-factor': putSecondFactor,
    'GET /api/v1/organisation': getOrganisation,
    'POST /api/v1/organisation/invitations': postInvitation,
    'DELETE /api/v1/organisation/invitations/:id': deleteInvitation,
    'PUT /api/v1/organisation/people/:id': putPerson,
    'DELETE /api/v1/organisation/people/:id': deletePerson,
    'GET /api/v1/organisation/tokens': getTokens,
    'POST /api/v1/organisation/tokens': postToken,
    'DELETE /api/v1/organisation/tokens/:id': deleteToken,
    'GET /api/v1/overview': getOverview,

    'GET /api/v1/admin/authorities': getAuthorities,
    'POST /api/v1/admin/authorities': postAuthority,
    'GET /api/v1/admin/authorities/:id': getAuthority,
    'PUT /api/v1/admin/authorities/:id': putAuthority,
    'GET /api/v1/admin/outbox': getOutbox,
    'GET /api/v1/admin/rules': getRules,
    'POST /api/v1/admin/rules': postRules,
    'GET /api/v1/admin/rules/:bundle': getRule,
    'DELETE /api/v1/admin/rules/:bundle': deleteRule,
    'POST /api/v1/admin/rules/:bundle/activations': postActivation,
    'POST /api/v1/admin/rules/:bundle/checks': postRuleCheck,
    'GET /api/v1/admin/rules/:bundle/trials': getTrials,
    'POST /api/v1/admin/rules/:bundle/trials': postTrial,
    'DELETE /api/v1/admin/rule-activations/:id': deleteActivation,

    'POST /validator/:name': postValidator,
    'GET /api/v1/admin/journal': getJournal,
  };
}
