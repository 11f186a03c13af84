import { beforeAll, describe, expect, test } from 'vitest';
import { parseForRules, runRules } from '../../../validation/compiler/runRules.ts';
import { check, load, schema, schemaFiles } from './compiled.ts';

const fails = (id: string) => `<assert id="${id}" test="false()">x</assert>`;
const doc = '<i:r xmlns:i="urn:i"><i:a n="1">5</i:a><i:a n="2"><i:b>7</i:b><i:b>8</i:b></i:a><i:c/></i:r>';

describe('which rule takes a node', () => {
  test('the first rule of a pattern that matches, and no later one', async () => {
    const found = await check(
      `<pattern><rule context="i:a[i:b]">${fails('first')}</rule><rule context="i:a">${fails('second')}</rule></pattern>`,
      doc,
    );
    expect(found).toEqual(['first /r[1]/a[2]', 'second /r[1]/a[1]']);
  });

  test('patterns do not disturb each other', async () => {
    const found = await check(
      `<pattern><rule context="i:a">${fails('p')}</rule></pattern><pattern><rule context="i:a">${fails('q')}</rule></pattern>`,
      doc,
    );
    expect(found).toEqual(['p /r[1]/a[1]', 'p /r[1]/a[2]', 'q /r[1]/a[1]', 'q /r[1]/a[2]']);
  });

  test('a wildcard takes nodes from a later name, and a name from a later wildcard', async () => {
    const found = await check(
      `<pattern><rule context="i:c">${fails('name')}</rule><rule context="*[ancestor::i:a]">${fails('wild')}</rule><rule context="i:b">${fails('late')}</rule><rule context="*">${fails('rest')}</rule></pattern>`,
      doc,
    );
    expect(found).toEqual([
      'name /r[1]/c[1]',
      'rest /r[1]',
      'rest /r[1]/a[1]',
      'rest /r[1]/a[2]',
      'wild /r[1]/a[2]/b[1]',
      'wild /r[1]/a[2]/b[2]',
    ]);
  });

  test('a rule without asserts still takes its nodes', async () => {
    const found = await check(
      `<pattern><rule context="i:a[@n = '1']"/><rule context="i:a">${fails('other')}</rule></pattern>`,
      doc,
    );
    expect(found).toEqual(['other /r[1]/a[2]']);
  });

  test('two alternatives of one context check a node once', async () => {
    const found = await check(`<pattern><rule context="i:b | i:a/*">${fails('once')}</rule></pattern>`, doc);
    expect(found).toEqual(['once /r[1]/a[2]/b[1]', 'once /r[1]/a[2]/b[2]']);
  });
});

describe('contexts', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['/', ['x /']],
    ['/i:r', ['x /r[1]']],
    ['/*', ['x /r[1]']],
    ['/i:a', []],
    ['//i:b', ['x /r[1]/a[2]/b[1]', 'x /r[1]/a[2]/b[2]']],
    ['i:r//i:b[. = 8]', ['x /r[1]/a[2]/b[2]']],
    ['i:a[2]', ['x /r[1]/a[2]']],
    ['i:a[2]/i:b[last()]', ['x /r[1]/a[2]/b[2]']],
    ['*[2]', ['x /r[1]/a[2]', 'x /r[1]/a[2]/b[2]']],
    ['i:r/(i:a | i:c)[not(*)]', ['x /r[1]/a[1]', 'x /r[1]/c[1]']],
    ['@n', ['x /r[1]/a[1]/@n', 'x /r[1]/a[2]/@n']],
    ['i:a/@*[. = 2]', ['x /r[1]/a[2]/@n']],
    ["i:a/text()[. = '5']", ['x /r[1]/a[1]/text()[1]']],
    ['(/i:r | /i:q)/i:c', ['x /r[1]/c[1]']],
    ['*:c', ['x /r[1]/c[1]']],
    ["*[ends-with(name(), 'c')]", ['x /r[1]/c[1]']],
    ['i:a[current()/@n = 2]', ['x /r[1]/a[2]']],
    // the value is no number in two places: an error in a match pattern means "does not match"
    ['*[xs:decimal(.) = 5]', ['x /r[1]/a[1]']],
  ];
  let found: readonly string[];
  beforeAll(async () => {
    const patterns = cases.map(
      ([context], i) => `<pattern><rule context="${context}">${fails(`c${i}.`)}</rule></pattern>`,
    );
    found = await check(patterns.join(''), doc);
  });
  test.each(cases.map(([context, expected], i) => [context, i, expected] as const))('%s', (_, i, expected) => {
    const own = found.filter((line) => line.startsWith(`c${i}.`)).map((line) => line.replace(`c${i}.`, 'x'));
    expect(own).toEqual(expected);
  });
});

describe('variables', () => {
  test('a let of a rule hides one of the pattern, which hides one of the schema', async () => {
    const found = await check(
      `<let name="v" value="'schema'"/><let name="w" value="$v || '!'"/>
       <pattern><let name="v" value="'pattern'"/><rule context="i:a[@n = '1']"><let name="v" value="'rule' || @n"/><assert id="rule" test="$v = 'rule1'">x</assert></rule>
       <rule context="i:a"><assert id="pattern" test="$v = 'pattern'">x</assert><assert id="kept" test="$w = 'schema!'">x</assert></rule></pattern>
       <pattern><rule context="i:r"><assert id="schema" test="$v = 'schema'">x</assert><assert id="bound" test="some $v in (1, 2) satisfies $v = 2">x</assert></rule></pattern>`,
      doc,
    );
    expect(found).toEqual([]);
  });

  test('lets of schema and pattern are evaluated on the document, those of a rule on its node', async () => {
    const found = await check(
      `<let name="n" value="count(i:r/i:a)"/><pattern><let name="m" value="count(*)"/><rule context="i:a"><let name="own" value="count(*)"/>
       <report id="all" test="$n = 2 and $m = 1 and $own = 2">x</report></rule></pattern>`,
      doc,
    );
    expect(found).toEqual(['all /r[1]/a[2]']);
  });

  test('a positional predicate stays with its step when paths are shared', async () => {
    const twice = '<i:r xmlns:i="urn:i"><i:a><i:b>1</i:b><i:b>2</i:b></i:a><i:a><i:b>3</i:b></i:a></i:r>';
    const found = await check(
      `<pattern><rule context="i:b">
        <assert id="step" test="sum(/i:r/i:a/i:b[1]) = 4">x</assert><assert id="deep" test="sum(//i:b[1]) = 4">x</assert>
        <assert id="all" test="(/i:r/i:a/i:b)[1] = 1 and count((//i:b)[1]) = 1">x</assert><assert id="last" test="sum(//i:a/i:b[last()]) = 5">x</assert>
        <assert id="nth" test="//i:a[2]/i:b = 3 and count(/i:r/i:a[i:b][1]/i:b) = 2">x</assert>
        <assert id="self" test="count(/i:r/i:a/i:b[. = current()]) = 1">x</assert>
       </rule></pattern>`,
      twice,
    );
    expect(found).toEqual([]);
  });
});

describe('abstract patterns, params and bindings', () => {
  test('params are replaced as text, also in params, with names as long as they go', async () => {
    const found = await check(
      `<pattern abstract="true" id="p"><rule context="$ctx/$BT-1"><assert id="x" test=". = $BT-10">value <value-of select="$BT-10"/></assert></rule></pattern>
       <pattern is-a="p"><param name="ctx" value="i:r"/><param name="BT-1" value="i:a"/><param name="BT-10" value="$five"/><param name="five" value="'5'"/></pattern>`,
      doc,
    );
    expect(found).toEqual(['x /r[1]/a[2]']);
  });

  test('a value with an operator stays one operand', async () => {
    const found = await check(
      `<pattern abstract="true" id="p"><rule context="$ctx/i:b"><assert id="every" test="true() or $p">x</assert><assert id="or" test="true() and $q">x</assert><assert id="star" test="$s = 8">x</assert><assert id="of-$id" test="false()">x</assert></rule></pattern>
       <pattern is-a="p"><param name="id" value="S"/><param name="ctx" value="i:a | i:c"/><param name="p" value="every $x in i:q satisfies $x = 1"/><param name="q" value="false() or false()"/><param name="s" value="../i:*[2]"/></pattern>`,
      doc,
    );
    expect(found).toEqual(['of-S /r[1]/a[2]/b[1]', 'of-S /r[1]/a[2]/b[2]', 'or /r[1]/a[2]/b[1]', 'or /r[1]/a[2]/b[2]']);
  });

  test('a binding steps in for a name that is neither param nor variable', async () => {
    const bindings = { 'BG-1': '/i:r/i:a', v: 'i:never' };
    const found = await check(
      `<let name="v" value="2"/><pattern><rule context="$BG-1"><assert id="x" test="count($BG-1) = $v and @n = 1">x</assert></rule></pattern>`,
      doc,
      { bindings },
    );
    expect(found).toEqual(['x /r[1]/a[2]']);
  });

  const errors: readonly (readonly [string, string, RegExp])[] = [
    [
      'an unknown name',
      '<pattern id="pp"><rule context="i:a"><assert id="A-1" test="$nope = 1">x</assert></rule></pattern>',
      /a\.sch:\d+: pattern pp, rule with context i:a, assert A-1: \$nope is neither/,
    ],
    [
      'a name that leads to itself',
      '<pattern abstract="true" id="p"><rule context="$a"><assert id="x" test="1">x</assert></rule></pattern><pattern is-a="p"><param name="a" value="$b"/><param name="b" value="$a"/></pattern>',
      /lead to themselves/,
    ],
    ['an abstract pattern that is not there', '<pattern is-a="nope"/>', /no abstract pattern/],
    [
      'an abstract rule that is not there',
      '<pattern><rule context="i:a"><extends rule="nope"/></rule></pattern>',
      /no abstract rule/,
    ],
    [
      'a broken expression',
      '<pattern><rule context="i:a"><assert id="A-1" test="1 +">x</assert></rule></pattern>',
      /assert A-1: unexpected the end/,
    ],
    [
      'an undeclared prefix',
      '<pattern><rule context="q:a"><assert id="A-1" test="1">x</assert></rule></pattern>',
      /prefix "q" is not declared/,
    ],
    [
      'a context that is no pattern',
      '<pattern><rule context="count(i:a)"><assert id="A-1" test="1">x</assert></rule></pattern>',
      /a\.sch:\d+/,
    ],
    [
      'an assert without id',
      '<pattern><rule context="i:a"><assert test="1">x</assert></rule></pattern>',
      /needs the attribute id/,
    ],
    [
      'an unknown level',
      '<pattern><rule context="i:a"><assert id="a" flag="terrible" test="1">x</assert></rule></pattern>',
      /level "terrible"/,
    ],
  ];
  test.each(errors)('%s is an error that names the place', async (_, children, message) => {
    await expect(check(children, doc)).rejects.toThrow(message);
  });
});

describe('rules, includes and phases', () => {
  test('extends puts lets and asserts of the abstract rule in its place', async () => {
    const found = await check(
      `<pattern><rule abstract="true" id="base"><let name="v" value="@n"/>${fails('base')}</rule>
       <rule context="i:a"><extends rule="base"/><assert id="own" test="$v = 1">x</assert></rule></pattern>`,
      doc,
    );
    expect(found).toEqual(['base /r[1]/a[1]', 'base /r[1]/a[2]', 'own /r[1]/a[2]']);
  });

  test('includes bring patterns of a library, rules into a pattern and single elements by id', async () => {
    const file = schemaFiles({
      'main.sch': schema(
        '<include href="lib.sch"/><pattern is-a="lib"><param name="c" value="i:c"/></pattern><pattern><include href="rule.xml"/></pattern><include href="two.sch#second"/>',
      ),
      'lib.sch': schema(`<pattern abstract="true" id="lib"><rule context="$c">${fails('lib')}</rule></pattern>`),
      'rule.xml': `<rule xmlns="http://purl.oclc.org/dsdl/schematron" context="i:a[1]">${fails('rule')}</rule>`,
      'two.sch': schema(
        `<pattern id="first"><rule context="i:r">${fails('no')}</rule></pattern><pattern id="second"><rule context="i:r">${fails('two')}</rule></pattern>`,
      ),
    });
    const found = runRules(await load(file), parseForRules(doc)).map((f) => f.assert.id);
    expect(found.toSorted()).toEqual(['lib', 'rule', 'two']);
  });

  test('a phase runs its patterns with its lets', async () => {
    const children = `<phase id="one"><active pattern="p"/><let name="v" value="1"/></phase><pattern id="p"><rule context="i:r"><assert id="p" test="$v = 2">x</assert></rule></pattern><pattern id="q"><rule context="i:r">${fails('q')}</rule></pattern>`;
    expect(await check(children, doc, { phase: 'one' })).toEqual(['p /r[1]']);
  });
});

describe('functions, keys, levels and texts', () => {
  test('xsl:function and xsl:key work with the prefixes of the schema', async () => {
    const found = await check(
      `<xsl:function name="f:twice" as="xs:decimal" xmlns:xs="http://www.w3.org/2001/XMLSchema"><xsl:param name="x" as="xs:decimal"/><xsl:sequence select="$x * 2"/></xsl:function>
       <xsl:key name="byN" match="i:a" use="@n"/>
       <pattern><rule context="i:a"><assert id="f" test="f:twice(xs:decimal(@n)) = 2">x</assert><assert id="k" test="count(key('byN', '2')) = 1 and key('byN', '2')/i:b = 7">x</assert></rule></pattern>`,
      doc,
    );
    expect(found).toEqual(['f /r[1]/a[2]']);
  });

  test('level comes from flag, else role, else it is an error; values stand in the text', async () => {
    const file = schemaFiles({
      'a.sch': schema(`<pattern><rule context="i:a[2]">
        <assert id="f" flag="warning" role="fatal" test="false()">x</assert><assert id="r" role="info" test="false()">x</assert>
        <report id="n" test="true()">is <value-of select="i:b"/> in <name/> of <name path=".."/></report></rule></pattern>`),
    });
    const found = runRules(await load(file), parseForRules(doc)).map((f) => [f.assert.id, f.assert.level, ...f.values]);
    expect(found).toEqual([
      ['f', 'warning'],
      ['r', 'information'],
      ['n', 'error', '7 8', 'i:a', 'i:r'],
    ]);
  });
});

describe('what must not exist', () => {
  const tests: readonly (readonly [string, string, readonly string[]])[] = [
    ['a path', '<assert id="x" test="not(i:a/i:b)">x</assert>', ['x /r[1]']],
    ['an attribute', '<assert id="x" test="empty(i:a/@n)">x</assert>', ['x /r[1]']],
    ['either of two', '<assert id="x" test="not(i:q | i:c)">x</assert>', ['x /r[1]']],
    ['as a report', '<report id="x" test="i:a/i:b">x</report>', ['x /r[1]']],
    [
      'something absent',
      '<assert id="x" test="not(i:b) and not(exists(i:a/i:c/i:d))">x</assert><report id="y" test="i:q/@z">x</report>',
      [],
    ],
    ['the same name without the namespace', '<assert id="x" test="not(a)">x</assert>', []],
  ];
  let found: readonly string[];
  beforeAll(async () => {
    const patterns = tests.map(
      ([, asserts], i) => `<pattern><rule context="/i:r">${asserts.replaceAll('id="', `id="c${i}.`)}</rule></pattern>`,
    );
    found = await check(patterns.join(''), doc);
  });
  test.each(tests.map(([name, , expected], i) => [name, i, expected] as const))('%s', (_, i, expected) => {
    const own = found.filter((line) => line.startsWith(`c${i}.`)).map((line) => line.replace(`c${i}.`, ''));
    expect(own).toEqual(expected);
  });
});

describe('an expression that fails on a document', () => {
  test('says so for its own assert; the others go on', async () => {
    const found = await check(
      `<pattern><rule context="i:a"><let name="d" value="xs:decimal(.)"/><assert id="cast" test="$d = 5">x</assert><assert id="two" test="contains(i:b, '7')">x</assert>${fails('sure')}</rule></pattern>`,
      doc,
    );
    expect(found).toEqual([
      'cast /r[1]/a[2]',
      'sure /r[1]/a[1]',
      'sure /r[1]/a[2]',
      'two /r[1]/a[1]',
      'two! /r[1]/a[2]',
    ]);
  });

  test('in a let of the schema it stops the run', async () => {
    const rules = await load(
      schemaFiles({
        'a.sch': schema(
          `<let name="v" value="xs:decimal(i:r/i:c)"/><pattern><rule context="i:a"><assert id="x" test="$v = 1">x</assert></rule></pattern>`,
        ),
      }),
    );
    expect(() => runRules(rules, parseForRules(doc))).toThrow(/decimal/);
  });
});

describe('arithmetic of Saxon-JS that rules rely on', () => {
  test('decimals are exact, rounding goes up at half, and 97 divides a long number right', async () => {
    const found = await check(
      `<pattern><rule context="/"><assert id="tenth" test="xs:decimal('0.1') * 30 = 3">x</assert><assert id="half" test="round(-2.5) = -2 and round(xs:decimal('0.125') * 100) div 100 = xs:decimal('0.13')">x</assert>
       <assert id="iban" test="xs:decimal('210501700012345678131468') mod 97 = 1">x</assert><assert id="long" test="xs:decimal('123456789012345678901234.55') + xs:decimal('0.45') = xs:decimal('123456789012345678901235')">x</assert></rule></pattern>`,
      doc,
    );
    expect(found).toEqual([]);
  });
});
