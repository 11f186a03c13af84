/** The ebMS errors that this access point answers with (ebMS 3.0 Core 6.7, AS4 1.0 5.2.8). */
export const as4Errors = {
  valueNotRecognized: { code: 'EBMS:0001', name: 'ValueNotRecognized', category: 'Content' },
  valueInconsistent: { code: 'EBMS:0003', name: 'ValueInconsistent', category: 'Content' },
  other: { code: 'EBMS:0004', name: 'Other', category: 'Content' },
  invalidHeader: { code: 'EBMS:0009', name: 'InvalidHeader', category: 'Unpackaging' },
  processingModeMismatch: { code: 'EBMS:0010', name: 'ProcessingModeMismatch', category: 'Processing' },
  externalPayload: { code: 'EBMS:0011', name: 'ExternalPayloadError', category: 'Content' },
  failedAuthentication: { code: 'EBMS:0101', name: 'FailedAuthentication', category: 'Processing' },
  failedDecryption: { code: 'EBMS:0102', name: 'FailedDecryption', category: 'Processing' },
  policyNoncompliance: { code: 'EBMS:0103', name: 'PolicyNoncompliance', category: 'Processing' },
  decompressionFailure: { code: 'EBMS:0303', name: 'DecompressionFailure', category: 'Communication' },
} as const;

export type As4ErrorName = keyof typeof as4Errors;

/** A refusal that the sender's access point hears as a signed ebMS error; sending the same message again is no use. */
export class As4Error extends Error {
  readonly error: As4ErrorName;
  /** goes into eb:ErrorDetail as it stands: a sentence, or a word of the network such as PEPPOL:NOT_SERVICED */
  readonly detail: string;

  constructor(error: As4ErrorName, detail: string) {
    super(`${as4Errors[error].code} ${detail}`);
    this.error = error;
    this.detail = detail;
  }
}
