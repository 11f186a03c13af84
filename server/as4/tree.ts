import { XmlC14NMode, XmlElement, XmlText } from 'libxml2-wasm';
import { As4Error } from './as4Error.ts';
import { ns } from './names.ts';

/** How elements are read here: always by namespace, never by prefix. What is missing or stands there twice is an invalid header. */

type Namespace = keyof typeof ns;

export function childrenOf(element: XmlElement): XmlElement[] {
  const found: XmlElement[] = [];
  for (let node = element.firstChild; node; node = node.next) if (node instanceof XmlElement) found.push(node);
  return found;
}

export function isElement(element: XmlElement, space: Namespace, name: string): boolean {
  return element.name === name && element.namespaceUri === ns[space];
}

export function childrenNamed(element: XmlElement, space: Namespace, name: string): XmlElement[] {
  return childrenOf(element).filter((child) => isElement(child, space, name));
}

export function optionalChild(element: XmlElement, space: Namespace, name: string): XmlElement | null {
  const [first, ...more] = childrenNamed(element, space, name);
  if (more.length > 0) throw new As4Error('invalidHeader', `${name} stands there more than once`);
  return first ?? null;
}

export function onlyChild(element: XmlElement, space: Namespace, name: string): XmlElement {
  const child = optionalChild(element, space, name);
  if (!child) throw new As4Error('invalidHeader', `${name} is missing`);
  return child;
}

/** An attribute; of no namespace where `space` is left out. */
export function attributeOf(element: XmlElement, name: string, space?: Namespace): string | null {
  const uri = space ? ns[space] : '';
  return element.attrs.find((one) => one.name === name && (one.namespaceUri ?? '') === uri)?.value ?? null;
}

/** The text of an element that has nothing else in it: a comment in between would let two readers see two texts. */
export function textOf(element: XmlElement): string {
  for (let node = element.firstChild; node; node = node.next) {
    if (!(node instanceof XmlText)) throw new As4Error('invalidHeader', `${element.name} holds more than text`);
  }
  return element.content.trim();
}

/** Exclusive canonical form without comments (http://www.w3.org/2001/10/xml-exc-c14n#), in UTF-8. */
export function canonicalForm(element: XmlElement, inclusivePrefixes: readonly string[] = []): string {
  return element.canonicalizeToString({
    mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0,
    withComments: false,
    inclusiveNamespacePrefixes: [...inclusivePrefixes],
  });
}
