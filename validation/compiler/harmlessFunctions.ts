/**
 * Functions of XPath 3.1 and XSLT 3.0 that need nothing but their arguments and the document at hand. Left out on purpose: everything
 * that reads files, addresses or the environment (doc, document, collection, unparsed-text, json-doc, environment-variable), runs text as code
 * (transform, load-xquery-module), looks up functions by a computed name (function-lookup), or asks for the machine (system-property).
 */
export const HARMLESS_FUNCTIONS: ReadonlySet<string> = new Set(
  (
    'abs adjust-date-to-timezone adjust-dateTime-to-timezone adjust-time-to-timezone analyze-string apply avg base-uri boolean ceiling ' +
    'codepoint-equal codepoints-to-string collation-key compare concat contains contains-token copy-of count current current-date ' +
    'current-dateTime current-group current-grouping-key current-merge-group current-merge-key current-time data dateTime day-from-date ' +
    'day-from-dateTime days-from-duration deep-equal default-collation default-language distinct-values document-uri element-with-id empty ' +
    'encode-for-uri ends-with error escape-html-uri exactly-one exists false filter floor fold-left fold-right for-each for-each-pair ' +
    'format-date format-dateTime format-integer format-number format-time function-arity function-name generate-id has-children head ' +
    'hours-from-dateTime hours-from-duration hours-from-time id idref implicit-timezone in-scope-prefixes index-of innermost insert-before ' +
    'iri-to-uri key lang last local-name local-name-from-QName lower-case matches max min minutes-from-dateTime minutes-from-duration ' +
    'minutes-from-time month-from-date month-from-dateTime months-from-duration name namespace-uri namespace-uri-for-prefix ' +
    'namespace-uri-from-QName nilled node-name normalize-space normalize-unicode not number one-or-more outermost parse-ietf-date parse-json ' +
    'path position prefix-from-QName QName random-number-generator regex-group remove replace resolve-QName reverse root round ' +
    'round-half-to-even seconds-from-dateTime seconds-from-duration seconds-from-time serialize snapshot sort starts-with static-base-uri ' +
    'string string-join string-length string-to-codepoints subsequence substring substring-after substring-before sum tail ' +
    'timezone-from-date timezone-from-dateTime timezone-from-time tokenize trace translate true unordered upper-case year-from-date ' +
    'year-from-dateTime years-from-duration zero-or-one'
  ).split(' '),
);
