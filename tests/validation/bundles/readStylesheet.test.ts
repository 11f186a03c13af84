import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodePath } from '../../../validation/compiler/nodePath.ts';
import { readStylesheet } from '../../../validation/compiler/readStylesheet.ts';
import { parseForRules } from '../../../validation/compiler/runRules.ts';
import { loadRuleSet, runRuleSet } from '../../../validation/ruleSet.ts';
import { isoStylesheet, schxsltStylesheet, type Rules } from '../../support/rules/stylesheets.ts';
import { sampleInvoice } from '../../server/sampleInvoice.ts';

const folder = mkdtempSync(join(tmpdir(), 'stylesheet-'));
let count = 0;

/** Two patterns with rules in each other's way, attributes, values in texts, levels, a report, a let, a function, an assert without id. */
const RULES: Rules = {
  lets: { currency: '/*/cbc:DocumentCurrencyCode' },
  functions:
    '<xsl:function name="f:short" as="xs:boolean"><xsl:param name="text" as="xs:string"/><xsl:sequence select="string-length($text) &lt; 3"/></xsl:function>',
  patterns: [
    [
      { context: 'cac:Party/cbc:EndpointID', asserts: [{ id: 'T-1', test: "@schemeID = 'XX'", flag: 'warning' }] },
      { context: '//*[not(*)]', asserts: [{ id: 'T-2', test: 'not(f:short(string(.)))', flag: 'information' }] },
      { context: 'cbc:ID', asserts: [{ id: 'T-NEVER', test: 'false()' }] },
    ],
    [
      {
        context: 'cbc:Amount | @currencyID',
        lets: { own: 'string(.)' },
        asserts: [{ id: 'T-3', test: "$own != $currency and $own != 'x{y}'" }],
      },
      {
        context: '/ubl:Invoice',
        asserts: [
          { id: 'T-4', test: 'cbc:ID', report: true, text: 'The number is <xsl:text/><xsl:value-of select="cbc:ID"/>' },
          { test: 'count(cac:InvoiceLine) > 5' },
          { id: 'T-5', test: "xs:integer('210501700012345678131468') mod 97 = 1" },
        ],
      },
    ],
  ],
};

async function findings(stylesheet: string, asIs: boolean): Promise<string[]> {
  const path = join(folder, `${count++}.xsl`);
  writeFileSync(path, stylesheet);
  const options = { bindings: {}, trusted: false, cacheDir: join(folder, 'cache'), inputs: path };
  const set = await loadRuleSet([{ path, asIs }], options);
  return runRuleSet(set, parseForRules(sampleInvoice().toString()))
    .map(({ assert, node, attribute, values }) => {
      const text = assert.texts['']!.map((part) => (typeof part === 'number' ? values[part] : part)).join('');
      return `${assert.id} ${assert.level} ${nodePath(node, attribute)} ${text.trim()}`;
    })
    .toSorted();
}

describe.each([
  ['the ISO skeleton', isoStylesheet],
  ['SchXslt', schxsltStylesheet],
] as const)('a stylesheet made by %s', (_, generate) => {
  const text = generate(RULES);

  it('is read back: patterns, rules, asserts, lets, functions', () => {
    const read = readStylesheet(Buffer.from(text), 'rules.xsl');
    expect(read.ok && read.schema.patterns.map(({ rules }) => rules.map(({ context }) => context))).toEqual(
      RULES.patterns.map((rules) => rules.map(({ context }) => context)),
    );
    expect(read.ok && read.schema.lets.map(({ name }) => name)).toEqual(['currency']);
    expect(read.ok && read.schema.declarations).toHaveLength(1);
  });

  it('finds the same compiled by us as it does as it stands, at the same places and with the same words', async () => {
    const compiled = await findings(text, false);
    expect(compiled).toEqual(await findings(text, true));
    const ids = new Set(compiled.map((line) => line.split(' ')[0]));
    expect([...ids]).toEqual([expect.stringMatching(/^ASSERT-[0-9a-f]{8}$/), 'T-1', 'T-2', 'T-3', 'T-4']);
    expect(compiled).toContain('T-4 error /Invoice[1] The number is R-1');
    expect(compiled.find((line) => line.startsWith('T-3'))).toContain('/@currencyID');
  });
});

describe('what no generator writes', () => {
  const iso = isoStylesheet(RULES);
  it.each([
    ['a rule with an instruction of its own', iso.replace('<svrl:fired-rule', '<xsl:message/><svrl:fired-rule')],
    ['a walk that leaves something out', iso.replaceAll('select="@*|*"', 'select="cbc:*"')],
    [
      'a rule that does not walk on',
      iso.replace('<xsl:apply-templates select="@*|*" mode="M7"/></xsl:template>', '</xsl:template>'),
    ],
    ['an assert with two outcomes', iso.replace('<xsl:otherwise>', '<xsl:otherwise><a/>')],
    ['a pattern that is never started', iso.replace('<xsl:apply-templates select="/" mode="M8"/>', '')],
    [
      'a context that is never visited',
      iso.replaceAll('select="@*|*"', 'select="*|comment()|processing-instruction()"'),
    ],
    [
      'a variable made by instructions',
      iso.replace(
        '<xsl:variable name="currency" select="/*/cbc:DocumentCurrencyCode"/>',
        '<xsl:variable name="currency">EUR</xsl:variable>',
      ),
    ],
    [
      'a template of another hand',
      schxsltStylesheet(RULES).replace(
        '<xsl:template name=',
        '<xsl:template match="cbc:ID" mode="x"/><xsl:template name=',
      ),
    ],
    ['no stylesheet at all', '<a/>'],
  ])('is not read back: %s', (_, text) => {
    expect(text).not.toBe(iso);
    const read = readStylesheet(Buffer.from(text), 'rules.xsl');
    expect(read).toMatchObject({ ok: false, reason: expect.any(String) });
  });
});
