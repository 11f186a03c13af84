import { z } from 'zod';
import { httpAddress } from './httpAddress.ts';
import { isNetwork } from './isNetwork.ts';

/**
 * The one reader of the environment. Every variable stands in `variables` with its default and the reason for it; an empty
 * value counts as unset. What is broken is named with its variable in both languages (ConfigError), never guessed.
 */
const MIB = 1024 * 1024;

const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max);
const port = whole(0, 65535);
const mebibytes = whole(1, 1024).transform((value) => value * MIB);
const seconds = whole(1, 3600).transform((value) => value * 1000);
const url = (...protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol));
const address = z.string().regex(/^[^@\s<>]+@[^@\s<>]+$/);
const networks = z
  .string()
  .transform((value) => value.split(',').map((one) => one.trim()))
  .refine((list) => list.every(isNetwork));
const addresses = z
  .string()
  .transform((value) => value.split(',').map((one) => one.trim()))
  .refine((list) => list.every((one) => address.safeParse(one).success));
const mailbox = z.string().regex(/^([^<>\r\n]*<[^@\s<>]+@[^@\s<>]+>|[^@\s<>]+@[^@\s<>]+)$/);

const variables = {
  // Loopback: nothing is reachable from outside until somebody says so.
  HOST: row(
    z
      .string()
      .regex(/^[\w.:-]+$/)
      .default('127.0.0.1'),
    'ein Rechnername oder eine IP-Adresse',
    'a host name or an IP address',
  ),
  // 0 takes any free port (tests).
  PORT: row(port.default(3000), 'eine Zahl von 0 bis 65535', 'a number from 0 to 65535'),
  // In the working folder, so that a trial leaves nothing elsewhere.
  DATA_DIR: row(z.string().default('./data'), 'ein Ordner', 'a folder'),
  // Unset: the embedded database in DATA_DIR, for trial and development.
  DATABASE_URL: row(url('postgres:', 'postgresql:').optional(), 'postgres://…', 'postgres://…'),
  // Unset: outgoing mails become files in DATA_DIR/outbox.
  SMTP_URL: row(url('smtp:', 'smtps:').optional(), 'smtp://… oder smtps://…', 'smtp://… or smtps://…'),
  // Links in mails are built from it alone, never from a request. Unset: the address the server listens on.
  PUBLIC_URL: row(
    url('http:', 'https:')
      .refine((value) => /^[^?#@]*$/.test(value)) // paths are put behind it
      .transform((value) => value.replace(/\/+$/, ''))
      .optional(),
    'http://… oder https://…, ohne ?, # und Anmeldung: die Adresse, unter der Menschen die Plattform erreichen',
    'http://… or https://…, without ?, # and login: the address at which people reach the platform',
  ),
  // 0: a forwarded address is a claim of the caller until a proxy of ours is in front.
  TRUST_PROXY: row(
    whole(0, 10).default(0),
    'die Zahl der eigenen vorgeschalteten Proxys, 0 bis 10',
    'the number of own proxies in front, 0 to 10',
  ),
  // example.org never receives mail (RFC 2606): a trial cannot write in somebody's name.
  MAIL_FROM: row(
    mailbox.default('Rechnungsweg <rechnungsweg@example.org>'),
    'eine E-Mail-Adresse, auch in der Form „Name <adresse>“',
    'an e-mail address, also as "Name <address>"',
  ),
  // Unset: decided by what else is set and what the database remembers (see demo.ts).
  DEMO: row(z.enum(['0', '1']).optional(), '0 oder 1', '0 or 1'),
  // 0: one per processor, at least two, so that the public check cannot take the last one from the intake.
  CHECK_THREADS: row(
    whole(0, 64).default(0),
    'eine Zahl von 0 (selbst bestimmen) bis 64',
    'a number from 0 (decide itself) to 64',
  ),
  // A port of its own on loopback keeps the figures away from the public. Unset: no such port.
  METRICS_PORT: row(port.optional(), 'eine Zahl von 0 bis 65535', 'a number from 0 to 65535'),
  // With it /metrics is answered on the main port too, to its bearer.
  METRICS_TOKEN: row(z.string().min(16).optional(), 'mindestens 16 Zeichen', 'at least 16 characters'),
  // Private key (PEM, Ed25519) that signs the journal's checkpoints; it must lie outside DATA_DIR. Unset: they say "unsigned".
  JOURNAL_KEY: row(z.string().optional(), 'der Pfad einer Schlüsseldatei (PEM)', 'the path of a key file (PEM)'),
  // Who hears of dead jobs and broken parts. Unset: the log alone.
  ALERT_TO: row(address.optional(), 'eine E-Mail-Adresse', 'an e-mail address'),
  // Identity providers (JSON, see README). Unset: people sign in here only.
  SAML_CONFIG: row(z.string().optional(), 'der Pfad einer JSON-Datei', 'the path of a JSON file'),
  // Our key and certificate (PEM): signs our messages, opens encrypted ones. Needed with SAML_CONFIG.
  SAML_KEY: row(z.string().optional(), 'der Pfad einer Schlüsseldatei (PEM)', 'the path of a key file (PEM)'),
  SAML_CERT: row(z.string().optional(), 'der Pfad eines Zertifikats (PEM)', 'the path of a certificate (PEM)'),
  // While the key rolls over: announced in our metadata beside the present one, and able to open what is encrypted for it.
  SAML_NEXT_KEY: row(z.string().optional(), 'der Pfad einer Schlüsseldatei (PEM)', 'the path of a key file (PEM)'),
  SAML_NEXT_CERT: row(z.string().optional(), 'der Pfad eines Zertifikats (PEM)', 'the path of a certificate (PEM)'),
  // staff: suppliers come by the Servicekonto alone. Administrators always have an account here, or nobody could get in.
  LOCAL_ACCOUNTS: row(z.enum(['all', 'staff']).default('all'), 'all oder staff', 'all or staff'),
  // Private key and certificate (PEM) of our Peppol access point. Unset: the platform takes no part in Peppol.
  AS4_KEY: row(z.string().optional(), 'der Pfad einer Schlüsseldatei (PEM)', 'the path of a key file (PEM)'),
  AS4_CERTIFICATE: row(z.string().optional(), 'der Pfad eines Zertifikats (PEM)', 'the path of a certificate (PEM)'),
  // Root and authority of Peppol (G3, production or test); nobody else is trusted.
  AS4_TRUST: row(
    z.string().optional(),
    'der Pfad einer Datei mit Zertifikaten (PEM)',
    'the path of a file with certificates (PEM)',
  ),
  // strict: while nobody tells whether a sender's certificate is revoked, it shall try again later. soft: it passes.
  AS4_REVOCATION: row(z.enum(['strict', 'soft']).default('strict'), 'strict oder soft', 'strict or soft'),
  // Packed, as it comes in; three of the largest invoices as Base64 fit in.
  AS4_MIB: row(mebibytes.default(60 * MIB), 'eine Zahl von 1 bis 1024 (MiB)', 'a number from 1 to 1024 (MiB)'),
  // XRechnung is what authorities must take; BIS Billing 3 they may.
  AS4_BIS_BILLING: row(z.enum(['0', '1']).default('0'), '0 oder 1', '0 or 1'),
  // Mailboxes that take invoices. Unset: rechnung@ the domain of MAIL_FROM.
  MAIL_IN: row(addresses.optional(), 'E-Mail-Adressen, durch Komma getrennt', 'e-mail addresses, separated by commas'),
  // Mailboxes that are read by IMAP, separated by blanks.
  IMAP_URL: row(
    z
      .string()
      .transform((value) => value.split(/\s+/))
      .refine((list) => list.every((one) => url('imap:', 'imaps:').safeParse(one).success))
      .default([]),
    'imaps://Nutzer:Passwort@Rechner/Postfach, mehrere durch Leerzeichen getrennt',
    'imaps://user:password@host/mailbox, several separated by blanks',
  ),
  // Mails come in here. Unset: by IMAP alone, or not at all; a demo takes a free port on this machine.
  SMTP_IN_PORT: row(port.optional(), 'eine Zahl von 0 bis 65535', 'a number from 0 to 65535'),
  // Unset: HOST. Mail comes from elsewhere more often than people do.
  SMTP_IN_HOST: row(
    z
      .string()
      .regex(/^[\w.:-]+$/)
      .optional(),
    'ein Rechnername oder eine IP-Adresse',
    'a host name or an IP address',
  ),
  // lmtp: a mail server of one's own is in front and hands over here.
  SMTP_IN_PROTOCOL: row(z.enum(['smtp', 'lmtp']).default('smtp'), 'smtp oder lmtp', 'smtp or lmtp'),
  // For STARTTLS (PEM). Unset: it is not offered.
  SMTP_IN_KEY: row(z.string().optional(), 'der Pfad einer Schlüsseldatei (PEM)', 'the path of a key file (PEM)'),
  SMTP_IN_CERT: row(z.string().optional(), 'der Pfad eines Zertifikats (PEM)', 'the path of a certificate (PEM)'),
  // Name by which the own mail server in front signs its Authentication-Results. Unset: mails come from outside directly.
  MAIL_BORDER: row(
    z
      .string()
      .regex(/^[\w.-]+$/)
      .optional(),
    'ein Rechnername',
    'a host name',
  ),
  // Opens mails that are encrypted to us (S/MIME, PEM). Unset: they are answered with a request to send them unencrypted.
  SMIME_KEY: row(z.string().optional(), 'der Pfad einer Schlüsseldatei (PEM)', 'the path of a key file (PEM)'),
  SMIME_CERT: row(z.string().optional(), 'der Pfad eines Zertifikats (PEM)', 'the path of a certificate (PEM)'),
  // Scans every invoice; while it cannot be asked, none passes. Unset: nothing is scanned.
  CLAMD: row(
    z.string().optional(),
    'Rechner:Port oder der Pfad des Sockets von clamd',
    'host:port or the path of the socket of clamd',
  ),
  // One invoice of 20 MiB is 28 MiB in a mail.
  MAIL_MIB: row(mebibytes.default(30 * MIB), 'eine Zahl von 1 bis 1024 (MiB)', 'a number from 1 to 1024 (MiB)'),
  // Private key and certificate (PEM) of our SMP in Peppol: signs where our authorities are reached. Unset: somebody else lists them.
  SMP_KEY: row(z.string().optional(), 'der Pfad einer Schlüsseldatei (PEM)', 'the path of a key file (PEM)'),
  SMP_CERTIFICATE: row(z.string().optional(), 'der Pfad eines Zertifikats (PEM)', 'the path of a certificate (PEM)'),
  // Where participants are looked up; the test network has participant.sml.test.tech.peppol.org.
  SMP_ZONE: row(
    z
      .string()
      .regex(/^[\w.-]+$/)
      .default('participant.sml.prod.tech.peppol.org'),
    'eine DNS-Zone',
    'a DNS zone',
  ),
  // Who runs the platform: shown in imprint and footer. Until it is set, the pages say that it is missing.
  OPERATOR_NAME: row(z.string().max(200).default(''), 'der Name des Betreibers', "the operator's name"),
  OPERATOR_STREET: row(z.string().max(200).default(''), 'Straße und Hausnummer', 'street and number'),
  OPERATOR_PLACE: row(z.string().max(200).default(''), 'Postleitzahl und Ort', 'postal code and place'),
  OPERATOR_EMAIL: row(address.or(z.literal('')).default(''), 'eine E-Mail-Adresse', 'an e-mail address'),
  OPERATOR_PHONE: row(z.string().max(50).default(''), 'eine Telefonnummer', 'a telephone number'),
  // Folder with the operator's own legal texts, NAME.de.txt and NAME.en.txt. Unset: our drafts, marked as such.
  TEXTS_DIR: row(z.string().optional(), 'ein Ordner', 'a folder'),
  // Set: every mail goes out under an envelope sender of its own, bounce+ID@domain, so that a bounce names its delivery.
  BOUNCE_DOMAIN: row(
    z
      .string()
      .regex(/^[\w.-]+$/)
      .optional(),
    'eine Domäne',
    'a domain',
  ),
  LOG_LEVEL: row(
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('warn'), // warn: start-up and troubles, not every request
    'trace, debug, info, warn, error oder silent',
    'trace, debug, info, warn, error or silent',
  ),
  // What portals of the Länder take: 10 to 20 MB per invoice, 100 to 200 attachments.
  INVOICE_MIB: row(mebibytes.default(20 * MIB), 'eine Zahl von 1 bis 1024 (MiB)', 'a number from 1 to 1024 (MiB)'),
  INVOICE_ATTACHMENTS: row(whole(0, 10_000).default(200), 'eine Zahl von 0 bis 10000', 'a number from 0 to 10000'),
  // Everybody may use it, nothing is stored: small.
  CHECK_MIB: row(mebibytes.default(2 * MIB), 'eine Zahl von 1 bis 1024 (MiB)', 'a number from 1 to 1024 (MiB)'),
  // Held in memory at once: three of the largest invoices. More files go in several requests.
  UPLOAD_MIB: row(mebibytes.default(64 * MIB), 'eine Zahl von 1 bis 1024 (MiB)', 'a number from 1 to 1024 (MiB)'),
  UPLOAD_FILES: row(whole(1, 1000).default(100), 'eine Zahl von 1 bis 1000', 'a number from 1 to 1000'),
  // 20 MiB in five minutes is 0.6 Mbit/s, less than any line in use; whoever is slower holds a connection for nothing.
  REQUEST_SECONDS: row(
    seconds.default(300_000),
    'eine Zahl von 1 bis 3600 (Sekunden)',
    'a number from 1 to 3600 (seconds)',
  ),
  // Its bearer may use POST /validator/{name}. Unset, and no networks: there is no such address.
  VALIDATOR_TOKEN: row(z.string().min(16).optional(), 'mindestens 16 Zeichen', 'at least 16 characters'),
  // Who may use it without a token: networks of one's own, such as 10.0.0.0/8.
  VALIDATOR_NETWORKS: row(
    networks.default([]),
    'Netze in der Form 10.0.0.0/8, durch Komma getrennt',
    'networks like 10.0.0.0/8, separated by commas',
  ),
  // Programs send invoices by the hundred; more than the threads can check would only wait.
  VALIDATOR_PER_MINUTE: row(whole(1, 100_000).default(600), 'eine Zahl von 1 bis 100000', 'a number from 1 to 100000'),
  // A person tries a handful of files a minute, a script hundreds.
  CHECKS_PER_MINUTE: row(whole(1, 100_000).default(30), 'eine Zahl von 1 bis 100000', 'a number from 1 to 100000'),
} as const;

function row<Schema extends z.ZodType>(schema: Schema, de: string, en: string) {
  return { schema, expected: { de, en } };
}

export type Config = ReturnType<typeof arrange>;

/** Messages for the person who starts the server, one line each, both languages. */
export class ConfigError extends Error {
  readonly lines: readonly string[];
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

type Values = { [Name in keyof typeof variables]: z.output<(typeof variables)[Name]['schema']> };

/** Reads the environment. Throws ConfigError naming every broken variable. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const lines: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, { schema, expected }] of Object.entries(variables)) {
    const found = env[name]?.trim() || undefined;
    const result = schema.safeParse(found);
    if (result.success) values[name] = result.data;
    // The value itself may hold a password (SMTP_URL, DATABASE_URL), so it is not repeated.
    else
      lines.push(
        `${name} ist nicht lesbar, erwartet: ${expected.de} / ${name} is not readable, expected: ${expected.en}`,
      );
  }
  if (lines.length > 0) throw new ConfigError(lines);
  const found = values as Values;
  refuseHalves(found);
  return arrange(found);
}

/** What belongs together. Throws ConfigError. */
function refuseHalves(v: Values): void {
  const halves = [
    [v.SAML_CONFIG, v.SAML_KEY, v.SAML_CERT],
    [v.SAML_NEXT_KEY, v.SAML_NEXT_CERT],
  ].some((parts) => new Set(parts.map((part) => part === undefined)).size > 1);
  if (halves || (v.SAML_NEXT_KEY && !v.SAML_CONFIG)) throw new ConfigError([SAML_HALF]);
  if (new Set([v.AS4_KEY, v.AS4_CERTIFICATE, v.AS4_TRUST].map((part) => part === undefined)).size > 1)
    throw new ConfigError([AS4_HALF]);
  if ((v.SMP_KEY === undefined) !== (v.SMP_CERTIFICATE === undefined) || (v.SMP_KEY && !v.AS4_KEY))
    throw new ConfigError([SMP_HALF]);
  if (v.LOCAL_ACCOUNTS === 'staff' && !v.SAML_CONFIG) throw new ConfigError([NO_WAY_IN]);
}

const SMP_HALF =
  'SMP_KEY und SMP_CERTIFICATE gehören zusammen und brauchen AS4_KEY / SMP_KEY and SMP_CERTIFICATE belong together and need AS4_KEY';
const AS4_HALF =
  'AS4_KEY, AS4_CERTIFICATE und AS4_TRUST gehören zusammen / AS4_KEY, AS4_CERTIFICATE and AS4_TRUST belong together';
const SAML_HALF =
  'SAML_CONFIG, SAML_KEY und SAML_CERT gehören zusammen, ebenso SAML_NEXT_KEY und SAML_NEXT_CERT / ' +
  'SAML_CONFIG, SAML_KEY and SAML_CERT belong together, and so do SAML_NEXT_KEY and SAML_NEXT_CERT';
const NO_WAY_IN =
  'LOCAL_ACCOUNTS=staff ohne SAML_CONFIG: kein Lieferant könnte sich anmelden / ' +
  'LOCAL_ACCOUNTS=staff without SAML_CONFIG: no supplier could sign in';

function arrange(v: Values) {
  return {
    host: v.HOST,
    port: v.PORT,
    dataDir: v.DATA_DIR,
    databaseUrl: v.DATABASE_URL ?? null,
    smtpUrl: v.SMTP_URL ?? null,
    /** no slash at the end; with PORT=0 main.ts puts the port in that it got */
    publicUrl: v.PUBLIC_URL ?? httpAddress(v.HOST, v.PORT),
    trustProxy: v.TRUST_PROXY,
    mailFrom: v.MAIL_FROM,
    demo: v.DEMO === undefined ? ('auto' as const) : v.DEMO === '1' ? ('on' as const) : ('off' as const),
    /** Nothing is set by which somebody leaves the trial: with DEMO unset, a new database becomes a demo. */
    trial: !(v.DATABASE_URL || v.SMTP_URL || v.PUBLIC_URL || v.SAML_CONFIG),
    checkThreads: v.CHECK_THREADS,
    metricsPort: v.METRICS_PORT ?? null,
    metricsToken: v.METRICS_TOKEN ?? null,
    validator: { token: v.VALIDATOR_TOKEN ?? null, networks: v.VALIDATOR_NETWORKS },
    journalKey: v.JOURNAL_KEY ?? null,
    alertTo: v.ALERT_TO ?? null,
    /** files; null: no identity provider */
    saml:
      v.SAML_CONFIG && v.SAML_KEY && v.SAML_CERT
        ? {
            config: v.SAML_CONFIG,
            key: v.SAML_KEY,
            certificate: v.SAML_CERT,
            next: v.SAML_NEXT_KEY && v.SAML_NEXT_CERT ? { key: v.SAML_NEXT_KEY, certificate: v.SAML_NEXT_CERT } : null,
          }
        : null,
    localAccounts: v.LOCAL_ACCOUNTS,
    /** files; null: the platform takes no part in Peppol */
    as4:
      v.AS4_KEY && v.AS4_CERTIFICATE && v.AS4_TRUST
        ? {
            key: v.AS4_KEY,
            certificate: v.AS4_CERTIFICATE,
            trust: v.AS4_TRUST,
            acceptUnknown: v.AS4_REVOCATION === 'soft',
          }
        : null,
    peppol: { bisBilling: v.AS4_BIS_BILLING === '1' },
    /** files; null: the platform lists nobody in the Peppol network */
    smp: v.SMP_KEY && v.SMP_CERTIFICATE ? { key: v.SMP_KEY, certificate: v.SMP_CERTIFICATE, zone: v.SMP_ZONE } : null,
    operator: {
      name: v.OPERATOR_NAME,
      street: v.OPERATOR_STREET,
      place: v.OPERATOR_PLACE,
      email: v.OPERATOR_EMAIL,
      phone: v.OPERATOR_PHONE,
    },
    textsDir: v.TEXTS_DIR ?? null,
    bounceDomain: v.BOUNCE_DOMAIN ?? null,
    clamd: v.CLAMD ?? null,
    /** ways in for mail; keys and certificates are paths of PEM files */
    mailIn: {
      addresses: v.MAIL_IN ?? [`rechnung@${/@([^@>\s]+)>?$/.exec(v.MAIL_FROM)?.[1] ?? 'localhost'}`],
      imapUrls: v.IMAP_URL,
      smtpPort: v.SMTP_IN_PORT ?? null,
      smtpHost: v.SMTP_IN_HOST ?? null,
      lmtp: v.SMTP_IN_PROTOCOL === 'lmtp',
      tls: keyPair('SMTP_IN', v.SMTP_IN_KEY, v.SMTP_IN_CERT),
      border: v.MAIL_BORDER ?? null,
      smime: keyPair('SMIME', v.SMIME_KEY, v.SMIME_CERT),
    },
    logLevel: v.LOG_LEVEL,
    /** sizes in bytes, times in milliseconds */
    limits: {
      invoiceBytes: v.INVOICE_MIB,
      mailBytes: v.MAIL_MIB,
      as4Bytes: v.AS4_MIB,
      attachments: v.INVOICE_ATTACHMENTS,
      checkBytes: v.CHECK_MIB,
      uploadBytes: v.UPLOAD_MIB,
      uploadFiles: v.UPLOAD_FILES,
      requestMs: v.REQUEST_SECONDS,
      checksPerMinute: v.CHECKS_PER_MINUTE,
      validatorPerMinute: v.VALIDATOR_PER_MINUTE,
    },
  };
}

/** Paths of a key and its certificate. Throws ConfigError where one of them is missing: a key alone opens nothing. */
function keyPair(
  name: string,
  key: string | undefined,
  cert: string | undefined,
): { key: string; cert: string } | null {
  if (key !== undefined && cert !== undefined) return { key, cert };
  if (key === undefined && cert === undefined) return null;
  throw new ConfigError([
    `${name}_KEY und ${name}_CERT gehören zusammen / ${name}_KEY and ${name}_CERT belong together`,
  ]);
}
