import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InvoiceDetail, Receipt } from '../../../server/http/contract.ts';
import { waitUntil } from '../../support/waitUntil.ts';
import { sampleInvoice } from '../sampleInvoice.ts';

export type Supplier = {
  /** where the first sample authority gets its mail */
  readonly deliverTo: string;
  /** delivers the invoice of this number, which is its Idempotency-Key too; the answer, whatever it is */
  send(url: string, number: string): Promise<Response>;
  /** the same; throws when it is not acknowledged */
  deliver(url: string, number: string): Promise<Receipt>;
  detail(url: string, id: string): Promise<InvoiceDetail>;
  /** waits until all are exported */
  waitForExported(url: string, ids: Iterable<string>): Promise<void>;
};

/** Recovery after a kill or a restart takes what leases and retries take; on a busy machine more. A limit against hanging. */
const PATIENCE_MS = 300_000;

/** The sample supplier of a demo server (its access lies in DATA_DIR), whichever process serves at the moment. */
export function supplier(dataDir: string): Supplier {
  const { tokens, authorities } = JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')) as {
    tokens: { supplier: string };
    authorities: { leitwegId: string; deliverTo: string }[];
  };
  const [authority] = authorities;
  if (!authority) throw new Error('The demo has no authority');
  const authorization = `Bearer ${tokens.supplier}`;

  const send = (url: string, number: string) =>
    fetch(`${url}/api/v1/invoices`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/xml', 'idempotency-key': number },
      body: new Uint8Array(sampleInvoice({ number, leitwegId: authority.leitwegId })),
    });
  const detail = async (url: string, id: string) => {
    const answer = await fetch(`${url}/api/v1/invoices/${id}`, { headers: { authorization } });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    return (await answer.json()) as InvoiceDetail;
  };
  return {
    deliverTo: authority.deliverTo,
    send,
    detail,
    async deliver(url, number) {
      const answer = await send(url, number);
      if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
      return (await answer.json()) as Receipt;
    },
    async waitForExported(url, ids) {
      for (const id of ids) {
        await waitUntil(
          `invoice ${id} to be exported`,
          async () => (await detail(url, id)).state === 'exported',
          PATIENCE_MS,
        );
      }
    },
  };
}
