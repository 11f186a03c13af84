import { ThreadFailed, Threads } from '../../render/threads.ts';
import { Problem } from '../../problems.ts';
import type { MailJob, OpenedMail } from './mailWorker.ts';
import type { MailKeys } from './readCms.ts';
import type { UnpackAnswer, UnpackJob } from './unpackWorker.ts';

/** The document inside a container, and its name there. */
export type Unpacked = { readonly xml: Uint8Array; readonly path: string };

/** Takes invoices out of containers, in threads of its own: a container comes from anybody and may be made to exhaust. */
export type Unpack = {
  /** The XML of a ZUGFeRD or Factur-X invoice. Rejects with Problem FILE_PDF* or SERVER_BUSY. */
  pdf(bytes: Uint8Array): Promise<Unpacked>;
  /**
   * Everything that lies in a mail (RFC 5322 bytes). keys: for mails that are encrypted to us. null: it takes more time or memory than
   * a mail may. Rejects with Problem SERVER_BUSY.
   */
  mail(bytes: Uint8Array, keys: MailKeys | null): Promise<OpenedMail | null>;
  close(): Promise<void>;
};

const LIMITS = {
  threads: 1,
  /** a PDF of 20 MiB takes about one second */
  limitMs: 15_000,
  memoryMb: 512,
  waiting: 50,
} as const;
const RETRY_SECONDS = 10;

const REFUSED = {
  none: 'FILE_PDF',
  several: 'FILE_PDF_SEVERAL',
  encrypted: 'FILE_PDF_ENCRYPTED',
  broken: 'FILE_PDF_BROKEN',
  'too-complex': 'FILE_PDF_TOO_COMPLEX',
} as const;

/** Opens the threads; they start when something is asked of them. */
export function openUnpack(): Unpack {
  const threads = new Threads<UnpackJob, UnpackAnswer>(new URL('./unpackWorker.ts', import.meta.url), LIMITS);
  const mails = new Threads<MailJob, OpenedMail>(new URL('./mailWorker.ts', import.meta.url), LIMITS);
  return {
    async pdf(bytes) {
      const answer = await unlessTooMuch(threads.run({ bytes }));
      if (answer === null) throw new Problem('FILE_PDF_TOO_COMPLEX');
      if (answer.k !== 'invoice') throw new Problem(REFUSED[answer.k]);
      return { xml: answer.xml, path: answer.path };
    },
    mail: (bytes, keys) => unlessTooMuch(mails.run({ bytes, keys })),
    async close() {
      await Promise.all([threads.close(), mails.close()]);
    },
  };
}

/** null: a limit of the thread, time or memory. */
function unlessTooMuch<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  return answer.catch((error: unknown) => {
    if (!(error instanceof ThreadFailed)) throw error;
    if (error.why === 'busy') throw new Problem('SERVER_BUSY', { seconds: RETRY_SECONDS });
    return null;
  });
}
