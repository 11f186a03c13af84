import { decodeBody, headerText, type MimePart } from './readMime.ts';

/** What became of a message of ours (RFC 3464), in the words of the server that had it. */
export type DeliveryReport = {
  readonly action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';
  /** enhanced status code: 5.1.1 */
  readonly status: string | null;
  readonly recipient: string | null;
  readonly words: string;
};

const ACTIONS = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const;
const LONGEST_WORDS = 1000;

/** The report in a multipart/report; null where the message is none, or not about delivery. */
export function readDeliveryReport(message: MimePart): DeliveryReport | null {
  const part = find(message, 'message/delivery-status');
  if (!part) return null;
  // one block per message, then one per recipient; ours have one recipient
  const blocks = decodeBody(part)
    .toString('utf8')
    .split(/\r?\n[ \t]*\r?\n/)
    .map(fieldsOf);
  const block = blocks.find((fields) => fields['action']);
  const action = ACTIONS.find((name) => name === block?.['action']?.toLowerCase());
  if (!block || !action) return null;
  const words = block['diagnostic-code'] ?? block['status'] ?? headerText(message, 'subject') ?? action;
  return {
    action,
    status: block['status'] ?? null,
    recipient: block['final-recipient']?.replace(/^[^;]*;\s*/, '') ?? null,
    words: words.replace(/^\w+;\s*/, '').slice(0, LONGEST_WORDS),
  };
}

function find(part: MimePart, type: string): MimePart | null {
  if (part.type === type) return part;
  for (const inner of part.parts) {
    const found = find(inner, type);
    if (found) return found;
  }
  return null;
}

function fieldsOf(block: string): Readonly<Record<string, string>> {
  const lines = block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return Object.fromEntries(
    lines.flatMap((line) => {
      const colon = line.indexOf(':');
      return colon > 0 ? [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]] : [];
    }),
  );
}
