import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { Load } from '../api/Load.tsx';
import type { InvoiceDetail } from '../api/contract.ts';
import { useLoad } from '../api/useLoad.ts';
import { usePolling } from '../api/usePolling.ts';
import { useText } from '../text/TextProvider.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { TextLink } from '../ui/TextLink.tsx';
import { Stack } from '../ui/Stack.tsx';
import { stateLooks } from './stateLooks.ts';

type InvoiceLoaderProps = {
  /** address of the list it belongs to */
  readonly back: string;
  readonly children: (invoice: InvoiceDetail, put: (invoice: InvoiceDetail) => void) => ReactNode;
};

/** The invoice that the address names; follows it while it moves. */
export function InvoiceLoader({ back, children }: InvoiceLoaderProps) {
  const { text } = useText();
  const { id = '' } = useParams();
  const invoice = useLoad<InvoiceDetail>(`/invoices/${encodeURIComponent(id)}`);
  usePolling(invoice.data !== null && !stateLooks[invoice.data.state].settled, invoice.reload);
  return (
    <Stack gap="large">
      <div>
        <TextLink to={back}>← {text.invoice.back}</TextLink>
      </div>
      {invoice.data === null && invoice.problem !== null && (
        <PageTitle title={text.pages.invoice.title} service={text.service} />
      )}
      <Load from={invoice}>{(data) => children(data, invoice.put)}</Load>
    </Stack>
  );
}
