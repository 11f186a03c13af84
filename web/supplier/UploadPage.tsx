import { useCallback, useRef } from 'react';
import { useSite } from '../api/SiteProvider.tsx';
import type { InvoiceList } from '../api/contract.ts';
import { request } from '../api/request.ts';
import { usePage } from '../api/usePage.ts';
import { usePolling } from '../api/usePolling.ts';
import { stateLooks } from '../invoice/stateLooks.ts';
import { useText } from '../text/TextProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { DropZone } from '../ui/DropZone.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { Paragraph } from '../ui/Paragraph.tsx';
import { Row } from '../ui/Row.tsx';
import { Section } from '../ui/Section.tsx';
import { UploadTable } from './UploadTable.tsx';
import type { UploadQueue, UploadRow } from './UploadQueue.ts';
import { useUploadQueue } from './useUploadQueue.ts';

/** Most ids that one question to the server may name. */
const ASK_AT_ONCE = 100;

/** What the server is assumed to take while it has not said it yet. */
const DEFAULT_LIMIT = 20 * 1024 * 1024;

export function UploadPage() {
  const { text, format } = useText();
  const { queue, rows } = useUploadQueue();
  const limits = useSite()?.limits;
  const size = format.bytes(limits?.invoiceBytes ?? DEFAULT_LIMIT);
  useFollow(queue, rows);
  const done = rows.filter((row) => row.phase !== 'waiting' && row.phase !== 'sending').length;
  return (
    <>
      <PageTitle {...usePage('upload')} lead={text.upload.lead} />
      <DropZone
        name="files"
        many
        accept=".xml,.pdf,application/xml,text/xml,application/pdf"
        label={text.upload.drop}
        button={text.upload.choose}
        hint={limits && limits.zipEntries > 0 ? text.upload.hintMore(size) : text.upload.hint(size)}
        onFiles={(files) => queue.add(files)}
      />
      {rows.length > 0 && (
        <Section title={text.upload.table}>
          <Row align="between">
            <div role="status">
              <Paragraph>{text.upload.summary(done, rows.length)}</Paragraph>
            </div>
            <Button look="tertiary" icon="close" label={text.upload.clear} onClick={() => queue.clear()} />
          </Row>
          <UploadTable rows={rows} queue={queue} />
        </Section>
      )}
      <Paragraph muted>{text.upload.leave}</Paragraph>
    </>
  );
}

/** Asks the server what has become of the invoices that are still on their way. */
function useFollow(queue: UploadQueue, rows: readonly UploadRow[]): void {
  const open = rows.flatMap(({ invoice }) => (invoice && !stateLooks[invoice.state].settled ? [invoice.id] : []));
  const ids = open.join(' ');
  const turn = useRef(0);
  const ask = useCallback(async () => {
    const all = ids.split(' ');
    // In turns: some that take long must not hide the others.
    const first = (turn.current++ * ASK_AT_ONCE) % (Math.ceil(all.length / ASK_AT_ONCE) * ASK_AT_ONCE);
    const query = new URLSearchParams({ size: String(ASK_AT_ONCE) });
    for (const id of all.slice(first, first + ASK_AT_ONCE)) query.append('id', id);
    const { items } = await request<InvoiceList>(`/invoices?${query}`);
    queue.update(new Map(items.map(({ id, state }) => [id, state])));
  }, [ids, queue]);
  // A question that fails is asked again by the next turn; the table keeps what it knows.
  usePolling(ids !== '', () => void ask().catch(() => undefined));
}
