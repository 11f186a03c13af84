import { collectFiles, type MailFile, type MailNote } from './collectFiles.ts';
import type { MailKeys, SignatureResult } from './readCms.ts';
import { readDeliveryReport, type DeliveryReport } from './readDeliveryReport.ts';
import { headerText, MimeTooComplex, readMime, type MimePart } from './readMime.ts';

export type MailJob = { readonly bytes: Uint8Array; readonly keys: MailKeys | null };

/** What a mail says of itself, for its answer. */
export type MailHead = {
  /** address of From, lower case */
  readonly from: string | null;
  readonly returnPath: string | null;
  readonly subject: string | null;
  readonly messageId: string | null;
  readonly type: string;
  /** headers that tell whether a machine may answer (RFC 3834), as they stand */
  readonly signs: Readonly<Record<string, string>>;
  /** addresses that it was sent to, lower case: To and what servers noted of the envelope */
  readonly to: readonly string[];
  /** the topmost one */
  readonly authenticationResults: string | null;
  /** how many servers it came through */
  readonly hops: number;
};

export type OpenedMail = {
  readonly head: MailHead;
  readonly files: readonly MailFile[];
  readonly notes: readonly MailNote[];
  readonly signatures: readonly SignatureResult[];
  readonly encrypted: boolean;
  readonly report: DeliveryReport | null;
};

const SIGNS = [
  'auto-submitted',
  'precedence',
  'list-id',
  'list-unsubscribe',
  'x-auto-response-suppress',
  'x-rechnungsweg-case',
  'x-loop',
];

/** One job of a thread: everything that lies in a mail. What cannot be read gives a note, never an error. */
export default async function work({ bytes, keys }: MailJob): Promise<OpenedMail> {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = headOf(readMime(raw, '', 0));
  try {
    const message = readMime(raw);
    const { files, notes, signatures, encrypted } = await collectFiles(message, keys);
    return { head, files, notes, signatures, encrypted, report: readDeliveryReport(message) };
  } catch (error) {
    if (!(error instanceof MimeTooComplex)) throw error;
    const note = { path: '1', fileName: null, code: 'MAIL_UNREADABLE' } as const;
    return { head, files: [], notes: [note], signatures: [], encrypted: false, report: null };
  }
}

function headOf(message: MimePart): MailHead {
  const { headers, type } = message;
  return {
    from: addressIn(headers.get('from')?.[0]),
    returnPath: addressIn(headers.get('return-path')?.[0]),
    subject: headerText(message, 'subject'),
    messageId: /<[^<>\s]{1,500}>/.exec(headers.get('message-id')?.[0] ?? '')?.[0] ?? null,
    type,
    signs: Object.fromEntries(
      SIGNS.flatMap(
        (name) =>
          headers
            .get(name)
            ?.slice(0, 1)
            .map((value) => [name, value]) ?? [],
      ),
    ),
    to: ['delivered-to', 'x-original-to', 'to'].flatMap((name) => headers.get(name)?.flatMap(addressesIn) ?? []),
    authenticationResults: headers.get('authentication-results')?.[0] ?? null,
    hops: headers.get('received')?.length ?? 0,
  };
}

/** The address of `Name <address>`; with several, the last, as mail programs show. null: none. */
function addressIn(value: string | undefined): string | null {
  return addressesIn(value ?? '').at(-1) ?? null;
}

function addressesIn(value: string): string[] {
  return value.toLowerCase().match(/[^\s<>"(),:;]+@[^\s<>"(),:;]+/g) ?? [];
}
