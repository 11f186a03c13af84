import { staticType } from './analyseXPath.ts';
import { compareBooleans } from './compareBooleans.ts';
import { mapChildren } from './mapChildren.ts';
import type { Assert, Let, Pattern, Rule, RuleItem, Schema, TextPart } from './schema.ts';
import { parseXPath, type Expr, type StaticType } from './xpath.ts';
import { tokenizeXPath, type Token } from './xpathTokens.ts';

/** A schema without abstractions: every expression is parsed, every `$X` is a variable that is in scope. */
export type Instance = {
  /** lets of the schema, the phase and the patterns, in order; names of the latter are unique */
  readonly globals: readonly { readonly name: string; readonly value: Expr }[];
  readonly patterns: readonly InstancePattern[];
};
export type InstancePattern = { readonly id: string; readonly rules: readonly InstanceRule[] };
export type InstanceRule = {
  readonly context: Expr;
  readonly lets: readonly { readonly name: string; readonly value: Expr }[];
  /** `lets`: how many of the rule's lets stand before it */
  readonly asserts: readonly InstanceAssert[];
  readonly at: string;
};
export type InstanceAssert = {
  readonly id: string;
  readonly test: Expr;
  readonly report: boolean;
  readonly level: Assert['level'];
  readonly text: readonly (string | Expr)[];
  readonly diagnostics: readonly string[];
  readonly at: string;
};

type Variable = { readonly name: string; readonly type: StaticType };
type Scope = {
  /** params of the pattern */
  readonly params: Readonly<Record<string, string>>;
  readonly bindings: Readonly<Record<string, string>>;
  /** name in the source -> variable in the stylesheet */
  readonly variables: ReadonlyMap<string, Variable>;
  readonly where: string;
};

/** Values of params may use params; a chain longer than this leads round in a circle. */
const MAX_REPLACEMENTS = 2000;

/**
 * Fills in abstract patterns and rules, params and bindings. `number` makes names of variables unique over several schemas of one scenario.
 * Throws an Error that names file, line, pattern and rule.
 */
export function instantiate(
  schema: Schema,
  bindings: Readonly<Record<string, string>>,
  options: { readonly number: number; readonly phase?: string; readonly only?: RegExp } = { number: 0 },
): Instance {
  const globals: { name: string; value: Expr }[] = [];
  const phase = activePhase(schema, options.phase);
  const schemaScope = addGlobals(
    [...schema.lets, ...(phase?.lets ?? [])],
    new Map(),
    globals,
    {},
    bindings,
    `_s${options.number}_`,
  );
  const abstractRules = new Map<string, Rule>();
  for (const pattern of schema.patterns) {
    for (const rule of pattern.rules) if (rule.abstract && rule.id) abstractRules.set(rule.id, rule);
  }
  const patterns: InstancePattern[] = [];
  const concrete = schema.patterns.filter((p) => !p.abstract && (!phase || phase.active.includes(p.id)));
  concrete.forEach((pattern, index) => {
    const body = pattern.isA === null ? pattern : findAbstract(schema, pattern);
    const prefix = `_p${options.number}_${index}_`;
    const scope = addGlobals(
      [...body.lets, ...(body === pattern ? [] : pattern.lets)],
      schemaScope,
      globals,
      pattern.params,
      bindings,
      prefix,
    );
    const rules = body.rules
      .filter((rule) => !rule.abstract)
      .map((rule) =>
        instantiateRule(
          rule,
          abstractRules,
          { params: pattern.params, bindings, variables: scope, where: `pattern ${pattern.id}` },
          options.only,
        ),
      );
    patterns.push({ id: pattern.id, rules });
  });
  return { globals, patterns };
}

function activePhase(schema: Schema, wanted: string | undefined) {
  const name = wanted ?? schema.defaultPhase ?? '#ALL';
  if (name === '#ALL') return null;
  const phase = schema.phases.get(name);
  if (!phase) throw new Error(`there is no phase ${name}`);
  const missing = phase.active.find((id) => !schema.patterns.some((p) => p.id === id));
  if (missing) throw new Error(`phase ${name}: there is no pattern ${missing}`);
  return phase;
}

function findAbstract(schema: Schema, pattern: Pattern): Pattern {
  const found = schema.patterns.filter((p) => p.abstract && p.id === pattern.isA);
  if (found.length === 0)
    throw new Error(
      `${pattern.at}: pattern ${pattern.id} is-a ${pattern.isA}, but there is no abstract pattern of this id`,
    );
  if (found.length > 1)
    throw new Error(`${found[1]!.at}: a second abstract pattern ${pattern.isA}; the first is at ${found[0]!.at}`);
  if (pattern.rules.length > 0) throw new Error(`${pattern.at}: pattern ${pattern.id} has is-a and rules of its own`);
  return found[0]!;
}

function addGlobals(
  lets: readonly Let[],
  outer: ReadonlyMap<string, Variable>,
  globals: { name: string; value: Expr }[],
  params: Readonly<Record<string, string>>,
  bindings: Readonly<Record<string, string>>,
  prefix: string,
): ReadonlyMap<string, Variable> {
  const variables = new Map(outer);
  for (const one of lets) {
    const value = parse(one.value, { params, bindings, variables, where: `let ${one.name}` }, one.at);
    const name = prefix + one.name.replaceAll(':', '.');
    if (globals.some((g) => g.name === name)) throw new Error(`${one.at}: a second let ${one.name}`);
    globals.push({ name, value });
    variables.set(one.name, { name, type: staticType(value) });
  }
  return variables;
}

function instantiateRule(
  rule: Rule,
  abstractRules: ReadonlyMap<string, Rule>,
  scope: Scope,
  only?: RegExp,
): InstanceRule {
  const context = parse(rule.context, scope, rule.at);
  const variables = new Map(scope.variables);
  const lets: { name: string; value: Expr }[] = [];
  const asserts: InstanceAssert[] = [];
  for (const item of flatten(rule.items, abstractRules, [])) {
    const here: Scope = { ...scope, variables, where: `${scope.where}, rule with context ${rule.context}` };
    if (item.k === 'let') {
      const value = parse(item.value, here, item.at);
      const name = `_r${lets.length}_${item.name.replaceAll(':', '.')}`;
      lets.push({ name, value });
      variables.set(item.name, { name, type: staticType(value) });
    } else if (item.k === 'assert') {
      const assert = instantiateAssert(item, here);
      if (!only || only.test(assert.id)) asserts.push(assert);
    }
  }
  return { context, lets, asserts, at: rule.at };
}

function instantiateAssert(assert: Assert, scope: Scope): InstanceAssert {
  // one abstract assert may stand for rules of several ids
  const id = assert.id.replaceAll(
    /\$([\p{L}_][\p{L}\p{N}._-]*)/gu,
    (all, name: string) => own(scope.params, name)?.trim() ?? all,
  );
  if (id.includes('$'))
    throw new Error(`${assert.at}: ${scope.where}: the id "${assert.id}" names a param that does not exist`);
  const here = { ...scope, where: `${scope.where}, assert ${id}` };
  const text = assert.text.map((part: TextPart) =>
    typeof part === 'string' ? fillParams(part, here) : parse(part.select, here, assert.at),
  );
  return { ...assert, id: fillParams(assert.id, here), test: parse(assert.test, here, assert.at), text };
}

/** Params (not bindings) also stand for themselves in ids and texts of asserts: `id="$id-08"`, one pattern for ten families. */
function fillParams(text: string, scope: Scope): string {
  return text.replace(/\$([\p{L}_][\p{L}\p{N}_-]*)/gu, (whole, name: string) => own(scope.params, name) ?? whole);
}

function flatten(items: readonly RuleItem[], rules: ReadonlyMap<string, Rule>, open: readonly string[]): RuleItem[] {
  return items.flatMap((item) => {
    if (item.k !== 'extends') return [item];
    const rule = rules.get(item.rule);
    if (!rule) throw new Error(`${item.at}: extends ${item.rule}, but there is no abstract rule of this id`);
    if (open.includes(item.rule)) throw new Error(`${item.at}: rule ${item.rule} extends itself`);
    return flatten(rule.items, rules, [...open, item.rule]);
  });
}

function parse(text: string, scope: Scope, at: string): Expr {
  try {
    const types = new Map([...scope.variables.values()].map((v) => [v.name, v.type]));
    return compareBooleans(withTypes(parseXPath(replaceNames(text, scope)), types));
  } catch (error) {
    throw new Error(`${at}: ${scope.where}: ${(error as Error).message}`, { cause: error });
  }
}

/** A predicate [$flag] can only be told from a positional one when the type of the variable is known. */
function withTypes(expr: Expr, types: ReadonlyMap<string, StaticType>): Expr {
  if (expr.k === 'var') {
    const type = types.get(expr.name);
    return type ? { ...expr, type } : expr;
  }
  if (expr.k !== 'bind') return mapChildren(expr, (child) => withTypes(child, types));
  const inner = new Map(types);
  const binds = expr.binds.map(({ name, of }) => {
    const typed = withTypes(of, inner);
    const type = staticType(typed);
    inner.set(name, expr.word === 'let' ? type : (ITEM_TYPES[type] ?? 'any'));
    return { name, of: typed };
  });
  return { ...expr, binds, body: withTypes(expr.body, inner) };
}

/** What for, some and every bind: one item of their sequence. */
const ITEM_TYPES: Partial<Record<StaticType, StaticType>> = {
  nodes: 'node',
  node: 'node',
  strings: 'string',
  string: 'string',
  number: 'number',
  boolean: 'boolean',
};

/** Replaces `$X` by params and bindings, as text, and renames variables; see README, "Abstract patterns, params and bindings". */
function replaceNames(source: string, scope: Scope): string {
  let text = source;
  for (let count = 0; count <= MAX_REPLACEMENTS; count++) {
    const tokens = tokenizeXPath(text);
    const local = boundHere(tokens);
    const token = tokens.find((t) => t.kind === 'var' && replacement(nameOf(t), local, scope) !== null);
    if (!token) return renameVariables(text, tokens, local, scope);
    const value = bracketed(replacement(nameOf(token), local, scope)!);
    text = text.slice(0, token.at) + value + text.slice(token.at + token.text.length);
  }
  throw new Error(`the params and bindings in "${source}" lead to themselves`);
}

/** Words and signs that, outside brackets, make a value more than one path or call. */
const OPERATORS = new Set(
  'or and = != < <= > >= eq ne lt le gt ge is << >> || to + - * div idiv mod | union intersect except ! every some for let if return satisfies'.split(
    ' ',
  ),
);
const OPENING = new Set(['(', '[', '{']);
const CLOSING = new Set([')', ']', '}']);

/** A value with an operator gets brackets, so that it stays one operand where it is put: `not($a) or $p` with p = `every $x in ... satisfies ...`. */
function bracketed(value: string): string {
  let depth = 0;
  let previous: Token | null = null;
  for (const token of tokenizeXPath(value)) {
    if (OPENING.has(token.text)) depth++;
    else if (CLOSING.has(token.text)) depth--;
    else if (depth === 0 && token.kind !== 'string' && OPERATORS.has(token.text) && isOperator(token, previous))
      return `(${value})`;
    previous = token;
  }
  return value;
}

/** `*` and the words are names where an operand is expected, except those that begin an expression. */
function isOperator(token: Token, previous: Token | null): boolean {
  if (previous === null) return ['every', 'some', 'for', 'let', 'if'].includes(token.text);
  return !(previous.kind === 'symbol' && /^(?:\/|\/\/|@|::|[|=<>+*,!-]|\|\||<=|>=|!=|<<|>>)$/.test(previous.text));
}

function replacement(name: string, local: ReadonlySet<string>, scope: Scope): string | null {
  const param = own(scope.params, name);
  if (param !== null) return param;
  if (local.has(name) || scope.variables.has(name)) return null;
  return own(scope.bindings, name);
}

function own(record: Readonly<Record<string, string>>, name: string): string | null {
  return Object.hasOwn(record, name) ? record[name]! : null;
}

function renameVariables(text: string, tokens: readonly Token[], local: ReadonlySet<string>, scope: Scope): string {
  let out = '';
  let at = 0;
  for (const token of tokens) {
    if (token.kind !== 'var') continue;
    const name = nameOf(token);
    const target = local.has(name) ? name : scope.variables.get(name)?.name;
    if (target === undefined) throw new Error(`$${name} is neither a param, nor a variable in scope, nor a binding`);
    out += `${text.slice(at, token.at)}$${target}`;
    at = token.at + token.text.length;
  }
  return out + text.slice(at);
}

/** Variables that for, some, every or let bind inside the expression. */
function boundHere(tokens: readonly Token[]): ReadonlySet<string> {
  const names = new Set<string>();
  tokens.forEach((token, i) => {
    const next = tokens[i + 1]?.text;
    if (token.kind !== 'var' || (next !== 'in' && next !== ':=')) return;
    if (token.text.startsWith('$_')) throw new Error(`names of variables may not start with _ (${token.text})`);
    names.add(nameOf(token));
  });
  return names;
}

function nameOf(token: Token): string {
  return token.text.slice(1).trim();
}
