/** The nodes of Saxon-JS, as far as its documentation lets one rely on them: the DOM properties that walking a tree needs. */
export type SaxonNode = {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly localName: string | null;
  readonly namespaceURI: string | null;
  readonly nodeValue: string | null;
  readonly parentNode: SaxonNode | null;
  readonly firstChild: SaxonNode | null;
  readonly nextSibling: SaxonNode | null;
  readonly previousSibling: SaxonNode | null;
  readonly attributes: ArrayLike<SaxonNode> | null;
};

export const NODE_TYPE = {
  element: 1,
  attribute: 2,
  text: 3,
  cdata: 4,
  'processing-instruction': 7,
  comment: 8,
  document: 9,
} as const;
export const XMLNS = 'http://www.w3.org/2000/xmlns/';
