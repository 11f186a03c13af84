import type { Language } from '../../problems.ts';

/** Every sentence on the plain pages that the server draws itself. */
export const pageText = {
  de: {
    problem: { back: 'Zur Startseite', number: 'Vorgangsnummer' },
    report: {
      accept: 'Diese Rechnung wird angenommen',
      reject: 'Diese Rechnung wird nicht angenommen',
      findings: 'Befunde',
      none: 'Es gibt keine Befunde.',
      place: 'Stelle',
      level: { error: 'Fehler', warning: 'Warnung', information: 'Hinweis' },
      stored: 'Die Datei wurde nicht gespeichert. Das ist keine steuerliche Prüfung.',
      rules: 'Geprüft mit',
    },
    link: {
      title: 'Ihr Link ist gültig',
      soon: 'Die Seite zu diesem Link wird gerade eingerichtet. Bitte öffnen Sie ihn später noch einmal.',
    },
    firstAdmin: {
      title: 'Erste Verwaltung einrichten',
      lead: 'Legen Sie das Konto an, mit dem Sie die Plattform verwalten. Danach gilt dieser Link nicht mehr.',
      name: 'Ihr Name',
      email: 'E-Mail-Adresse',
      password: 'Passwort (mindestens 12 Zeichen)',
      send: 'Konto anlegen',
      done: 'Ihr Konto ist angelegt',
      signIn: 'Jetzt anmelden',
    },
  },
  en: {
    problem: { back: 'To the start page', number: 'Request number' },
    report: {
      accept: 'This invoice will be accepted',
      reject: 'This invoice will not be accepted',
      findings: 'Findings',
      none: 'There are no findings.',
      place: 'Place',
      level: { error: 'Error', warning: 'Warning', information: 'Note' },
      stored: 'The file was not stored. This is not a tax audit.',
      rules: 'Checked with',
    },
    link: {
      title: 'Your link is valid',
      soon: 'The page behind this link is being set up. Please open it again later.',
    },
    firstAdmin: {
      title: 'Set up the first administrator',
      lead: 'Create the account with which you administer the platform. After that this link is no longer valid.',
      name: 'Your name',
      email: 'E-mail address',
      password: 'Password (at least 12 characters)',
      send: 'Create the account',
      done: 'Your account has been created',
      signIn: 'Sign in now',
    },
  },
} as const satisfies Record<Language, unknown>;
