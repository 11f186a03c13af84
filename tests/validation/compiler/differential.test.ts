import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { compileToSef } from '../../../validation/compiler/sef.ts';
import type { LoadedRules } from '../../../validation/compiler/runRules.ts';
import { parseForRules } from '../../../validation/compiler/runRules.ts';
import { failures, load, schema, schemaFiles } from './compiled.ts';
import { naiveStylesheet, runNaive } from './naiveRun.ts';

/** Contexts and tests with everything that the compiler rearranges; combined at random into patterns of several rules. */
const CONTEXTS = [
  'i:a',
  'i:b',
  'i:c',
  '/i:r',
  '/',
  '/*',
  '//i:b',
  'i:a/i:b',
  'i:a//i:c',
  '/i:r/i:a',
  '*',
  'i:*',
  '*:b',
  '@x',
  '@*',
  'i:b/@y',
  'text()',
  'i:a/node()',
  'i:a[1]',
  'i:a[last()]',
  'i:b[2]',
  '*[3]',
  'i:a[i:b]',
  'i:a[not(*)]',
  "i:b[. = '1']",
  'i:a[@x = 2]',
  'i:a[i:b > 1]',
  'i:a | i:b[@x]',
  '(i:a | i:b)/i:c',
  '(i:a | i:b)[@x]',
  "*[starts-with(local-name(), 'b')]",
  'i:a[$flag]',
  'i:a[count(i:b) > 1]/i:b',
  'i:r/*[2]/i:b',
  'i:b[../@x]',
  'i:a[xs:decimal(@x) > 1]',
  "i:a[f:kind(.) = 'few']",
  "i:a[f:kind(.) = 'many'][@x]",
  "i:b[f:kind(.) = 'few']",
  "i:b[f:kind(.) = ('many', 'none')]",
  "*[f:kind(.) = 'many']",
  "i:a[not(f:kind(.) = 'few')]",
  "*[ends-with(name(), 'b')]",
  "*[ends-with(name(), 'b')][@x]",
  "i:*[local-name() = ('a', 'c') and not(ends-with(name(), 'c'))]",
  "*[ends-with(name(), 'i:b') or i:c]",
  "@*[local-name() = 'x']",
  "i:b[contains(local-name(), 'b')][1]",
  '*[@x = true()]',
  'i:a[i:b = false()]',
  'i:c[ancestor::i:a[2]]',
  'i:b[preceding-sibling::i:b]',
  "i:a[i:b = ('1', '2')][1]",
  'i:a[current()/i:b]',
];
const TESTS = [
  'false()',
  'not(i:b)',
  'not(i:b/i:c)',
  'empty(@x)',
  'not(@x | i:b/@y)',
  'exists(i:b)',
  'count(i:b) &lt; 2',
  'count(//i:b) > 2',
  '//i:a/@x = 1',
  'i:b = /i:r/i:a/i:b',
  'every $v in i:b satisfies $v = 1',
  'some $v in //i:a[@x] satisfies $v/i:b = $first',
  '/i:r/i:a[1]/i:b[1] = $first',
  '(/i:r/i:a/i:b)[1] = .',
  '//i:b[2]',
  "contains(i:b, '1')",
  "contains(string(.), '1')",
  'xs:decimal(i:b) > 1',
  'sum(i:b) > 1',
  '$flag',
  '$mine = 1',
  'number(.) = 1',
  'if (i:b) then i:b/@y else true()',
  'i:a[i:b = current()/@x]',
  '/i:r/i:a[@x = current()/@x]/i:b',
  'i:b[position() > 1]',
  "normalize-space(i:c) != ''",
  'not(//i:c[i:b])',
  '//*[. = 1][2]',
  'i:b[1] = i:b[last()]',
  "string-join(i:b, '-') = '1-1'",
  'count(/i:r/*) = count(//i:r/*)',
  '. castable as xs:decimal',
  "exists(//@x[. = '1'])",
  '/i:r/i:b/@y != @y',
  'i:a/i:b | i:c',
  'not(i:b) or xs:decimal(i:b[1]) = 1',
];
const SEED = 20260731;

function randomSchema(): string {
  let id = 0;
  const rule = fc.tuple(
    fc.constantFrom(...CONTEXTS),
    fc.array(fc.tuple(fc.constantFrom(...TESTS), fc.boolean()), { minLength: 0, maxLength: 4 }),
  );
  const patterns = fc.sample(fc.array(rule, { minLength: 1, maxLength: 5 }), { seed: SEED, numRuns: 70 });
  const text = patterns.map((rules) => {
    const body = rules.map(([context, tests]) => {
      const asserts = tests.map(([t, report]) =>
        report ? `<report id="r${id++}" test="${t}">x</report>` : `<assert id="a${id++}" test="${t}">x</assert>`,
      );
      return `<rule context="${context}"><let name="mine" value="count(i:b)"/>${asserts.join('')}</rule>`;
    });
    return `<pattern>${body.join('')}</pattern>`;
  });
  return schema(`<let name="flag" value="exists(//i:c)"/><let name="first" value="(//i:b)[1]"/>
    <xsl:function name="f:kind" as="xs:string*" xmlns:xs="http://www.w3.org/2001/XMLSchema"><xsl:param name="n" as="element()"/><xsl:sequence select="if ($n/@x castable as xs:decimal) then (if (xs:decimal($n/@x) &gt; 1) then 'many' else 'few') else if (xs:decimal($n/@x) = 1) then 'z' else ()"/></xsl:function>${text.join('\n')}`);
}

/** Documents in urn:i, with a few names, small values, attributes and one foreign namespace. */
const documents: fc.Arbitrary<string> = (() => {
  const attributes = fc
    .tuple(fc.constantFrom('', ' x="1"', ' x="2"', ' x="z"'), fc.constantFrom('', ' y="1"'))
    .map((parts) => parts.join(''));
  const name = fc.constantFrom('i:a', 'i:b', 'i:c', 'i:bb', 'b');
  const { node } = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('1', '2', 'zz', ' ', '<!-- 1 -->', '<?p 1?>', '<i:b>1</i:b>', '<i:b y="1">2</i:b>', '<i:c/>'),
      fc
        .tuple(name, attributes, fc.array(tie('node'), { maxLength: 4 }))
        .map(([n, a, children]) => `<${n}${a}>${children.join('')}</${n}>`),
    ),
  }));
  return fc
    .array(node, { maxLength: 6 })
    .map((children) => `<i:r xmlns:i="urn:i" xmlns="urn:o">${children.join('')}</i:r>`);
})();

describe('the compiled rules find what a plain translation finds', () => {
  let rules: LoadedRules;
  let naive: object;

  beforeAll(async () => {
    const file = schemaFiles({ 'random.sch': randomSchema() });
    rules = await load(file);
    naive = JSON.parse(await compileToSef(naiveStylesheet(file, {}))) as object;
  });

  test('on random documents and rules', () => {
    let found = 0;
    fc.assert(
      fc.property(documents, (xml) => {
        const compiled = failures(rules, xml);
        found += compiled.length;
        expect(compiled).toEqual(runNaive(naive, parseForRules(xml)));
      }),
      { seed: SEED, numRuns: 150 },
    );
    expect(found).toBeGreaterThan(1000);
  });
});
