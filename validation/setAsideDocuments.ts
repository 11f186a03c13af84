import { XmlText, type XmlDocument, type XmlElement } from 'libxml2-wasm';
import { embeddedDocuments } from './embeddedDocuments.ts';
import { isBase64 } from './isBase64.ts';

/** Not blank, since a blank element is an error of its own (PEPPOL-EN16931-R008). */
const PLACEHOLDER = 'QQ==';
/** Below this the schema validator is as quick as the test here. */
const LARGE = 100_000;
/**
 * Replaces the content of embedded documents (BT-125) in the tree by a placeholder. 'all': no rule looks at the content beyond "is it there",
 * and 15 MB would cost ten times their size in Saxon-JS. 'large': only long content that is proper base64, which the schema validator would take a second to find out.
 */
export function setAsideDocuments(document: XmlDocument, which: 'all' | 'large'): void {
  for (const node of embeddedDocuments(document)) {
    if (which === 'large' && !isLargeBase64(node)) continue;
    while (node.firstChild) node.firstChild.remove();
    node.addText(PLACEHOLDER);
  }
}

function isLargeBase64(node: XmlElement): boolean {
  const only = node.firstChild;
  if (!(only instanceof XmlText) || only.next) return false;
  const { content } = only;
  if (content.length < LARGE) return false;
  return isBase64(content);
}
