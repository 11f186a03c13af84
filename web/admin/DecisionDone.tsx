import type { InvoiceDetail } from '../api/contract.ts';
import { useText } from '../text/TextProvider.tsx';
import { Alert } from '../ui/Alert.tsx';
import { Paragraph } from '../ui/Paragraph.tsx';

/** What the decision leads to. */
export function DecisionDone({ invoice }: { readonly invoice: InvoiceDetail }) {
  const { text } = useText();
  const withdrawn = invoice.state === 'withdrawn';
  return (
    <Alert live tone="success" title={text.decide.done}>
      <Paragraph>
        {withdrawn ? text.decide.doneWithdraw : text.decide.doneAssign(invoice.authority?.name ?? '')}
      </Paragraph>
    </Alert>
  );
}
