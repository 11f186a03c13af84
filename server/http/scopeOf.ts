import type { Scope } from '../db/searchInvoices.ts';
import type { Principal } from './principal.ts';

/** Whose invoices somebody may see: their organisation's, their authority's, or all. */
export function scopeOf(who: Principal): Scope {
  if (who.role === 'admin') return 'everything';
  if (who.role === 'authority' && who.authorityId) return { authorityId: who.authorityId };
  if (who.role === 'supplier' && who.organisationId) return { organisationId: who.organisationId };
  throw new Error(`a ${who.role} that belongs nowhere`);
}
