import { describe, expect, it } from 'vitest';
import { countAttachments } from '../../../validation/steps/countAttachments.ts';
import { parseXml } from '../../../validation/xml.ts';

const attachment = '<cbc:EmbeddedDocumentBinaryObject>QQ==</cbc:EmbeddedDocumentBinaryObject>\n';
const empty = '<cbc:EmbeddedDocumentBinaryObject> </cbc:EmbeddedDocumentBinaryObject>\n';

function found(content: string, most: number) {
  const xml = `<a xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">\n${content}</a>`;
  const parsed = parseXml(new TextEncoder().encode(xml));
  if (!parsed.ok) throw new Error(parsed.fault.code);
  const finding = countAttachments(parsed.document, most);
  parsed.document.dispose();
  return finding;
}

describe('an invoice with many attachments', () => {
  it('is taken up to the limit, elements without content not counted', () => {
    expect(found(attachment.repeat(3) + empty, 3)).toBeNull();
  });

  it('is rejected beyond it, with both numbers and the line of the first one too many', () => {
    const finding = found(attachment.repeat(4), 3);
    expect(finding).toMatchObject({ rule: 'XML-TOO-MANY-ATTACHMENTS', level: 'error', places: [{ line: 5 }] });
    expect(finding?.text.de).toContain('4 Anlagen');
    expect(finding?.text.en).toContain('at most 3');
  });
});
