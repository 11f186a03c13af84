/** A rule as the generators of stylesheets get it. */
export type Rule = {
  readonly context: string;
  readonly lets?: Readonly<Record<string, string>>;
  readonly asserts: readonly {
    readonly id?: string;
    readonly test: string;
    readonly flag?: string;
    readonly text?: string;
    readonly report?: boolean;
  }[];
};
export type Rules = {
  readonly patterns: readonly (readonly Rule[])[];
  readonly lets?: Readonly<Record<string, string>>;
  /** declarations as XSLT text */
  readonly functions?: string;
};

const NAMESPACES = `xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:svrl="http://purl.oclc.org/dsdl/svrl" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:saxon="http://saxon.sf.net/" xmlns:f="urn:f" xmlns:ubl="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"`;

const quote = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const template = (text: string) => quote(text).replaceAll('{', '{{').replaceAll('}', '}}');
const variables = (lets: Readonly<Record<string, string>> = {}) =>
  Object.entries(lets)
    .map(([name, select]) => `<xsl:variable name="${name}" select="${quote(select)}"/>`)
    .join('');

/** A stylesheet in the shape that the ISO skeleton writes, with what the reader of it must step over. */
export function isoStylesheet({ patterns, lets, functions = '' }: Rules): string {
  const mode = (i: number) => `M${i + 7}`;
  const failed = (a: Rule['asserts'][number]) => {
    const element = a.report ? 'successful-report' : 'failed-assert';
    const id = a.id === undefined ? '' : `<xsl:attribute name="id">${a.id}</xsl:attribute>`;
    return `<svrl:${element} test="${template(a.test)}">${id}<xsl:attribute name="flag">${a.flag ?? 'fatal'}</xsl:attribute><xsl:attribute name="location"><xsl:apply-templates select="." mode="full-path"/></xsl:attribute><svrl:text>${a.text ?? quote(`[${a.id}] is broken`)}</svrl:text></svrl:${element}>`;
  };
  const assert = (a: Rule['asserts'][number]) =>
    a.report
      ? `<xsl:if test="${quote(a.test)}">${failed(a)}</xsl:if>`
      : `<xsl:choose><xsl:when test="${quote(a.test)}"/><xsl:otherwise>${failed(a)}</xsl:otherwise></xsl:choose>`;
  const walk = (m: string) => `<xsl:apply-templates select="@*|*" mode="${m}"/>`;
  const rule = (r: Rule, i: number, all: readonly Rule[], m: string) =>
    `<xsl:template match="${quote(r.context)}" priority="${1000 + all.length - 1 - i}" mode="${m}"><svrl:fired-rule context="${template(r.context)}"/>${variables(r.lets)}${r.asserts.map(assert).join('')}${walk(m)}</xsl:template>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet ${NAMESPACES} version="2.0">
<xsl:param name="archiveDirParameter"/>
<xsl:variable name="document-uri"><xsl:value-of select="document-uri(/)"/></xsl:variable>
${functions}
<xsl:template match="*" mode="full-path"><xsl:apply-templates select="parent::*" mode="full-path"/><xsl:value-of select="concat('/*:', local-name(), '[namespace-uri()=''', namespace-uri(), '''][', 1 + count(preceding-sibling::*[local-name() = local-name(current()) and namespace-uri() = namespace-uri(current())]), ']')"/></xsl:template>
<xsl:template match="@*" mode="full-path"><xsl:apply-templates select="parent::*" mode="full-path"/><xsl:value-of select="concat('/@', name())"/></xsl:template>
<xsl:template match="/"><svrl:schematron-output title="" schemaVersion="">${patterns.map((_, i) => `<svrl:active-pattern name="p${i}"><xsl:apply-templates/></svrl:active-pattern><xsl:apply-templates select="/" mode="${mode(i)}"/>`).join('')}</svrl:schematron-output></xsl:template>
<xsl:template match="text()" priority="-1"/>
${variables(lets)}
${patterns
  .map((rules, i) => {
    const m = mode(i);
    return `${rules.map((r, n) => rule(r, n, rules, m)).join('\n')}<xsl:template match="text()" priority="-1" mode="${m}"/><xsl:template match="@*|node()" priority="-2" mode="${m}">${walk(m)}</xsl:template>`;
  })
  .join('\n')}
</xsl:stylesheet>`;
}

/** The same rules in the shape that SchXslt 1 writes. */
export function schxsltStylesheet({ patterns, lets, functions = '' }: Rules): string {
  const id = (i: number) => `d1e${i + 10}`;
  const assert = (a: Rule['asserts'][number]) => {
    const element = a.report ? 'successful-report' : 'failed-assert';
    const attributes = `location="{schxslt:location(.)}"${a.id === undefined ? '' : ` id="${a.id}"`} flag="${a.flag ?? 'fatal'}"`;
    const condition = a.report ? a.test : `not(${a.test})`;
    return `<xsl:if test="${quote(condition)}"><svrl:${element} ${attributes}><xsl:attribute name="test">${quote(a.test)}</xsl:attribute><svrl:text>${a.text ?? quote(`[${a.id}] is broken`)}</svrl:text></svrl:${element}></xsl:if>`;
  };
  const handOn = (select: string) =>
    `<xsl:next-match><xsl:with-param name="schxslt:patterns-matched" as="xs:string*" select="${select}"/></xsl:next-match>`;
  let priority = patterns.flat().length;
  const rule = (r: Rule, pattern: string) =>
    `<xsl:template match="${quote(r.context)}" priority="${--priority}" mode="d1e10"><xsl:param name="schxslt:patterns-matched" as="xs:string*"/>${variables(r.lets)}<xsl:choose><xsl:when test="$schxslt:patterns-matched[. = '${pattern}']"><schxslt:rule pattern="${pattern}"/>${handOn('$schxslt:patterns-matched')}</xsl:when><xsl:otherwise><schxslt:rule pattern="${pattern}"><svrl:fired-rule><xsl:attribute name="context">${quote(r.context)}</xsl:attribute></svrl:fired-rule>${r.asserts.map(assert).join('')}</schxslt:rule>${handOn(`($schxslt:patterns-matched, '${pattern}')`)}</xsl:otherwise></xsl:choose></xsl:template>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<xsl:transform ${NAMESPACES} xmlns:schxslt="https://doi.org/10.5281/zenodo.1495494" version="2.0">
${functions}
${variables(lets).replaceAll('xsl:variable', 'xsl:param')}
<xsl:template match="root()"><xsl:variable name="report" as="element(schxslt:report)"><schxslt:report><xsl:call-template name="d1e10"/></schxslt:report></xsl:variable><svrl:schematron-output><xsl:sequence select="$report//svrl:*[self::svrl:failed-assert or self::svrl:successful-report]"/></svrl:schematron-output></xsl:template>
<xsl:template match="text() | @*" mode="#all" priority="-10"/>
<xsl:template match="/" mode="#all" priority="-10"><xsl:apply-templates mode="#current" select="node()"/></xsl:template>
<xsl:template match="*" mode="#all" priority="-10"><xsl:apply-templates mode="#current" select="@*"/><xsl:apply-templates mode="#current" select="node()"/></xsl:template>
<xsl:template name="d1e10"><schxslt:document>${patterns.map((_, i) => `<schxslt:pattern id="${id(i)}"><xsl:for-each select="root()"><svrl:active-pattern name="p${i}"/></xsl:for-each></schxslt:pattern>`).join('')}<xsl:apply-templates mode="d1e10" select="root()"/></schxslt:document></xsl:template>
${patterns.map((rules, i) => rules.map((r) => rule(r, id(i))).join('\n')).join('\n')}
<xsl:function name="schxslt:location" as="xs:string"><xsl:param name="node" as="node()"/><xsl:sequence select="string-join(for $n in $node/ancestor-or-self::node()[not(self::document-node())] return if ($n instance of attribute()) then concat('/@', name($n)) else concat('/Q{', namespace-uri($n), '}', local-name($n), '[', 1 + count($n/preceding-sibling::*[node-name(.) = node-name($n)]), ']'), '')"/></xsl:function>
</xsl:transform>`;
}
