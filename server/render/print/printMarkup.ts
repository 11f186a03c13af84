import { drawBlocks } from './drawBlocks.ts';
import { Fonts } from './fonts.ts';
import { layOut } from './layOut.ts';
import { PLAIN } from './looks.ts';
import { Paper, type Imprint } from './paper.ts';
import { findMarkup, parseMarkup } from './parseMarkup.ts';
import { TagNode } from './tagNode.ts';

/**
 * A page that our components rendered, as PDF: tagged (PDF/UA-1), with its fonts, fit for archives (PDF/A-2a). There is no second
 * template: what the page shows is printed, element by element.
 */
export async function printMarkup(html: string, imprint: Imprint): Promise<Uint8Array> {
  const paper = new Paper(imprint);
  const fonts = new Fonts(paper.doc);
  const document = new TagNode('Document', null);
  const page = parseMarkup(html);
  const box = { fonts, x: paper.left, width: paper.width, text: PLAIN, node: document };
  drawBlocks(paper, layOut(findMarkup(page, 'body') ?? page, box));
  document.enter(paper.doc);
  document.end();
  paper.foot(imprint.foot);
  return paper.bytes();
}
