import { randomBytes } from 'node:crypto';
import { chmod, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { leitwegIdCheckDigits } from '../validation/en16931/leitwegId.ts';
import { ConfigError, type Config } from './config.ts';
import type { Context } from './context.ts';
import { createAccount } from './db/createAccount.ts';
import { createOrganisation } from './db/createOrganisation.ts';
import type { Database } from './db/database.ts';
import { findAccountByEmail } from './db/findAccount.ts';
import { findAuthorityByLeitwegId } from './db/findAuthority.ts';
import { issueToken } from './db/issueToken.ts';
import { newId } from './db/newId.ts';
import { saveAuthority } from './db/saveAuthority.ts';
import { setPasswordHash } from './db/setPasswordHash.ts';
import { readSetting, writeSetting } from './db/setting.ts';
import { hashPassword } from './http/session/password.ts';
import type { Role } from './role.ts';

type DemoFile = {
  url: string;
  accounts: { role: Role; email: string; password: string }[];
  tokens: { supplier: string; admin: string };
  authorities: { name: string; leitwegId: string; deliverTo: string }[];
};

/** Invented addressees at real places; 15 is Sachsen-Anhalt, the check digits are computed. example.org takes no mail (RFC 2606). */
const AUTHORITIES = [
  {
    name: 'Landeshauptstadt Magdeburg (Muster)',
    place: 'Magdeburg',
    coarse: '15003000',
    fine: '0001',
    mailbox: 'magdeburg',
  },
  { name: 'Stadt Halle (Saale) (Muster)', place: 'Halle (Saale)', coarse: '15002000', fine: '0001', mailbox: 'halle' },
  { name: 'Stadt Dessau-Roßlau (Muster)', place: 'Dessau-Roßlau', coarse: '15001000', fine: '0001', mailbox: 'dessau' },
  { name: 'Landkreis Harz (Muster)', place: 'Halberstadt', coarse: '15085', fine: 'KREIS', mailbox: 'harz' },
  { name: 'Ministerium der Finanzen (Muster)', place: 'Magdeburg', coarse: '15', fine: 'MF', mailbox: 'mf' },
] as const;

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|localhost)$/;

/**
 * Whether this start is a demo: as configured, else as the database remembers, else because a trial begins.
 * Throws ConfigError when that contradicts what the database is, or when others could reach it.
 */
export async function isDemo(config: Config, db: Database): Promise<boolean> {
  const remembered = await readSetting<boolean>(db, 'demo');
  const demo = config.demo === 'auto' ? (remembered ?? config.trial) : config.demo === 'on';
  if (remembered !== null && demo !== remembered) throw new ConfigError([remembered ? STAYS_DEMO : NO_DEMO_INTO_REAL]);
  if (demo) refuseOpenDemo(config);
  if (remembered === null) await writeSetting(db, 'demo', demo);
  return demo;
}

/** The access to a demo lies in a file, and its data is made up: nobody else may reach it. Throws ConfigError. */
export function refuseOpenDemo({ host }: Pick<Config, 'host'>): void {
  if (!LOOPBACK.test(host)) throw new ConfigError([LOOPBACK_ONLY]);
}

const LOOPBACK_ONLY =
  'Der Demobetrieb läuft nur auf dieser Maschine (HOST=127.0.0.1). Für den offenen Betrieb setzen Sie DEMO=0 und eine neue Datenbank. / ' +
  'Demo mode serves this machine only (HOST=127.0.0.1). To serve others, set DEMO=0 and a new database.';
const STAYS_DEMO =
  'Diese Datenbank ist eine Demo, ihre Passwörter liegen in demo.json. Für den echten Betrieb nehmen Sie eine neue (DATABASE_URL oder DATA_DIR). / ' +
  'This database is a demo, its passwords lie in demo.json. For real use take a new one (DATABASE_URL or DATA_DIR).';
const NO_DEMO_INTO_REAL =
  'Diese Datenbank ist keine Demo; DEMO=1 würde Musterkonten hineinschreiben. Nehmen Sie eine neue (DATABASE_URL oder DATA_DIR). / ' +
  'This database is no demo; DEMO=1 would write sample accounts into it. Take a new one (DATABASE_URL or DATA_DIR).';

/**
 * Makes what is missing of the sample accounts, tokens and authorities, and writes DATA_DIR/demo.json, readable by its owner
 * only. The database has hashes only: when the file is gone, everything in it is issued anew.
 */
export async function prepareDemo(ctx: Context): Promise<string> {
  const file = join(ctx.config.dataDir, 'demo.json');
  const known = await readDemoFile(file);
  const demo = known ?? (await issueAccess(ctx, await ensureAuthorities(ctx)));
  await writePrivately(file, { ...demo, url: ctx.config.publicUrl });
  return file;
}

async function ensureAuthorities(
  ctx: Context,
): Promise<{ id: string; name: string; leitwegId: string; deliverTo: string }[]> {
  const authorities = [];
  for (const { name, place, coarse, fine, mailbox } of AUTHORITIES) {
    const leitwegId = `${coarse}-${fine}-${leitwegIdCheckDigits(coarse, fine)}`;
    const deliverTo = `rechnung.${mailbox}@example.org`;
    const known = await findAuthorityByLeitwegId(ctx.db, leitwegId);
    const id = known?.id ?? newId();
    const sample = { name, place, deliverTo, listed: true, active: true, leitwegIds: [leitwegId] };
    if (!known) await ctx.db.transaction((trx) => saveAuthority(trx, id, sample, ctx.clock.now()));
    authorities.push({ id, name, leitwegId, deliverTo });
  }
  return authorities;
}

async function issueAccess(
  ctx: Context,
  authorities: { id: string; name: string; leitwegId: string; deliverTo: string }[],
): Promise<DemoFile> {
  const at = ctx.clock.now();
  const supplier = await ensureAccount(ctx, {
    role: 'supplier',
    email: 'lieferant@example.org',
    name: 'Lena Lieferantin',
  });
  const authority = await ensureAccount(ctx, {
    role: 'authority',
    email: 'behoerde@example.org',
    name: 'Bernd Behörde',
    authorityId: authorities[0]?.id ?? null,
  });
  const admin = await ensureAccount(ctx, { role: 'admin', email: 'verwaltung@example.org', name: 'Vera Verwaltung' });
  const tokens = {
    supplier: await issueToken(ctx.db, { organisationId: supplier.organisationId ?? '' }, at),
    admin: await issueToken(ctx.db, { accountId: admin.id }, at),
  };
  return {
    url: '',
    accounts: [supplier, authority, admin].map(({ role, email, password }) => ({ role, email, password })),
    tokens,
    authorities: authorities.map(({ name, leitwegId, deliverTo }) => ({ name, leitwegId, deliverTo })),
  };
}

type Sample = {
  readonly role: Role;
  readonly email: string;
  readonly name: string;
  readonly authorityId?: string | null;
};

async function ensureAccount(
  ctx: Context,
  sample: Sample,
): Promise<{ id: string; role: Role; email: string; password: string; organisationId: string | null }> {
  const at = ctx.clock.now();
  const password = randomBytes(12).toString('base64url');
  const passwordHash = await hashPassword(password);
  const known = await findAccountByEmail(ctx.db, sample.email);
  if (known) {
    await setPasswordHash(ctx.db, known.id, passwordHash);
    return { ...known, email: sample.email, password };
  }
  const organisationId =
    sample.role === 'supplier'
      ? await createOrganisation(ctx.db, { name: 'Lieferwerk Muster GmbH', email: sample.email }, at)
      : null;
  const id = await createAccount(ctx.db, { ...sample, passwordHash, organisationId }, at);
  return { id, role: sample.role, email: sample.email, password, organisationId };
}

async function readDemoFile(file: string): Promise<DemoFile | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as DemoFile;
  } catch {
    return null; // not there, or half written by hand: issued anew
  }
}

/** Under another name first: no moment with half a file, or with one that others can read. */
async function writePrivately(file: string, content: DemoFile): Promise<void> {
  await writeFile(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  await chmod(`${file}.new`, 0o600);
  await rename(`${file}.new`, file);
}
