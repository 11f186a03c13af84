import type { Pdf } from './fonts.ts';

type TagOptions = { readonly lang?: string; readonly scope?: 'Column' | 'Row' };

/**
 * An element of the structure tree that screen readers follow. It enters the tree when something of it is drawn, so the tree has the
 * order of drawing, which is the order of reading.
 */
export class TagNode {
  readonly role: string;
  readonly #parent: TagNode | null;
  readonly #options: TagOptions;
  #element: PDFKit.PDFStructureElement | null = null;

  constructor(role: string, parent: TagNode | null, options: TagOptions = {}) {
    this.role = role;
    this.#parent = parent;
    this.#options = options;
  }

  enter(doc: Pdf): PDFKit.PDFStructureElement {
    if (this.#element) return this.#element;
    this.#element = doc.struct(this.role, this.#options);
    if (this.#parent) this.#parent.enter(doc).add(this.#element);
    else doc.addStructure(this.#element);
    return this.#element;
  }

  /** Nothing more comes: written out, so that a long document need not be kept. */
  end(): void {
    this.#element?.end();
  }
}
