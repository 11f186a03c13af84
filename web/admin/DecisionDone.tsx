import type { InvoiceDetail } from '../api/contract.ts';
import type { Text } from '../text/de.ts';
import { useText } from '../text/TextProvider.tsx';
import { Alert } from '../ui/Alert.tsx';
import { Paragraph } from '../ui/Paragraph.tsx';

/** What the decision leads to. */
export function DecisionDone({ invoice }: { readonly invoice: InvoiceDetail }) {
  const { text } = useText();
  return (
    <Alert live tone="success" title={text.decide.done}>
      <Paragraph>{wordOutcome(invoice, text)}</Paragraph>
    </Alert>
  );
}

function wordOutcome(invoice: InvoiceDetail, { decide }: Text): string {
  if (invoice.state === 'withdrawn') return decide.doneWithdraw;
  return invoice.authority === null ? decide.doneRetry : decide.doneAssign(invoice.authority.name);
}
