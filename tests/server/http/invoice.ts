import { sampleInvoice } from '../sampleInvoice.ts';
import type { Bytes } from './demoServer.ts';

/** A valid invoice in the form that `fetch` takes as a body. */
export function invoice(options: Parameters<typeof sampleInvoice>[0] = {}): Bytes {
  return new Uint8Array(sampleInvoice(options));
}
