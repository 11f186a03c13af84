import { escapeAttribute } from './escapeAttribute.ts';
import type { Namespaces } from './printXPath.ts';

/** xsl:function and xsl:key keep the prefixes of their expressions, so they get the declarations of the schema. */
export function withNamespaces(declaration: string, namespaces: Namespaces): string {
  const missing = Object.entries(namespaces).filter(
    ([prefix]) => !new RegExp(`^[^>]*\\sxmlns:${prefix}=`).test(declaration),
  );
  return declaration.replace(
    /^<[^\s/>]+/,
    (start) => start + missing.map(([prefix, uri]) => ` xmlns:${prefix}="${escapeAttribute(uri)}"`).join(''),
  );
}
