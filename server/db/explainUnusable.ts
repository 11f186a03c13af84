type Words = { readonly de: string; readonly en: string };

/** What is wrong and what to do, by the code of PostgreSQL (appendix A of its manual) or of the operating system. */
const CAUSES: Readonly<Record<string, Words>> = {
  ENOTFOUND: {
    de: 'dieser Rechnername ist unbekannt. Berichtigen Sie ihn.',
    en: 'this host name is unknown. Correct it.',
  },
  '28P01': {
    de: 'Benutzer oder Kennwort werden nicht angenommen. Berichtigen Sie sie.',
    en: 'user or password are not accepted. Correct them.',
  },
  '28000': {
    de: 'dieser Benutzer darf sich von hier nicht anmelden. Prüfen Sie die Adresse und pg_hba.conf.',
    en: 'this user may not sign in from here. Check the address and pg_hba.conf.',
  },
  '3D000': {
    de: 'diese Datenbank gibt es dort nicht. Legen Sie sie an (createdb), oder berichtigen Sie ihren Namen.',
    en: 'there is no such database. Create it (createdb), or correct its name.',
  },
  '42501': {
    de: 'der Benutzer darf dort keine Tabellen anlegen. Machen Sie ihn zum Eigentümer der Datenbank.',
    en: 'the user may not create tables there. Make it the owner of the database.',
  },
  '53300': {
    de: 'alle Verbindungen sind vergeben. Erhöhen Sie max_connections, oder beenden Sie andere Programme.',
    en: 'all connections are taken. Raise max_connections, or stop other programs.',
  },
};
const SILENT: Words = {
  de: 'dort antwortet kein PostgreSQL. Starten Sie es, oder berichtigen Sie die Adresse.',
  en: 'no PostgreSQL answers there. Start it, or correct the address.',
};
const NOT_ANSWERING = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
  'ENOENT',
  'EACCES',
  '57P03',
];

/**
 * Why PostgreSQL cannot be used, as one line in both languages for whoever set DATABASE_URL; null: something else is wrong.
 * The line names server and database, never the password.
 */
export function explainUnusable(error: unknown, databaseUrl: string): string | null {
  const { code, message } = (error instanceof AggregateError ? error.errors[0] : error) as Partial<
    Record<'code' | 'message', string>
  >;
  const silent =
    NOT_ANSWERING.includes(code ?? '') || /timeout|Connection terminated/i.test(code ? '' : (message ?? ''));
  const cause = CAUSES[code ?? ''] ?? (silent ? SILENT : null);
  if (!cause) return null;
  const { host, pathname, searchParams } = new URL(databaseUrl);
  const where = `${host || searchParams.get('host') || 'localhost'}${pathname}`;
  const tail = code ? ` (${code})` : '';
  return `DATABASE_URL: ${where}: ${cause.de}${tail} / DATABASE_URL: ${where}: ${cause.en}${tail}`;
}
