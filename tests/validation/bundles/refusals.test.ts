import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBundleFiles } from '../../../validation/bundles/bundleFiles.ts';
import { BundleRefused } from '../../../validation/bundles/BundleRefused.ts';
import { prepareBundle } from '../../../validation/bundles/prepareBundle.ts';
import type { RefusalCode } from '../../../validation/bundles/refusals.ts';
import { verifyBundle } from '../../../validation/bundles/verifyBundle.ts';
import { configuration, LENIENT, scenario, type Given } from '../../support/rules/configuration.ts';
import { isoStylesheet, type Rules } from '../../support/rules/stylesheets.ts';
import { zipOf } from '../../support/rules/zipOf.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

type Files = Record<string, string | Uint8Array>;

function refusal(run: () => unknown): { code: RefusalCode; text: BundleRefused['text'] } {
  try {
    run();
  } catch (error) {
    if (error instanceof BundleRefused) return { code: error.code, text: error.text };
    throw error;
  }
  throw new Error('it was not refused');
}

const verify = (files: Files) => verifyBundle(readBundleFiles({ zip: zipOf(files) }));
const without = (files: Files, path: string): Files =>
  Object.fromEntries(Object.entries(files).filter(([name]) => name !== path));
const whole = (...scenarios: string[]) =>
  `<scenarios xmlns="http://www.xoev.de/de/validator/framework/1/scenarios"><name>T</name><date>2026-01-01</date>${scenarios.join('')}</scenarios>`;

describe('an archive', () => {
  const good = zipOf(configuration());

  it('is taken as it stands, also with everything in one folder', () => {
    const nested = zipOf(Object.fromEntries(Object.entries(configuration()).map(([p, b]) => [`release-1/${p}`, b])));
    const [plain, inFolder] = [good, nested].map((zip) => verifyBundle(readBundleFiles({ zip })));
    expect(plain!.scenarios.map(({ name }) => name)).toEqual(['Invoice']);
    expect(inFolder!.checksum).toBe(plain!.checksum);
  });

  it.each<[string, RefusalCode, Buffer]>([
    ['is no ZIP', 'ARCHIVE_BROKEN', Buffer.from('<html>not found</html>'.repeat(10))],
    ['is cut off', 'ARCHIVE_BROKEN', good.subarray(0, good.length / 2)],
    ['has a broken file inside', 'ARCHIVE_BROKEN', Buffer.from(good).fill(0xaa, 60, 80)],
    ['says another size than it has', 'ARCHIVE_BROKEN', zipOf(configuration(), () => ({ size: 3 }))],
    ['unpacks to gigabytes', 'ARCHIVE_TOO_LARGE', zipOf({ a: Buffer.alloc(130 * 1024 * 1024) }, () => ({ size: 10 }))],
    ['climbs out of its folder', 'PATH_OUTSIDE', zipOf({ ...configuration(), '../../etc/cron.d/x.xsl': 'x' })],
    ['names an absolute path', 'PATH_OUTSIDE', zipOf({ ...configuration(), '/tmp/x.xsl': 'x' })],
    ['climbs out with backslashes', 'PATH_OUTSIDE', zipOf({ ...configuration(), '..\\..\\x.xsl': 'x' })],
    ['has no scenarios', 'SCENARIOS_MISSING', zipOf(without(configuration(), 'scenarios.xml'))],
  ])('is refused when it %s', (_, code, zip) => {
    const refused = refusal(() => readBundleFiles({ zip }));
    expect(refused.code).toBe(code);
    expect(refused.text.de).not.toMatch(/\{\w+\}/);
    expect(refused.text.en).not.toMatch(/\{\w+\}/);
  });

  it('is refused as a folder that has links in it', async () => {
    const folder = await temporaryFolder();
    for (const [path, content] of Object.entries(configuration())) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    expect(verifyBundle(readBundleFiles({ folder })).checksum).toBe(verify(configuration()).checksum);
    symlinkSync('/etc', join(folder, 'resources/elsewhere'));
    expect(refusal(() => readBundleFiles({ folder })).code).toBe('PATH_OUTSIDE');
  });
});

describe('a configuration', () => {
  const xsd = (location: string) =>
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:include schemaLocation="${location}"/></xs:schema>`;
  it.each<[string, RefusalCode, Given & { readonly files?: Files }]>([
    ['is no XML', 'SCENARIOS_BROKEN', { scenarios: '<scenarios' }],
    ['has no scenario', 'SCENARIOS_BROKEN', { scenarios: whole() }],
    ['has a match that is no XPath', 'SCENARIOS_BROKEN', { scenarios: whole(scenario({ match: '/a[' })) }],
    [
      'has an unknown level',
      'SCENARIOS_BROKEN',
      {
        scenarios: whole(scenario()).replace(
          '</createReport>',
          '<customLevel level="bad">X</customLevel></createReport>',
        ),
      },
    ],
    ['has a scenario without a schema', 'SCENARIO_WITHOUT_SCHEMA', { scenarios: whole(scenario({ schema: null })) }],
    ['has a scenario without rules', 'SCENARIO_WITHOUT_RULES', { scenarios: whole(scenario({ rules: null })) }],
    ['names a schema that is not there', 'FILE_MISSING', { scenarios: whole(scenario({ schema: 'none.xsd' })) }],
    ['names rules that are not there', 'FILE_MISSING', { scenarios: whole(scenario({ rules: 'none.xsl' })) }],
    [
      'reads rules from an address',
      'PATH_OUTSIDE',
      { scenarios: whole(scenario({ rules: 'https://example.org/r.xsl' })) },
    ],
    ['reads rules from elsewhere', 'PATH_OUTSIDE', { scenarios: whole(scenario({ rules: '../r.xsl' })) }],
    [
      'has a schema from an address',
      'PATH_OUTSIDE',
      { files: { 'resources/xsd/ubl-invoice.xsd': xsd('http://example.org/a.xsd') } },
    ],
    [
      'has a schema that includes what is missing',
      'FILE_MISSING',
      { files: { 'resources/xsd/ubl-invoice.xsd': xsd('none.xsd') } },
    ],
    ['has a schema that is no XML', 'SCHEMA_BROKEN', { files: { 'resources/xsd/ubl-invoice.xsd': 'x' } }],
  ])('is refused when it %s', (_, code, { files, ...given }) => {
    expect(refusal(() => verify({ ...configuration(given), ...files })).code).toBe(code);
  });
});

describe('rules', () => {
  const good = isoStylesheet(LENIENT);
  const asserting = (test: string) => isoStylesheet({ patterns: [[{ context: '/*', asserts: [{ id: 'T', test }] }]] });
  const inside = (instruction: string) => good.replace('<svrl:fired-rule', `${instruction}<svrl:fired-rule`);
  it.each<[string, string]>([
    ['write a file', inside('<xsl:result-document href="file:///tmp/x"><a/></xsl:result-document>')],
    ['read a document', asserting("doc('file:///etc/passwd')")],
    ['read a document by a comment in between', asserting("doc (: :) ('file:///etc/passwd')")],
    ['read a document by the old function', asserting("document('a.xml')")],
    ['read a text', asserting("contains(unparsed-text('file:///etc/passwd'), 'root')")],
    ['read a text by a reference to the function', asserting("(unparsed-text#1)('file:///etc/passwd') = ''")],
    ['read a text by its full name', asserting("Q{http://www.w3.org/2005/xpath-functions}unparsed-text('x') = ''")],
    ['read a collection', asserting('exists(collection())')],
    ['read the environment', asserting("environment-variable('HOME') = ''")],
    ['read JSON from elsewhere', asserting("exists(json-doc('x'))")],
    ['run another stylesheet', asserting("exists(transform(map{'stylesheet-location':'x'}))")],
    ['look a function up by name', asserting("exists(function-lookup(xs:QName('xs:x'), 1))")],
    ['call an extension', asserting("saxon:evaluate('1')")],
    [
      'call Java',
      asserting('env:exit(0)').replace('<xsl:stylesheet', '<xsl:stylesheet xmlns:env="java:java.lang.System"'),
    ],
    ['run text as code', inside('<xsl:evaluate xpath="string(.)"/>')],
    [
      'include another stylesheet',
      good.replace(
        '<xsl:template match="/">',
        '<xsl:include href="http://example.org/x.xsl"/><xsl:template match="/">',
      ),
    ],
    [
      'import a schema',
      good.replace('<xsl:template match="/">', '<xsl:import-schema namespace="x"/><xsl:template match="/">'),
    ],
    [
      'compute while they are compiled',
      good.replace('<xsl:param name="archiveDirParameter"/>', '<xsl:param name="a" static="yes" select="1"/>'),
    ],
    ['hide an expression in a shadow attribute', inside('<xsl:if _test="{1}"/>')],
    ['hide an expression in text', good.replace('version="2.0"', 'version="3.0" expand-text="yes"')],
    [
      'hide a call in an attribute of the report',
      good.replace('<svrl:fired-rule context="', `<svrl:fired-rule id="{doc('x')}" context="`),
    ],
  ])('are refused when they %s', (_, stylesheet) => {
    expect(stylesheet).not.toBe(good);
    const { code, text } = refusal(() => verify(configuration({ stylesheet })));
    expect(code).toBe('RULES_FORBIDDEN');
    expect(text.de).toContain('resources/rules.xsl');
  });

  it('in Schematron are held to the same', () => {
    const schematron = (test: string) =>
      `<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2"><pattern><rule context="/*"><assert id="T" test="${test}">T</assert></rule></pattern></schema>`;
    const given = (test: string): Files => ({
      ...configuration({ scenarios: whole(scenario({ rules: 'rules.sch' })) }),
      'rules.sch': schematron(test),
    });
    expect(verify(given('true()')).scenarios).toHaveLength(1);
    expect(refusal(() => verify(given("doc('x')"))).code).toBe('RULES_FORBIDDEN');
    const including = schematron('true()').replace('<pattern>', '<include href="../secret.sch"/><pattern>');
    expect(refusal(() => verify({ ...given('true()'), 'rules.sch': including })).code).toBe('PATH_OUTSIDE');
  });
});

describe('a bundle that is tried', async () => {
  const cacheDir = join(await temporaryFolder(), 'cache');
  const prepare = async (given: Given, silenceMs?: number) =>
    prepareBundle(verify(configuration(given)), cacheDir, () => {}, silenceMs).then(
      (facts) => facts,
      (error: unknown) => {
        if (error instanceof BundleRefused) return error.code;
        throw error;
      },
    );
  const loop: Rules = {
    patterns: [
      [
        {
          context: '/ubl:Invoice',
          asserts: [{ id: 'T-LOOP', test: 'every $i in 1 to 100000000000 satisfies $i > 0' }],
        },
      ],
    ],
  };

  it('is ready when its compiled rules say what its stylesheet says, and valid invoices pass', async () => {
    expect(await prepare({})).toMatchObject({
      asIs: {},
      rules: 1,
      unexplained: ['T-NUMBER'],
      selfTest: { compared: expect.any(Number), valid: 1, accepted: 1 },
    });
  });

  it('runs a stylesheet as it stands when that cannot be read back, and says why', async () => {
    const stylesheet = isoStylesheet(LENIENT).replace('<svrl:fired-rule', '<xsl:message/><svrl:fired-rule');
    expect(await prepare({ stylesheet })).toMatchObject({
      asIs: { 'resources/rules.xsl': expect.stringContaining('message is not expected in a rule') },
      selfTest: { valid: 1, accepted: 1 },
    });
  });

  it('runs a stylesheet as it stands when the compiled rules say something else', async () => {
    // Says at run time that the number is broken where its own test says that it is not: no reader can see that.
    const stylesheet = isoStylesheet(LENIENT).replace(
      '<svrl:schematron-output title="" schemaVersion="">',
      '<svrl:schematron-output title="" schemaVersion=""><svrl:failed-assert id="T-HIDDEN" flag="warning" location="/"><svrl:text>T</svrl:text></svrl:failed-assert>',
    );
    expect(await prepare({ stylesheet })).toMatchObject({
      asIs: { 'resources/rules.xsl': expect.stringContaining('do not find T-HIDDEN warning') },
    });
  });

  it('is refused when it rejects every valid invoice', async () => {
    const rules: Rules = { patterns: [[{ context: '/ubl:Invoice', asserts: [{ id: 'T-NO', test: 'false()' }] }]] };
    expect(await prepare({ rules })).toBe('RULES_REJECT_ALL');
  });

  it('is refused when it does not come to an end', async () => {
    expect(await prepare({ rules: loop }, 8_000)).toBe('RULES_ENDLESS');
  });

  it('is refused when its stylesheet is none', async () => {
    const stylesheet = isoStylesheet(LENIENT).replace('normalize-space(cbc:ID)', 'normalize-space(cbc:ID');
    expect(await prepare({ stylesheet })).toMatch(/^RULES_(BROKEN|FORBIDDEN)$/);
  });

  it('is refused when its schema is none', async () => {
    const files = configuration();
    files['resources/xsd/ubl-invoice.xsd'] = '<a/>';
    const refused = await prepareBundle(verify(files), cacheDir, () => {}).catch((error: unknown) =>
      error instanceof BundleRefused ? error.code : error,
    );
    expect(refused).toBe('SCHEMA_BROKEN');
  });
});
