import { XmlElement } from 'libxml2-wasm';
import type { Level, Syntax } from './report.ts';
import { parseXml } from './xml.ts';

/** One way to check a document, as a KoSIT validator configuration describes it. */
export type Scenario = {
  readonly name: string;
  /** XPath on the document; exactly one scenario must match */
  readonly match: string;
  /** prefixes of `match` */
  readonly namespaces: Readonly<Record<string, string>>;
  /** null: the namespaces name none of the three */
  readonly syntax: Syntax | null;
  /** main XML schemas and Schematron files, relative to the configuration */
  readonly schemas: readonly string[];
  readonly schematron: readonly Resource[];
  /** rule id -> level in this scenario instead of the rule's own */
  readonly levels: Readonly<Record<string, Level>>;
};
export type Resource = { readonly name: string; readonly location: string };
export type ScenarioSet = { readonly name: string; readonly version: string; readonly scenarios: readonly Scenario[] };

const SCENARIOS = 'http://www.xoev.de/de/validator/framework/1/scenarios';
const SYNTAX_BY_NAMESPACE: Readonly<Record<string, Syntax>> = {
  'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2': 'ubl-invoice',
  'urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2': 'ubl-creditnote',
  'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100': 'cii',
};
const LEVELS: readonly string[] = ['error', 'warning', 'information'] satisfies Level[];

/** Reads a scenarios.xml of the KoSIT validator. Throws an Error with the line of what it does not understand. */
export function readScenarios(bytes: Uint8Array): ScenarioSet {
  const parsed = parseXml(bytes);
  if (!parsed.ok) throw new Error(`scenarios.xml cannot be read: ${parsed.fault.code} ${parsed.fault.detail ?? ''}`);
  try {
    const { root } = parsed.document;
    if (root.namespaceUri !== SCENARIOS || root.name !== 'scenarios') {
      throw new Error(
        `scenarios.xml has the root ${root.name} in the namespace "${root.namespaceUri}", not scenarios in ${SCENARIOS}`,
      );
    }
    const scenarios = childrenOf(root, 'scenario').map(readScenario);
    const twice = scenarios.find((s, i) => scenarios.findIndex((other) => other.name === s.name) !== i);
    if (twice) throw new Error(`scenarios.xml has two scenarios of the name "${twice.name}"`);
    return { name: textOf(root, 'name') ?? 'unnamed', version: textOf(root, 'date') ?? 'undated', scenarios };
  } finally {
    parsed.document.dispose();
  }
}

function readScenario(element: XmlElement): Scenario {
  const name = needed(element, 'name');
  const namespaces: Record<string, string> = {};
  for (const ns of childrenOf(element, 'namespace')) {
    const prefix = ns.attr('prefix')?.value;
    if (!prefix) throw new Error(`scenarios.xml line ${ns.line}: a namespace without prefix`);
    namespaces[prefix] = ns.content.trim();
  }
  const levels: Record<string, Level> = {};
  for (const report of childrenOf(element, 'createReport')) {
    for (const custom of childrenOf(report, 'customLevel')) readLevel(custom, levels);
  }
  return {
    name,
    match: needed(element, 'match'),
    namespaces,
    syntax:
      Object.values(namespaces)
        .map((uri) => SYNTAX_BY_NAMESPACE[uri])
        .find((s) => s !== undefined) ?? null,
    schemas: resources(element, 'validateWithXmlSchema').map((r) => r.location),
    schematron: resources(element, 'validateWithSchematron'),
    levels,
  };
}

/** <customLevel level="warning">BR-CL-21 BR-CL-23</customLevel> */
function readLevel(custom: XmlElement, levels: Record<string, Level>): void {
  const level = custom.attr('level')?.value ?? '';
  if (!LEVELS.includes(level))
    throw new Error(`scenarios.xml line ${custom.line}: the level "${level}" is none of ${LEVELS.join(', ')}`);
  for (const rule of custom.content.split(/\s+/).filter(Boolean)) levels[rule] = level as Level;
}

function resources(element: XmlElement, step: string): Resource[] {
  return childrenOf(element, step)
    .flatMap((e) => childrenOf(e, 'resource'))
    .map((resource) => ({ name: textOf(resource, 'name') ?? '', location: needed(resource, 'location') }));
}

function childrenOf(parent: XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (let node = parent.firstChild; node; node = node.next) {
    if (node instanceof XmlElement && node.name === name && node.namespaceUri === SCENARIOS) found.push(node);
  }
  return found;
}

function textOf(parent: XmlElement, name: string): string | null {
  return childrenOf(parent, name)[0]?.content.trim() ?? null;
}

function needed(parent: XmlElement, name: string): string {
  const text = textOf(parent, name);
  if (!text) throw new Error(`scenarios.xml line ${parent.line}: ${parent.name} without ${name}`);
  return text;
}
