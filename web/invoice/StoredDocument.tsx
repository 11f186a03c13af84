import type { ReactNode } from 'react';
import type { InvoiceDetail } from '../api/contract.ts';
import { useText } from '../text/TextProvider.tsx';
import { Alert } from '../ui/Alert.tsx';
import { Loading } from '../ui/Loading.tsx';
import { Paragraph } from '../ui/Paragraph.tsx';
import type { OpenDocument } from './openDocument.ts';
import { useStoredXml } from './useStoredXml.ts';
import { viewTexts } from './viewTexts.ts';

type StoredDocumentProps = {
  readonly invoice: InvoiceDetail;
  readonly children: (document: OpenDocument) => ReactNode;
};

/** The document of an invoice that the server keeps; loaded when somebody looks at it. */
export function StoredDocument({ invoice, children }: StoredDocumentProps) {
  const { language } = useText();
  const { document, failed } = useStoredXml(invoice.id, invoice.document.sha256);
  const words = viewTexts[language];
  if (failed) {
    return (
      <Alert tone="warning" title={words.failed}>
        <Paragraph>{words.failedWay}</Paragraph>
      </Alert>
    );
  }
  return document ? children(document) : <Loading />;
}
