import { instantiate } from '../../../validation/compiler/instantiate.ts';
import { printXPath } from '../../../validation/compiler/printXPath.ts';
import { readSchematron } from '../../../validation/compiler/readSchematron.ts';
import { runStylesheet } from './runStylesheet.ts';

/**
 * The plainest translation of a schema: one mode per pattern, one template per rule with its context as match pattern, every node visited.
 * Nothing is grouped, hoisted or turned around. It is what the compiler's result is compared with.
 */
export function naiveStylesheet(file: string, bindings: Readonly<Record<string, string>>): string {
  const schema = readSchematron(file);
  const instance = instantiate(schema, bindings, { number: 0 });
  const print = (expr: Parameters<typeof printXPath>[0]) => escape(printXPath(expr, schema.namespaces));
  const lets = instance.globals.map((g) => `<xsl:variable name="${g.name}" select="$doc ! (${print(g.value)})"/>`);
  const modes = instance.patterns.map((pattern, p) => {
    const templates = pattern.rules.map((rule, i) => {
      const variables = rule.lets.map((l) => `<xsl:variable name="${l.name}" select="${print(l.value)}"/>`).join('');
      const asserts = rule.asserts.map((assert) => {
        const test = assert.report ? print(assert.test) : `not(${print(assert.test)})`;
        return `<xsl:try>${variables}<xsl:if test="${test}"><xsl:sequence select="'${assert.id} ' || path()"/></xsl:if><xsl:catch select="'${assert.id}! ' || path()"/></xsl:try>`;
      });
      const match = `<xsl:template mode="p${p}" priority="${1000 - i}" match="${print(rule.context)}" as="item()*">`;
      return `${match}${asserts.join('')}<xsl:apply-templates select="@* | node()" mode="p${p}"/></xsl:template>`;
    });
    return `<xsl:mode name="p${p}" on-no-match="shallow-skip"/>${templates.join('\n')}`;
  });
  const runs = instance.patterns.map((_, p) => `<xsl:apply-templates select="$doc" mode="p${p}"/>`);
  return `<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:f" xmlns:i="urn:i">
<xsl:param name="doc" as="document-node()" required="yes"/>
${lets.join('\n')}
<xsl:template name="main" as="item()*">${runs.join('')}</xsl:template>
${schema.declarations.join('\n')}
${modes.join('\n')}
</xsl:stylesheet>`;
}

/** Failures as `id path`, sorted; `id! path` where the assert has no value. */
export function runNaive(sef: object, document: unknown): string[] {
  return (runStylesheet(sef, { doc: document }) as string[]).toSorted();
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('\n', '&#10;');
}
