/** Why a message of an identity provider was not accepted: for the log, for tests, and for choosing the words to the person. */
export type SamlFault =
  | 'unreadable' // no base64, no UTF-8, no XML, too large, a document type
  | 'structure' // several assertions, a misplaced signature, comments, repeated ids
  | 'algorithm' // SHA-1, HMAC, RSA 1.5, a transform that nobody needs
  | 'issuer' // not a provider that we know, or not the one that was asked
  | 'destination' // meant for another address
  | 'recipient' // the subject confirmation is for another address or another request, or over
  | 'unsolicited' // answers no request
  | 'request' // answers a request that we do not know (any more): used, expired, or another browser's
  | 'plain' // not encrypted although it must be
  | 'signature'
  | 'audience'
  | 'time'
  | 'replayed'
  | 'level' // the trust level is lower than asked for, or unknown
  | 'attributes' // the key of the person or organisation is missing
  | 'test-account'
  | 'cancelled' // the person broke off, or the provider declined
  | 'status' // the provider reports an error of its own
  | 'invalid'; // anything else that the library refuses

/** A message that is not accepted. `detail` is for the log: it may quote the message. */
export class SamlRefusal extends Error {
  readonly fault: SamlFault;
  readonly detail: string;
  constructor(fault: SamlFault, detail = '') {
    super(`${fault}${detail && `: ${detail}`}`);
    this.fault = fault;
    this.detail = detail;
  }
}
