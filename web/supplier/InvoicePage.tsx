import { useState } from 'react';
import type { InvoiceDetail } from '../api/contract.ts';
import { InvoiceLoader } from '../invoice/InvoiceLoader.tsx';
import { InvoiceView } from '../invoice/InvoiceView.tsx';
import { pathTo } from '../routes.ts';
import { useText } from '../text/TextProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { WithdrawDialog } from './WithdrawDialog.tsx';

export function InvoicePage() {
  return (
    <InvoiceLoader back={pathTo('invoices')}>
      {(invoice, put) => <InvoiceView invoice={invoice} actions={<Actions invoice={invoice} put={put} />} />}
    </InvoiceLoader>
  );
}

type ActionsProps = { readonly invoice: InvoiceDetail; readonly put: (invoice: InvoiceDetail) => void };

function Actions({ invoice, put }: ActionsProps) {
  const { text } = useText();
  const [withdrawing, setWithdrawing] = useState(false);
  return (
    <>
      {(invoice.state === 'rejected' || invoice.state === 'refused') && (
        <LinkButton look="primary" icon="drive-folder-upload" label={text.invoice.correct} to={pathTo('upload')} />
      )}
      {invoice.may.withdraw && (
        <>
          <Button label={text.invoice.withdraw} onClick={() => setWithdrawing(true)} />
          <WithdrawDialog invoice={invoice} open={withdrawing} onClose={() => setWithdrawing(false)} onDone={put} />
        </>
      )}
    </>
  );
}
