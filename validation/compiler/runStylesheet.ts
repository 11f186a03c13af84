import { createRequire } from 'node:module';
import type { CompiledAssert } from './compiledRules.ts';
import { locateNode } from './locateNode.ts';
import type { Failure } from './runRules.ts';
import { NODE_TYPE, type SaxonNode } from './saxonNode.ts';
import { idOf, levelOf, SVRL } from './xsltElements.ts';

const saxon = createRequire(import.meta.url)('saxon-js') as {
  readonly transform: (options: object, mode: 'sync') => { readonly principalResult: SaxonNode | null };
};

/** A stylesheet made of Schematron that runs as it stands. `schema`: its index among the rule files of the scenario. */
export type LoadedStylesheet = { readonly schema: number; readonly sef: object };

/**
 * Runs a stylesheet as its author wrote it and reads its report (SVRL). Slower than compiled rules by an order of magnitude, and it breaks
 * off at the first value that an expression cannot take: then this throws.
 */
export function runStylesheet({ schema, sef }: LoadedStylesheet, document: SaxonNode): Failure[] {
  const { principalResult } = saxon.transform(
    { stylesheetInternal: sef, sourceNode: document, destination: 'document' },
    'sync',
  );
  const report = principalResult && rootOf(principalResult);
  if (!report || report.localName !== 'schematron-output' || report.namespaceURI !== SVRL)
    throw new Error('the stylesheet wrote no report (svrl:schematron-output)');
  const failures: Failure[] = [];
  for (let node = report.firstChild; node; node = node.nextSibling) {
    if (node.nodeType !== NODE_TYPE.element || node.namespaceURI !== SVRL) continue;
    if (node.localName === 'failed-assert' || node.localName === 'successful-report')
      failures.push(toFailure(node, schema, document));
  }
  return failures;
}

function toFailure(said: SaxonNode, schema: number, document: SaxonNode): Failure {
  const value = (name: string) => Array.from(said.attributes ?? []).find((a) => a.nodeName === name)?.nodeValue;
  const assert: CompiledAssert = {
    id: idOf(value('id'), value('test') ?? ''),
    level: levelOf(value('flag'), value('role')),
    schema,
    texts: { '': [textIn(said)] },
    values: 0,
  };
  const found = locateNode(document, value('location') ?? '');
  return {
    assert,
    node: found?.node ?? rootOf(document)!,
    attribute: found?.attribute ?? null,
    values: [],
    unevaluable: false,
  };
}

function rootOf(document: SaxonNode): SaxonNode | null {
  for (let node = document.firstChild; node; node = node.nextSibling)
    if (node.nodeType === NODE_TYPE.element) return node;
  return null;
}

function textIn(said: SaxonNode): string {
  for (let child = said.firstChild; child; child = child.nextSibling)
    if (child.localName === 'text' && child.namespaceURI === SVRL)
      return contentOf(child).replaceAll(/\s+/g, ' ').trim();
  return '';
}

function contentOf(node: SaxonNode): string {
  let text = '';
  for (let child = node.firstChild; child; child = child.nextSibling)
    text += child.nodeType === NODE_TYPE.element ? contentOf(child) : (child.nodeValue ?? '');
  return text;
}
