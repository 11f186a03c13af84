/** What PostgreSQL answers when it cannot serve just now (appendix A of its manual); the caller's data is not the cause. */
const CLASSES = [
  '08', // the connection broke
  '53', // out of disk, memory or connections
  '57P', // stopped, stopping, starting, or an administrator ended the connection
  '58', // trouble with the file system
] as const;

const CODES: readonly string[] = [
  '25006', // a standby: the address still leads to a server that may not write
  '57014', // a statement took too long, or an administrator ended it
  '25P03', // so did a transaction that said nothing
];

/** What the operating system says of a server that is away (connect(2), getaddrinfo(3)). */
const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** The drivers say these without a code; knex puts the statement before them. */
const WORDS =
  /(?:^| - )(?:Connection terminated|timeout expired|Client has encountered a connection error|Knex: Timeout acquiring)/;

/**
 * The database is away or full: nothing was stored, or nobody knows whether it was, and the same request may succeed later.
 * Takes the errors of knex and pg.
 */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isUnavailable); // one per address of the host
  if (!(error instanceof Error)) return false;
  const { code, severity, syscall } = error as Error & Partial<Record<'code' | 'severity' | 'syscall', unknown>>;
  if (WORDS.test(error.message)) return true;
  if (typeof code !== 'string') return false;
  if (severity !== undefined) return CODES.includes(code) || CLASSES.some((start) => code.startsWith(start));
  return (
    (syscall === 'connect' || syscall === 'getaddrinfo' || syscall === 'read' || syscall === 'write') &&
    NETWORK.has(code)
  );
}
