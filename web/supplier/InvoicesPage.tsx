import { usePage } from '../api/usePage.ts';
import { InvoiceSearch } from '../invoice/InvoiceSearch.tsx';
import { pathTo } from '../routes.ts';
import { useText } from '../text/TextProvider.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';

export function InvoicesPage() {
  const { text } = useText();
  return (
    <>
      <PageTitle {...usePage('invoices')} />
      <InvoiceSearch
        linkTo={(id) => pathTo('invoice', { id })}
        firstStep={{ to: pathTo('upload'), label: text.overview.upload }}
      />
    </>
  );
}
