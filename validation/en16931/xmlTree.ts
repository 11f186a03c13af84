/**
 * An XML element as plain data, the same in server and browser; adapters make it of a libxml2 document
 * (validation/xmlTreeOf.ts) and of a DOM document (xmlTreeOfDom.ts).
 */
export type XmlElement = {
  /** as written, with its prefix: cbc:ID */
  readonly name: string;
  readonly local: string;
  readonly namespace: string;
  /** name as written -> value; no namespace declarations */
  attributes: Record<string, string>;
  readonly parent: XmlElement | null;
  children: XmlElement[];
  /** text of the element itself, without that of child elements */
  text: string;
  readonly line?: number;
};

const paths = new WeakMap<XmlElement, string>();

/** Where an element stands, as findings say it: /ubl:Invoice[1]/cbc:ID[1]. Only for trees that no longer change. */
export function elementPath(element: XmlElement): string {
  const path = paths.get(element);
  if (path !== undefined) return path;
  if (!element.parent) {
    paths.set(element, `/${element.name}[1]`);
  } else {
    // all siblings at once: an invoice may have thousands of lines
    const base = elementPath(element.parent);
    const count = new Map<string, number>();
    for (const child of element.parent.children) {
      const position = (count.get(child.name) ?? 0) + 1;
      count.set(child.name, position);
      paths.set(child, `${base}/${child.name}[${position}]`);
    }
  }
  return paths.get(element) ?? '';
}
