import { InvoiceLoader } from '../invoice/InvoiceLoader.tsx';
import { InvoiceView } from '../invoice/InvoiceView.tsx';
import { pathTo } from '../routes.ts';

export function InboxInvoicePage() {
  return (
    <InvoiceLoader back={pathTo('inbox')}>
      {(invoice) => <InvoiceView invoice={invoice} actions={null} />}
    </InvoiceLoader>
  );
}
