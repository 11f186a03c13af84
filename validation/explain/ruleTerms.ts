import { bindings } from '../en16931/bindings.ts';
import type { Row } from '../en16931/terms.ts';
import { terms } from '../en16931/terms.ts';
import { readTable } from '../readTable.ts';
import { expandRules } from './expandRules.ts';
import { structureRules } from './structureRules.ts';

const folder = new URL('../../schematron/', import.meta.url);

let loaded: ReadonlyMap<string, readonly string[]> | undefined;

/**
 * The terms that a rule is about. Listed by hand; for rules on structure it is the term whose place in the syntax is the
 * path of the rule, else the group around it.
 */
export function ruleTerms(rule: string): readonly string[] {
  loaded ??= new Map([...termsByPath(), ...termsByHand()]);
  return loaded.get(rule) ?? [];
}

function termsByHand(): [string, string[]][] {
  return readTable(new URL('explain/terms.tsv', folder)).flatMap(({ rule = '', terms = '' }) =>
    expandRules(rule).map((each): [string, string[]] => [each.rule, terms.split(' ')]),
  );
}

function termsByPath(): [string, string[]][] {
  const contexts = new Map(
    readTable(new URL('builtin/tables/contexts.tsv', folder)).map((row) => [
      `${row.syntax} ${row.name}`,
      row.match ?? '',
    ]),
  );
  const places = { ubl: placesOfTerms('ubl-invoice'), cii: placesOfTerms('cii') };
  return structureRules().flatMap(({ rule, side, context, path }): [string, string[]][] => {
    const from = plainSteps(contexts.get(`${side} ${context}`) ?? '');
    const term =
      from === null || path.startsWith('//')
        ? undefined
        : nearest([...from, ...(plainSteps(path) ?? [])], places[side]);
    return term ? [[rule, [term]]] : [];
  });
}

/** Path from the document element down -> term. Where several terms share an element, only a predicate tells them apart: left out. */
function placesOfTerms(syntax: 'ubl-invoice' | 'cii'): ReadonlyMap<string, string> {
  const bound = bindings(syntax);
  const places = new Map<string, string>();
  const shared = new Set<string>();
  for (const row of terms as readonly Row[]) {
    const own = bound[row.id];
    if (own === undefined || row.id.includes('DEX')) continue;
    const group = row.type === 'group' ? '' : ((row.in === 'invoice' ? bound.doc : bound[row.in]) ?? '');
    const steps = plainSteps(row.type === 'group' ? own : `${group}/${own}`);
    const key = steps?.filter((step) => step !== 'ubl:Invoice').join('/');
    if (!key) continue;
    if (places.has(key)) shared.add(key);
    places.set(key, row.id);
  }
  for (const key of shared) places.delete(key);
  return places;
}

function nearest(steps: readonly string[], places: ReadonlyMap<string, string>): string | undefined {
  for (let length = steps.length; length > 0; length -= 1) {
    const term = places.get(steps.slice(0, length).join('/'));
    if (term) return term;
  }
  return undefined;
}

/** Steps without predicates. null: several alternatives, or a context that any depth may hold. */
function plainSteps(path: string): string[] | null {
  const plain = path
    .replace('/ubl:Invoice | /cn:CreditNote', '')
    .replace('(cac:InvoiceLine|cac:CreditNoteLine)', 'cac:InvoiceLine')
    .replace('cac:InvoiceLine | cac:CreditNoteLine', 'cac:InvoiceLine')
    .replace(/\[[^[\]]*(\[[^\]]*\][^[\]]*)*\]/g, '');
  if (plain.includes('|') || plain.startsWith('//') || plain.includes('(')) return null;
  return plain.split('/').filter((step) => step !== '' && !step.startsWith('rsm:CrossIndustryInvoice'));
}
