/**
 * The kinds of keys by which a repeat is known.
 * scope: 'organisation' = unique among the deliveries of one organisation; 'world' = the network gives the id, so the same
 * one from two senders is a conflict, too. released: ends when the invoice failed (rejected, undeliverable, withdrawn,
 * refused), so that the same file can be delivered again.
 * byPath: a container may hold several invoices, told apart by their names inside; the other keys name one invoice each.
 */
export const intakeKinds = {
  /** Idempotency-Key of the caller + index of the file in the request */
  idempotency: { scope: 'organisation', released: false, byPath: false },
  /** no such key: the checksum of the bytes */
  sha256: { scope: 'organisation', released: true, byPath: true },
  /** id of the draft in the form */
  draft: { scope: 'organisation', released: false, byPath: false },
  /** SHA-256 of the raw mail + envelope recipient (IMAP: mailbox) + path of the part */
  mail: { scope: 'organisation', released: false, byPath: true },
  /** sending provider + MessageId of the AS4 message */
  'peppol-message': { scope: 'world', released: false, byPath: false },
  /** sending provider + sender and InstanceIdentifier of the SBDH */
  'peppol-instance': { scope: 'world', released: false, byPath: false },
} as const satisfies Record<
  string,
  { readonly scope: 'organisation' | 'world'; readonly released: boolean; readonly byPath: boolean }
>;

export type IntakeKind = keyof typeof intakeKinds;

/** The kinds that end with a failed invoice. */
export const releasedKinds = Object.entries(intakeKinds)
  .filter(([, kind]) => kind.released)
  .map(([name]) => name);
