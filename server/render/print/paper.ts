// eslint-disable-next-line import/no-named-as-default -- its types know the default export only
import PDFDocument from 'pdfkit';
import { FIGURES, type Pdf } from './fonts.ts';
import type { Line, Run } from './breakLines.ts';
import { INK } from './looks.ts';
import type { TagNode } from './tagNode.ts';

/** A4, with the margin for filing at the left (DIN 5008). */
const PAGE = { width: 595.28, height: 841.89, left: 71, right: 57, top: 54, bottom: 68 } as const;

export type Imprint = {
  readonly title: string;
  readonly language: string;
  readonly date: Date;
  /** small print of every page; {page} and {pages} are filled in */
  readonly foot: readonly string[];
};

/** The pages of a document that is being drawn, and where on them the next thing goes. */
export class Paper {
  readonly doc: Pdf;
  readonly left = PAGE.left;
  readonly width = PAGE.width - PAGE.left - PAGE.right;
  y: number = PAGE.top;
  /** drawn at the top of each new page, as no part of the text */
  repeat: (() => void) | null = null;
  #fresh = true;

  constructor({ title, language, date }: Imprint) {
    // PDF/A-2a for archives; what PDF/UA-1 asks beyond it is said in the metadata below
    this.doc = new PDFDocument({
      size: 'A4',
      margin: 0,
      pdfVersion: '1.7',
      subset: 'PDF/A-2a',
      tagged: true,
      lang: language,
      displayTitle: true,
      bufferPages: true,
      font: '',
      info: { CreationDate: date, Creator: 'Rechnungsweg', Producer: 'Rechnungsweg (PDFKit)' },
    });
    addMetadata(this.doc, title);
  }

  /** Room on a whole page and on the rest of this one. */
  get height(): number {
    return PAGE.height - PAGE.top - PAGE.bottom;
  }
  get room(): number {
    return PAGE.height - PAGE.bottom - this.y;
  }

  /** White space; none at the top of a page. */
  space(points: number): void {
    if (!this.#fresh) this.y += points;
  }

  turn(): void {
    this.doc.addPage();
    this.y = PAGE.top;
    this.#fresh = true;
    this.repeat?.();
  }

  bookmark(text: string): void {
    this.doc.outline.addItem(text.slice(0, 120));
  }

  /** Draws lines below each other from `y`, as content of their structure elements; without `tagged`, as no part of the text. */
  draw(lines: readonly Line[], x: number, y: number, width: number, tagged = true): void {
    let node: TagNode | null = null;
    let content: PDFKit.PDFStructureContent | null = null;
    const close = () => {
      if (!node || !content) return;
      this.doc.endMarkedContent();
      node.enter(this.doc).add(content);
      node = null;
    };
    let top = y;
    for (const line of lines) {
      top += line === lines[0] ? 0 : line.before;
      const base = top + line.height * 0.76;
      let at = line.runs[0]?.look.align === 'right' ? x + width - line.width : x;
      for (const run of line.runs) {
        if (tagged && run.node !== node) {
          close();
          run.node.enter(this.doc);
          node = run.node;
          content = this.doc.markStructureContent(node.role);
        }
        this.#write(run, at, base);
        at += run.width;
      }
      top += line.height;
    }
    close();
    if (lines.length > 0) this.#fresh = false;
  }

  #write({ text, font, look }: Run, x: number, y: number): void {
    const features = look.align === 'right' ? { features: FIGURES } : {};
    this.doc.font(font).fontSize(look.size).fillColor(look.colour);
    this.doc.text(text, x, y, { lineBreak: false, baseline: 'alphabetic', ...features });
  }

  /** What only the eye needs. */
  artifact(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.doc.endMarkedContent();
  }

  rule(x: number, width: number): void {
    this.artifact(() =>
      this.doc
        .moveTo(x, this.y)
        .lineTo(x + width, this.y)
        .lineWidth(0.5)
        .strokeColor(INK.line)
        .stroke(),
    );
  }

  /** Small print and page numbers, when it is known how many pages there are. */
  foot(lines: readonly string[]): void {
    const { start, count } = this.doc.bufferedPageRange();
    for (let page = start; page < start + count; page += 1) {
      this.doc.switchToPage(page);
      this.doc.markContent('Artifact', { type: 'Pagination' });
      this.doc.font('plain').fontSize(7.5).fillColor(INK.muted);
      lines.forEach((line, index) => {
        const text = line.replace('{page}', String(page - start + 1)).replace('{pages}', String(count));
        this.doc.text(text, PAGE.left, PAGE.height - PAGE.bottom + 26 + index * 10, { lineBreak: false });
      });
      this.doc.endMarkedContent();
    }
  }

  async bytes(): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    this.doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.doc.on('end', () => resolve());
    this.doc.on('error', reject);
    this.doc.end();
    await promise;
    return Buffer.concat(chunks);
  }
}

/**
 * Title and conformance as XMP. Not by pdfkit's own title, which it writes into the XML as it stands: the title holds the number of an
 * invoice, and that may hold anything. PDF/A wants the schema of PDF/UA described (ISO 19005-2, 6.6.2.3).
 */
function addMetadata(doc: Pdf, title: string): void {
  const safe = title.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').replace(/[<>&]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const describe = doc as unknown as { appendXML(xml: string): void };
  describe.appendXML(`
    <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt>
      <rdf:li xml:lang="x-default">${safe}</rdf:li></rdf:Alt></dc:title></rdf:Description>
    <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
    <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
      xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
      <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
        <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
        <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:schema>PDF/UA</pdfaSchema:schema>
        <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
          <pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:name>part</pdfaProperty:name>
          <pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:description>part</pdfaProperty:description>
        </rdf:li></rdf:Seq></pdfaSchema:property>
      </rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>`);
}
