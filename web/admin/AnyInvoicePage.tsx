import { useState } from 'react';
import type { InvoiceDetail } from '../api/contract.ts';
import { InvoiceLoader } from '../invoice/InvoiceLoader.tsx';
import { InvoiceView } from '../invoice/InvoiceView.tsx';
import { pathTo } from '../routes.ts';
import { useText } from '../text/TextProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { DecideDialog } from './DecideDialog.tsx';

export function AnyInvoicePage() {
  return (
    <InvoiceLoader back={pathTo('allInvoices')}>
      {(invoice, put) => <InvoiceView invoice={invoice} actions={<Decide invoice={invoice} put={put} />} />}
    </InvoiceLoader>
  );
}

type DecideProps = { readonly invoice: InvoiceDetail; readonly put: (invoice: InvoiceDetail) => void };

function Decide({ invoice, put }: DecideProps) {
  const { text } = useText();
  const [open, setOpen] = useState(false);
  if (!Object.values(invoice.may).includes(true)) return null;
  return (
    <>
      <Button look="primary" label={text.decide.open} onClick={() => setOpen(true)} />
      <DecideDialog invoice={open ? invoice : null} onClose={() => setOpen(false)} onDone={put} />
    </>
  );
}
