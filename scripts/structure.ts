/**
 * Reads the structure tables in schematron/builtin/xsd/*.tsv. Columns are separated by tabs; per line:
 *
 *   namespace  prefix  URI  file        the schema file of a namespace
 *   value      type    base  attr...    text of an XSD base type, with attributes: name[!]:base[=fixed]; ! = required
 *   elements   type    element...       these global elements have this type
 *   content    type    child...         child elements in this order: element[?*+][=type]; without a type the global one
 *   choice     type    child...         exactly one of the children
 *
 * A base may carry a length, as in token(1..3). `any` as the only child: one element of another namespace, checked where its
 * schema is known.
 */
export function readStructure(table: string): Structure {
  const structure: Structure = { namespaces: [], values: [], elements: new Map(), contents: [] };
  for (const line of table.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [kind, name = '', ...rest] = line.split('\t');
    if (kind === 'namespace') structure.namespaces.push({ prefix: name, uri: rest[0] ?? '', file: rest[1] ?? '' });
    else if (kind === 'value')
      structure.values.push({ type: name, base: rest[0] ?? '', attributes: rest.slice(1).map(attribute) });
    else if (kind === 'elements') for (const element of rest) structure.elements.set(element, name);
    else if (kind === 'content' || kind === 'choice')
      structure.contents.push({ type: name, choice: kind === 'choice', children: rest.map(child) });
    else throw new Error(`structure table: unknown line "${line}"`);
  }
  return structure;
}

export type Structure = {
  readonly namespaces: { prefix: string; uri: string; file: string }[];
  readonly values: { type: string; base: string; attributes: Attribute[] }[];
  /** global element -> type */
  readonly elements: Map<string, string>;
  readonly contents: { type: string; choice: boolean; children: Child[] }[];
};
export type Attribute = { name: string; required: boolean; base: string; fixed: string | undefined };
export type Child = { element: string; min: 0 | 1; many: boolean; type: string | undefined };

function attribute(text: string): Attribute {
  const match = /^(\w+)(!?):([\w().]+)(?:=(.*))?$/.exec(text);
  if (!match) throw new Error(`structure table: "${text}" is no attribute`);
  return { name: match[1]!, required: match[2] === '!', base: match[3]!, fixed: match[4] };
}

function child(text: string): Child {
  const match = /^([\w:]+)([?*+]?)(?:=([\w:]+))?$/.exec(text);
  if (!match) throw new Error(`structure table: "${text}" is no child element`);
  const cardinality = match[2];
  return {
    element: match[1]!,
    min: cardinality === '?' || cardinality === '*' ? 0 : 1,
    many: cardinality === '*' || cardinality === '+',
    type: match[3],
  };
}
