import { readContextPattern, type Alternative } from './contextPattern.ts';
import { foldNames, namePart, truth, withoutNamePart } from './foldNames.ts';
import type { Instance, InstanceAssert, InstanceRule } from './instantiate.ts';
import type { Namespaces } from './printXPath.ts';
import { printXPath, resolve } from './printXPath.ts';
import type { Expr } from './xpath.ts';

/** What one loop over the nodes of a collection does for one pattern: the first branch that matches takes the node. */
export type Choice = { readonly branches: readonly Branch[] };
/** `rule` null: the node belongs to a rule that another loop handles, so nothing is to be done here. */
export type Branch = { readonly alternative: Alternative; readonly rule: PlannedRule | null };
export type PlannedRule = {
  readonly rule: InstanceRule;
  /** places in the stylesheet that need its body */
  uses: number;
  readonly schema: number;
  readonly namespaces: Namespaces;
  /** runs on one node per document at most */
  readonly single: boolean;
  readonly asserts: readonly { readonly number: number; readonly assert: InstanceAssert }[];
};
export type Loop = {
  readonly kind: Alternative['kind'];
  readonly uri: string | null;
  readonly local: string | null;
  /** see Collection */
  readonly names: Expr | null;
  readonly choices: Choice[];
};

type Part = { readonly instance: Instance; readonly namespaces: Namespaces };
type Entry = { readonly alternative: Alternative; readonly rule: PlannedRule; readonly key: string };

/**
 * Sorts the rules of all schemas by the nodes they run on: one loop per kind and name of the last step. Within a pattern the order of the
 * document is kept per node, so that the first matching rule takes it, also between names and wildcards.
 */
export function plan(parts: readonly Part[]): { loops: Loop[]; asserts: { assert: InstanceAssert; schema: number }[] } {
  const loops = new Map<string, Loop>();
  const asserts: { assert: InstanceAssert; schema: number }[] = [];
  parts.forEach(({ instance, namespaces }, schema) => {
    for (const pattern of instance.patterns) {
      const entries = pattern.rules.flatMap((rule) => entriesOf(rule, schema, namespaces, asserts));
      for (const key of new Set(entries.filter((e) => e.rule.asserts.length > 0).map((e) => e.key))) {
        const branches = branchesFor(key, entries);
        if (branches.length === 0) continue;
        const first = entries.find((e) => e.key === key)!;
        const loop = loops.get(key) ?? newLoop(first, loops, key);
        loop.choices.push({ branches });
        for (const branch of branches) if (branch.rule) branch.rule.uses++;
      }
    }
  });
  return { loops: [...loops.values()], asserts };
}

function entriesOf(
  rule: InstanceRule,
  schema: number,
  namespaces: Namespaces,
  asserts: { assert: InstanceAssert; schema: number }[],
): Entry[] {
  let alternatives: Alternative[];
  try {
    alternatives = readContextPattern(rule.context);
  } catch (error) {
    throw new Error(`${rule.at}: ${(error as Error).message}`, { cause: error });
  }
  const planned: PlannedRule = {
    rule,
    uses: 0,
    schema,
    namespaces,
    single: alternatives.length === 1 && isSingle(rule, alternatives[0]!),
    asserts: rule.asserts.map((assert) => ({ number: asserts.push({ assert, schema }) - 1, assert })),
  };
  return alternatives.map((alternative) => ({ alternative, rule: planned, key: keyOf(alternative, namespaces) }));
}

function isSingle(rule: InstanceRule, alternative: Alternative): boolean {
  return (
    alternative.kind === 'document' ||
    (rule.context.k === 'path' &&
      rule.context.root === '/' &&
      rule.context.steps.length === 1 &&
      !rule.context.steps[0]!.deep)
  );
}

/** Everything that could take a node of this loop, in document order; guards behind the last own branch are of no use. */
function branchesFor(key: string, entries: readonly Entry[]): Branch[] {
  const branches: Branch[] = [];
  let used = 0;
  for (const entry of entries) {
    if (entry.key !== key && !overlaps(entry.key, key)) continue;
    const alternative =
      entry.key === key || localOf(key) !== null ? decideNames(entry.alternative, localOf(key)) : entry.alternative;
    if (!alternative) continue;
    const rule = entry.key === key && entry.rule.asserts.length > 0 ? entry.rule : null;
    branches.push({ alternative, rule });
    if (rule) used = branches.length;
    if (!alternative.condition && (entry.key === key || alternative.test === '*')) break;
  }
  return branches.slice(0, used);
}

/** In a loop over one name, and in one that was collected by a condition on names, that is no question any more. null: never matches. */
function decideNames(alternative: Alternative, local: string | null): Alternative | null {
  const { condition } = alternative;
  if (!condition) return alternative;
  if (local === null)
    return namesOf(alternative) ? { ...alternative, condition: withoutNamePart(condition) } : alternative;
  const folded = foldNames(condition, local);
  if (truth(folded) === false) return null;
  return { ...alternative, condition: truth(folded) === true ? null : folded };
}

/** Keys are `kind uri local names`, with * for any. Conditions on names are not compared: as guards they are evaluated. */
function overlaps(a: string, b: string): boolean {
  const left = a.split('\t').slice(0, 3);
  const right = b.split('\t');
  return left.every((part, i) => part === right[i] || (i > 0 && (part === '*' || right[i] === '*')));
}

function keyOf(alternative: Alternative, namespaces: Namespaces): string {
  const { uri, local } = splitTest(alternative.test, namespaces);
  const names = namesOf(alternative);
  return [alternative.kind, uri ?? '*', local ?? '*', names ? printXPath(names, namespaces) : '*'].join('\t');
}

function localOf(key: string): string | null {
  const local = key.split('\t')[2]!;
  return local === '*' ? null : local;
}

function namesOf({ kind, test, condition }: Alternative): Expr | null {
  return kind === 'element' && test.endsWith('*') ? namePart(condition) : null;
}

/** cbc:ID, *, cbc:*, *:ID -> uri and local name, null for any. */
export function splitTest(test: string, namespaces: Namespaces): { uri: string | null; local: string | null } {
  const braced = /^Q\{([^}]*)\}(.*)$/.exec(test);
  if (braced) return { uri: braced[1]!, local: braced[2] === '*' ? null : braced[2]! };
  if (test === '*') return { uri: null, local: null };
  const colon = test.indexOf(':');
  const [prefix, local] = colon < 0 ? [null, test] : [test.slice(0, colon), test.slice(colon + 1)];
  const uri = prefix === null ? '' : prefix === '*' ? null : resolve(prefix, namespaces);
  return { uri, local: local === '*' ? null : local };
}

function newLoop(entry: Entry, loops: Map<string, Loop>, key: string): Loop {
  const { uri, local } = splitTest(entry.alternative.test, entry.rule.namespaces);
  const loop: Loop = { kind: entry.alternative.kind, uri, local, names: namesOf(entry.alternative), choices: [] };
  loops.set(key, loop);
  return loop;
}
