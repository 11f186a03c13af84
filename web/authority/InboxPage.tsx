import { usePage } from '../api/usePage.ts';
import { InvoiceSearch } from '../invoice/InvoiceSearch.tsx';
import { pathTo } from '../routes.ts';
import { useText } from '../text/TextProvider.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';

export function InboxPage() {
  const { text } = useText();
  return (
    <>
      <PageTitle {...usePage('inbox')} lead={text.inbox.lead} />
      <InvoiceSearch viewer="authority" linkTo={(id) => pathTo('inboxInvoice', { id })} />
    </>
  );
}
