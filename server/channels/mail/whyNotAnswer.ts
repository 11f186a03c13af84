import type { MailHead } from '../../pipeline/unpack/mailWorker.ts';

/** Why a machine must not answer a mail (RFC 3834, 2; RFC 5230, 4.6). */
export type NoAnswer = 'bounce' | 'automatic' | 'list' | 'noReply' | 'own' | 'loop';

/** Mails that have gone through so many servers go round in circles (RFC 5321, 6.3). */
const MOST_HOPS = 25;
const NO_READER =
  /^(?:mailer-daemon|postmaster|no-?_?reply|do-?not-?reply|nicht-?antworten|bounces?)(?:[+@-]|$)|^owner-|-(?:request|owner|bounces)@/i;

/** null: an answer does no harm, as far as the mail itself says. sender: whom it would go to; own: addresses of this platform. */
export function whyNotAnswer(head: MailHead, sender: string | null, own: readonly string[]): NoAnswer | null {
  const { signs, type, hops } = head;
  if (!sender || type === 'multipart/report') return 'bounce';
  if (signs['x-rechnungsweg-case'] !== undefined || own.includes(sender.toLowerCase())) return 'own';
  if (hops > MOST_HOPS) return 'loop';
  if ((signs['auto-submitted'] ?? 'no').split(';')[0]?.trim().toLowerCase() !== 'no') return 'automatic';
  if (/\b(?:all|oof|autoreply)\b/i.test(signs['x-auto-response-suppress'] ?? '')) return 'automatic';
  if (signs['list-id'] !== undefined || signs['list-unsubscribe'] !== undefined) return 'list';
  if (/^(?:bulk|list|junk)$/i.test(signs['precedence']?.trim() ?? '')) return 'list';
  return NO_READER.test(sender) ? 'noReply' : null;
}
