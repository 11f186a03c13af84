import { usePage } from '../api/usePage.ts';
import { InvoiceSearch } from '../invoice/InvoiceSearch.tsx';
import { pathTo } from '../routes.ts';
import { PageTitle } from '../ui/PageTitle.tsx';

export function AllInvoicesPage() {
  return (
    <>
      <PageTitle {...usePage('allInvoices')} />
      <InvoiceSearch viewer="admin" linkTo={(id) => pathTo('anyInvoice', { id })} />
    </>
  );
}
