import { isSafe, isSafeTest } from './analyseXPath.ts';
import { ATTRIBUTE, FAILED, TRIE, type Collection, type CompiledRules, type Trie } from './compiledRules.ts';
import { buildTrie, forbiddenPaths } from './forbiddenPaths.ts';
import { describeAssert } from './describeAssert.ts';
import { escapeAttribute } from './escapeAttribute.ts';
import { DOCUMENT, hoist, INDEX, type Hoisting } from './hoist.ts';
import type { Instance, InstanceAssert } from './instantiate.ts';
import { letsUsed } from './letsUsed.ts';
import { plan, splitTest, type Branch, type Choice, type Loop, type PlannedRule } from './plan.ts';
import { printName, printXPath, type Namespaces } from './printXPath.ts';
import type { Schema } from './schema.ts';
import { functionTypes, shareCalls } from './shareCalls.ts';
import { withNamespaces } from './withNamespaces.ts';
import type { Expr } from './xpath.ts';

export type Part = { readonly schema: Schema; readonly instance: Instance };

type NamedValue = { readonly name: string; readonly value: Expr };
type AssertContext = {
  readonly planned: PlannedRule;
  readonly lets: readonly NamedValue[];
  readonly safeLets: readonly NamedValue[];
  readonly onAttribute: boolean;
};

/** Bodies shorter than this are repeated rather than called. */
const INLINE_ASSERTS = 3;

/** Writes the stylesheet for all schemas of a scenario together, and the side table for its results. */
export function emit(parts: readonly Part[]): { xslt: string; rules: CompiledRules } {
  return new Emitter(parts).emit();
}

class Emitter {
  readonly #parts: readonly Part[];
  readonly #collections = new Map<string, Collection>();
  readonly #globals = new Map<string, string>();
  readonly #templates: string[] = [];
  readonly #templateNames = new Map<string, string>();
  readonly #matchers: string[] = [];
  readonly #matcherNames = new Map<string, string>();
  readonly #tries: Trie[] = [];

  constructor(parts: readonly Part[]) {
    this.#parts = parts;
  }

  emit(): { xslt: string; rules: CompiledRules } {
    const { loops, asserts } = plan(
      this.#parts.map((p) => ({ instance: p.instance, namespaces: p.schema.namespaces })),
    );
    const lets = this.#parts.map((part) => this.#lets(part)).join('');
    const main = loops.map((loop) => this.#loop(loop)).join('');
    const globals = [...this.#globals]
      .map(([select, name]) => `<xsl:variable name="${name}" select="${escapeAttribute(select)}"/>\n`)
      .join('');
    // one parameter for all: Saxon-JS checks the name of each parameter anew on every run. Member by member, because `?*` copies what it has
    // at each step (a minute for 80,000 nodes)
    const nodes = [...this.#collections.values()]
      .map(
        (c, i) =>
          `<xsl:variable name="${c.param}" select="let $list := $${INDEX}[${i + 1}] return for $i in 1 to Q{http://www.w3.org/2005/xpath-functions/array}size($list) return $list($i)" as="${typeOf(c)}*"/>\n`,
      )
      .join('');
    // two schemas of a scenario may include the same file
    const declarations = [
      ...new Set(
        this.#parts.flatMap((part) => part.schema.declarations.map((d) => withNamespaces(d, part.schema.namespaces))),
      ),
    ].join('\n');
    const xslt =
      `<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="#all">\n` +
      `<xsl:param name="${DOCUMENT}" as="document-node()" required="yes"/>\n` +
      `<xsl:param name="${INDEX}" as="array(*)*" required="yes"/>\n` +
      `${nodes}${lets}${globals}${declarations}\n` +
      `<xsl:template name="main" as="item()*">\n${main}</xsl:template>\n${this.#templates.join('')}${this.#matchers.join('')}</xsl:stylesheet>\n`;
    const rules = {
      collections: [...this.#collections.values()],
      asserts: asserts.map(({ assert, schema }) => describeAssert(assert, schema, this.#parts[schema]!.schema)),
      tries: this.#tries,
    };
    return { xslt, rules };
  }

  #lets({ schema, instance }: Part): string {
    return instance.globals
      .map(({ name, value }) => {
        const moved = hoist(value, this.#hoisting(schema.namespaces), false);
        const onDocument: Expr = { k: 'binary', op: '!', left: { k: 'var', name: DOCUMENT }, right: moved };
        return `<xsl:variable name="${name}" select="${escapeAttribute(printXPath(onDocument, schema.namespaces))}"/>\n`;
      })
      .join('');
  }

  #hoisting(namespaces: Namespaces): Hoisting {
    return {
      namespaces,
      global: (select) => this.#global(select),
      collection: (kind, test) =>
        test.includes('(') ? null : this.#nodes({ kind, ...splitTest(test, namespaces), names: null }),
    };
  }

  /** The variable that holds the nodes of a collection. */
  #nodes(wanted: Omit<Collection, 'param'>): string {
    const param = this.#collection(wanted);
    if (wanted.kind !== 'attribute') return param;
    const { uri, local } = wanted;
    return this.#global(
      `$${param}/@${uri === null ? (local === null ? '*' : `*:${local}`) : `Q{${uri}}${local ?? '*'}`}`,
    );
  }

  #global(select: string): string {
    const known = this.#globals.get(select);
    if (known) return known;
    const name = `_g${this.#globals.size}`;
    this.#globals.set(select, name);
    return name;
  }

  #collection(wanted: Omit<Collection, 'param'>): string {
    const { kind, uri, local, names } = wanted;
    const key = [kind, uri ?? '*', local ?? '*', names ? JSON.stringify(names) : '*'].join('\t');
    const known = this.#collections.get(key);
    if (known) return known.param;
    const param = `_n${this.#collections.size}`;
    this.#collections.set(key, { param, kind, uri, local, names });
    return param;
  }

  #loop(loop: Loop): string {
    const param = this.#nodes(loop);
    const branches = loop.choices.flatMap((choice) =>
      choice.branches.map((branch) => ({ branch, of: choice.branches.find((b) => b.rule)! })),
    );
    const types = new Map(this.#parts.flatMap(({ schema }) => [...functionTypes(schema)]));
    const shared = shareCalls(
      branches.map(({ branch, of }) => this.#ownCondition(branch, of)),
      types,
    );
    const tests = branches.map(({ branch, of }, i) => this.#test(branch, of, shared.conditions[i]!));
    const namespaces = branches[0]!.of.rule!.namespaces;
    const calls = shared.calls.map(
      ({ name, call }) =>
        `<xsl:variable name="${name}" as="item()*"><xsl:try select="${escapeAttribute(printXPath(call, namespaces))}"><xsl:catch select="()"/></xsl:try></xsl:variable>\n`,
    );
    const repeated = repeatedTests(tests);
    const variables = [...repeated].map(
      ([test, name]) => `<xsl:variable name="${name}" select="boolean(${escapeAttribute(test)})"/>\n`,
    );
    let at = 0;
    const body = loop.choices
      .map((choice) =>
        this.#choice(
          choice,
          choice.branches
            .map(() => tests[at++]!)
            .map((test) => (test === null ? null : repeated.has(test) ? `$${repeated.get(test)}` : test)),
        ),
      )
      .join('');
    return body && `<xsl:for-each select="$${param}">\n${calls.join('')}${variables.join('')}${body}</xsl:for-each>\n`;
  }

  #choice({ branches }: Choice, tests: readonly (string | null)[]): string {
    const written = branches.map((branch, i) => ({
      test: tests[i]!,
      body: branch.rule ? this.#body(branch.rule, branch.alternative.kind === 'attribute') : '',
    }));
    while (written.at(-1)?.body === '') written.pop();
    if (written.length === 0) return '';
    if (written.length === 1) {
      const { test, body } = written[0]!;
      return test === null ? body : `<xsl:if test="${escapeAttribute(test)}">\n${body}</xsl:if>\n`;
    }
    const whens = written
      .map(({ test, body }) => `<xsl:when test="${escapeAttribute(test ?? 'true()')}">${body}</xsl:when>\n`)
      .join('');
    return `<xsl:choose>\n${whens}</xsl:choose>\n`;
  }

  #ownCondition({ alternative }: Branch, of: Branch): Expr | null {
    return alternative.condition && hoist(alternative.condition, this.#hoisting(of.rule!.namespaces), false);
  }

  /** The test of a branch; null: always. A guard of another loop has to look at the name, too. `of`: a branch of the same pattern that has a rule. */
  #test({ alternative }: Branch, of: Branch, condition: Expr | null): string | null {
    const { namespaces } = of.rule!;
    const tests: string[] = [];
    if (alternative.test !== of.alternative.test && alternative.test !== '*') {
      const axis = alternative.kind === 'attribute' ? 'attribute(' : 'element(';
      tests.push(
        /^\*:|:\*$/.test(alternative.test)
          ? nameTest(alternative.test, namespaces)
          : `self::${axis}${printName(alternative.test, namespaces)})`,
      );
    }
    if (condition) {
      const text = printXPath(condition, namespaces);
      tests.push(isSafeTest(condition) ? text : this.#matcher(condition, text, namespaces));
    }
    if (tests.length === 0) return null;
    return tests.length === 1 ? tests[0]! : tests.map((t) => `(${t})`).join(' and ');
  }

  /**
   * XSLT swallows errors in match patterns: a predicate that fails does not match. A plain test would stop the run, so what may fail goes into a function.
   * Of conditions joined by and each goes on its own: if one fails, the whole does not match, whatever the others say.
   */
  #matcher(condition: Expr, test: string, ns: Namespaces): string {
    if (condition.k === 'binary' && condition.op === 'and') {
      const { left, right } = condition;
      const sides = [left, right].map((side) => {
        const text = printXPath(side, ns);
        return isSafeTest(side) ? `(${text})` : this.#matcher(side, text, ns);
      });
      return `(${sides.join(' and ')})`;
    }
    let name = this.#matcherNames.get(test);
    if (!name) {
      name = `_m${this.#matcherNames.size}`;
      this.#matcherNames.set(test, name);
      this.#matchers.push(
        `<xsl:function name="m:${name}" xmlns:m="urn:m" as="xs:boolean"><xsl:param name="_node" as="node()"/>` +
          `<xsl:for-each select="$_node"><xsl:try select="boolean(${escapeAttribute(test)})"><xsl:catch select="false()"/></xsl:try></xsl:for-each></xsl:function>\n`,
      );
    }
    return `Q{urn:m}${name}(.)`;
  }

  #body(planned: PlannedRule, onAttribute: boolean): string {
    if (planned.uses === 1 || planned.asserts.length <= INLINE_ASSERTS) return this.#asserts(planned, onAttribute);
    const key = `${planned.schema} ${planned.asserts[0]!.number} ${onAttribute}`;
    let name = this.#templateNames.get(key);
    if (!name) {
      name = `_t${this.#templateNames.size}`;
      this.#templateNames.set(key, name);
      this.#templates.push(
        `<xsl:template name="${name}" as="item()*">\n${this.#asserts(planned, onAttribute)}</xsl:template>\n`,
      );
    }
    return `<xsl:call-template name="${name}"/>\n`;
  }

  #asserts(planned: PlannedRule, onAttribute: boolean): string {
    const forbidden = planned.asserts.map((a) => ({ ...a, paths: forbiddenPaths(a.assert, planned.namespaces) }));
    const inTrie = forbidden.flatMap((f) => (f.paths ? [{ assert: f.number, paths: f.paths }] : []));
    const lets = planned.rule.lets.map((one) => ({
      ...one,
      value: hoist(one.value, this.#hoisting(planned.namespaces), !planned.single),
    }));
    // a let that may fail is put into each assert that needs it, inside its try
    const safeLets = lets.filter(
      (one, i) => isSafe(one.value) && letsUsed(one.value, lets.slice(0, i)).every((l) => isSafe(l.value)),
    );
    const declared = safeLets.map((one) => this.#variable(one, planned.namespaces)).join('');
    // nothing is below an attribute
    const trie =
      inTrie.length > 0 && !onAttribute
        ? `<xsl:sequence select="${TRIE + this.#tries.push(buildTrie(inTrie)) - 1}, ."/>\n`
        : '';
    const rest = forbidden
      .filter((f) => !f.paths)
      .map((f) => this.#assert(f, { planned, lets, safeLets, onAttribute }))
      .join('');
    return `${rest ? declared : ''}${trie}${rest}`;
  }

  #assert(
    { number, assert }: { number: number; assert: InstanceAssert },
    { planned, lets, safeLets, onAttribute }: AssertContext,
  ): string {
    const ns = planned.namespaces;
    const to = this.#hoisting(ns);
    const test = hoist(assert.test, to, !planned.single);
    const values = assert.text.filter((part) => typeof part !== 'string').map((v) => hoist(v, to, false));
    const risky = letsUsed([test, ...values], lets).filter((l) => !safeLets.includes(l));
    const condition = assert.report ? printXPath(test, ns) : `not(${printXPath(test, ns)})`;
    const printed = values.map((value) => `string-join((${printXPath(value, ns)}) ! string(.), ' ')`);
    const [code, node] = onAttribute ? [number + ATTRIBUTE, '.., name()'] : [number, '.'];
    const fails = `<xsl:if test="${escapeAttribute(condition)}"><xsl:sequence select="${escapeAttribute([code, node, ...printed].join(', '))}"/></xsl:if>\n`;
    if (risky.length === 0 && isSafeTest(test) && values.every(isSafe)) return fails;
    const variables = risky.map((one) => this.#variable(one, ns)).join('');
    return `<xsl:try>${variables}${fails}<xsl:catch select="${FAILED - code}, ${node}"/></xsl:try>\n`;
  }

  #variable(one: { name: string; value: Expr }, ns: Namespaces): string {
    return `<xsl:variable name="${one.name}" select="${escapeAttribute(printXPath(one.value, ns))}"/>\n`;
  }
}

/** Tests that several patterns make on the same nodes get a variable; what is shorter than this costs less to repeat. */
const WORTH_A_VARIABLE = 40;

function repeatedTests(tests: readonly (string | null)[]): Map<string, string> {
  const counts = new Map<string, number>();
  for (const test of tests)
    if (test !== null && test.length >= WORTH_A_VARIABLE) counts.set(test, (counts.get(test) ?? 0) + 1);
  return new Map([...counts].filter(([, count]) => count > 1).map(([test], i) => [test, `_k${i}`]));
}

function nameTest(test: string, namespaces: Namespaces): string {
  const { uri, local } = splitTest(test, namespaces);
  return local === null ? `namespace-uri() = '${uri}'` : `local-name() = '${local}'`;
}

function typeOf(collection: Collection): string {
  return {
    element: 'element()',
    attribute: 'element()',
    text: 'text()',
    comment: 'comment()',
    'processing-instruction': 'processing-instruction()',
    document: 'document-node()',
  }[collection.kind];
}
