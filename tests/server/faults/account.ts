import type { TestSmtpServer } from '../../support/smtpServer.ts';
import type { Supplier } from './supplier.ts';

export type Account = {
  readonly invoices: number;
  /** mails that the authority's mail server took */
  readonly mails: number;
  /** of these the same message once more, byte for byte: a kill between the last byte of DATA and our commit */
  readonly repeated: number;
  /** what must not be, in words; empty: every promise was kept */
  readonly faults: readonly string[];
};

/** What an invoice goes through once, in this order. `repeated` and `swept` may stand between. */
const WAY = ['stored', 'checkedValid', 'addressed', 'handedToMail', 'accepted'];
const MAY_STAND_BETWEEN = ['repeated', 'swept'];

/**
 * Draws up what became of these invoices (number -> id): each step done once, each delivered with one Message-ID, and if twice,
 * then the same bytes.
 */
export async function account(
  url: string,
  { detail, deliverTo }: Supplier,
  smtp: Pick<TestSmtpServer, 'mails'>,
  invoices: ReadonlyMap<string, string>,
): Promise<Account> {
  const faults: string[] = [];
  let mails = 0;
  for (const [number, id] of invoices) {
    const { state, journal } = await detail(url, id);
    const way = journal.map(({ event }) => event).filter((event) => !MAY_STAND_BETWEEN.includes(event));
    if (state !== 'exported') faults.push(`${number} is ${state}`);
    if (way.join() !== WAY.join()) faults.push(`${number} went ${way.join(', ')}`);
    const copies = smtp.mails.filter(({ to, raw }) => to.includes(deliverTo) && raw.includes(number));
    const [first] = copies;
    mails += copies.length;
    if (!first) faults.push(`${number} was not delivered`);
    for (const copy of copies) {
      if (copy.messageId !== first?.messageId) faults.push(`${number} was delivered with two Message-IDs`);
      else if (!copy.raw.equals(first.raw)) faults.push(`${number} was delivered in two versions`);
    }
  }
  return { invoices: invoices.size, mails, repeated: Math.max(0, mails - invoices.size), faults };
}
