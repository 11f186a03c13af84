import type { LeitwegIdFault } from '../../validation/en16931/leitwegId.ts';
import type { Channel, Decision, Level, OutboxState, Role, State } from '../api/contract.ts';
import type { CourseEvent } from '../invoice/courseEvent.ts';
import type { StateGroup } from '../invoice/stateGroups.ts';
import type { RouteKey } from '../routes.ts';
import type { UiLabels } from '../ui/labels.ts';

/** Every word that people read, in German. `Text` is derived from it: what is missing in en.ts does not compile. */
export const de = {
  service: 'Rechnungsweg',
  navigation: { main: 'Hauptnavigation', foot: 'Rechtliches und Hilfe' },

  ui: {
    close: 'Schließen',
    copy: 'Kopieren',
    copied: 'Kopiert',
    dark: 'Dunkle Darstellung',
    light: 'Helle Darstellung',
    loading: 'Wird geladen …',
    menu: 'Menü',
    next: 'Weiter',
    optional: '(optional)',
    otherLanguage: 'English',
    pages: 'Seiten',
    previous: 'Zurück',
    skip: 'Zum Inhalt springen',
    pageOf: (page: number, pages: number) => `Seite ${page} von ${pages}`,
  } satisfies UiLabels,

  session: {
    signIn: 'Anmelden',
    signOut: 'Abmelden',
    signedInAs: (email: string) => `Angemeldet als ${email}`,
  },

  pages: {
    start: { title: 'E-Rechnungen an Behörden', nav: 'Start' },
    overview: { title: 'Übersicht', nav: 'Übersicht' },
    upload: { title: 'Rechnungen hochladen', nav: 'Hochladen' },
    invoices: { title: 'Meine Rechnungen', nav: 'Rechnungen' },
    invoice: { title: 'Rechnung', nav: 'Rechnung' },
    inbox: { title: 'Eingang', nav: 'Eingang' },
    inboxInvoice: { title: 'Rechnung', nav: 'Rechnung' },
    decide: { title: 'Entscheiden', nav: 'Entscheiden' },
    allInvoices: { title: 'Alle Rechnungen', nav: 'Rechnungen' },
    anyInvoice: { title: 'Rechnung', nav: 'Rechnung' },
    authorities: { title: 'Behörden', nav: 'Behörden' },
    newAuthority: { title: 'Behörde anlegen', nav: 'Behörde anlegen' },
    authority: { title: 'Behörde ändern', nav: 'Behörde ändern' },
    outbox: { title: 'Postausgang', nav: 'Postausgang' },
    rules: { title: 'Prüfregeln', nav: 'Regeln' },
    rule: { title: 'Regelpaket', nav: 'Regelpaket' },
    journal: { title: 'Journal', nav: 'Journal' },
    check: { title: 'Rechnung prüfen', nav: 'Rechnung prüfen' },
    leitwegId: { title: 'Leitweg-ID finden und prüfen', nav: 'Leitweg-ID' },
    directory: { title: 'Verzeichnis der Behörden', nav: 'Verzeichnis' },
    join: { title: 'Behörde anschließen', nav: 'Behörde anschließen' },
    signIn: { title: 'Anmelden', nav: 'Anmelden' },
    imprint: { title: 'Impressum', nav: 'Impressum' },
    privacy: { title: 'Datenschutz', nav: 'Datenschutz' },
    accessibility: { title: 'Barrierefreiheit', nav: 'Barrierefreiheit' },
    easyLanguage: { title: 'Leichte Sprache', nav: 'Leichte Sprache' },
    notFound: { title: 'Diese Seite gibt es nicht', nav: '' },
  } satisfies Record<RouteKey, { title: string; nav: string }>,

  states: {
    received: { label: 'wird geprüft', meaning: 'Die Rechnung ist eingegangen und gespeichert. Die Prüfung läuft.' },
    quarantined: {
      label: 'angehalten',
      meaning: 'In der Rechnung wurde Schadsoftware gefunden. Die Verwaltung entscheidet, wie es weitergeht.',
    },
    valid: { label: 'angenommen', meaning: 'Die Rechnung entspricht dem Standard. Der Empfänger wird ermittelt.' },
    rejected: {
      label: 'abgelehnt',
      meaning: 'Die Rechnung entspricht nicht dem Standard. Bitte korrigieren Sie sie und reichen Sie sie neu ein.',
    },
    addressed: { label: 'Empfänger ermittelt', meaning: 'Die Rechnung wird der Behörde übergeben.' },
    unroutable: {
      label: 'Empfänger unklar',
      meaning: 'Die Rechnung ist gültig. Zu ihrer Leitweg-ID ist keine Behörde bekannt; die Verwaltung klärt das.',
    },
    exporting: { label: 'wird übergeben', meaning: 'Die Rechnung ist auf dem Weg zur Behörde.' },
    exported: { label: 'übergeben', meaning: 'Die Rechnung liegt der Behörde vor.' },
    confirmed: { label: 'bestätigt', meaning: 'Die Behörde hat den Eingang bestätigt.' },
    refused: { label: 'zurückgewiesen', meaning: 'Die Behörde hat die Rechnung zurückgewiesen.' },
    undeliverable: {
      label: 'nicht zustellbar',
      meaning: 'Die Rechnung konnte der Behörde nicht übergeben werden; die Verwaltung klärt das.',
    },
    withdrawn: {
      label: 'zurückgezogen',
      meaning: 'Die Rechnung wurde zurückgezogen und wird nicht weiter bearbeitet.',
    },
  } satisfies Record<State, { label: string; meaning: string }>,

  stateGroups: {
    underWay: 'in Bearbeitung',
    clarifying: 'in Klärung',
    delivered: 'übergeben',
    rejected: 'abgelehnt',
    refused: 'zurückgewiesen',
    withdrawn: 'zurückgezogen',
  } satisfies Record<StateGroup, string>,

  channels: { upload: 'Hochladen', form: 'Webformular', mail: 'E-Mail', peppol: 'Peppol' } satisfies Record<
    Channel,
    string
  >,

  roles: { supplier: 'Rechnungssteller', authority: 'Behörde', admin: 'Verwaltung' } satisfies Record<Role, string>,

  levels: { error: 'Fehler', warning: 'Warnung', information: 'Hinweis' } satisfies Record<Level, string>,

  /** what the server itself does not word: no answer, an answer of somebody else */
  problems: {
    title: 'Das hat nicht geklappt',
    unreachable: 'Der Server ist nicht erreichbar',
    unreachableWay:
      'Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal. Was Sie eingegeben haben, bleibt erhalten.',
    unknown: 'Der Server hat unerwartet geantwortet',
    unknownWay:
      'Versuchen Sie es in einigen Minuten noch einmal. Bleibt es dabei, wenden Sie sich an die betreibende Stelle.',
    signIn: 'Bitte melden Sie sich an',
    signInWay: 'Diese Seite ist nur mit Anmeldung zu sehen. Danach geht es hier weiter.',
    forbidden: 'Diese Seite ist für eine andere Rolle',
    forbiddenWay:
      'Ihr Konto hat hier keinen Zugang. Melden Sie sich mit einem anderen Konto an oder gehen Sie zur Startseite.',
    retry: 'Noch einmal versuchen',
    crash: 'Auf dieser Seite ist ein Fehler aufgetreten',
    crashWay: 'Laden Sie die Seite neu. Eingereichte Rechnungen sind davon nicht betroffen.',
    reload: 'Neu laden',
  },
  errorSummary: 'Bitte prüfen Sie Ihre Eingaben',

  start: {
    lead: 'Hier reichen Sie elektronische Rechnungen bei Behörden ein. Jede Rechnung wird geprüft, der richtigen Behörde übergeben, und Sie sehen jederzeit, wo sie steht. Die Nutzung ist kostenlos.',
    submit: 'Rechnung einreichen',
    submitText: 'Melden Sie sich an und laden Sie eine oder viele Rechnungen hoch.',
    check: 'Rechnung prüfen',
    checkText: 'Sehen Sie ohne Anmeldung, ob eine Rechnung angenommen würde. Nichts wird gespeichert.',
    join: 'Behörde anschließen',
    joinText: 'Empfangen Sie Rechnungen Ihrer Lieferanten geprüft per E-Mail, ohne eigene Software.',
    leitwegId: 'Leitweg-ID prüfen',
    leitwegIdText: 'Die Leitweg-ID sagt, welche Behörde die Rechnung bekommt. Sie steht im Auftrag.',
    limits: 'Was Sie einreichen können',
    limitFormats: 'Formate',
    limitFormatsValue: 'XRechnung als XML (UBL oder CII), ZUGFeRD als PDF mit der Rechnung darin',
    limitFormatsMore:
      'XRechnung als XML (UBL oder CII), ZUGFeRD als PDF mit XRechnung darin, ZIP mit mehreren Rechnungen',
    limitInvoice: 'Größe einer Rechnung',
    limitCheck: 'Größe bei „Rechnung prüfen“',
    upTo: (value: string) => `bis ${value}`,
    status: 'Betrieb',
    statuses: {
      ok: 'Der Dienst läuft ohne Störung.',
      disturbed:
        'Der Dienst ist zurzeit gestört. Angenommene Rechnungen gehen nicht verloren; ihre Prüfung kann länger dauern.',
      unknown: 'Der Zustand des Dienstes ist zurzeit nicht bekannt.',
    },
    demo: 'Probebetrieb',
    demoText: 'Dies ist eine Probe-Installation mit erfundenen Behörden. Rechnungen von hier erreichen niemanden.',
  },

  check: {
    lead: 'Ziehen Sie eine Rechnung in das Feld. Sie erfahren sofort, ob sie angenommen würde und was gegebenenfalls zu ändern ist.',
    nothingStored: 'Die Datei wird nur geprüft. Sie wird nicht gespeichert und an niemanden weitergegeben.',
    drop: 'Rechnung hierher ziehen',
    choose: 'Datei auswählen',
    hint: (size: string) => `XRechnung als XML oder ZUGFeRD als PDF, bis ${size}`,
    running: (name: string) => `${name} wird geprüft …`,
    another: 'Eine andere Rechnung prüfen',
    result: 'Ergebnis',
    file: 'Datei',
    submit: 'Diese Rechnung einreichen',
    tooLarge: (size: string) =>
      `Die Datei ist zu groß. Ohne Anmeldung prüfen wir Dateien bis ${size}. Größere Rechnungen werden beim Hochladen geprüft.`,
  },

  verdict: {
    accept: 'Diese Rechnung wird angenommen.',
    acceptText: 'Sie entspricht dem Standard XRechnung.',
    acceptWarnings: (count: number) =>
      count === 1
        ? 'Sie entspricht dem Standard XRechnung. Zu einem Punkt gibt es einen Hinweis.'
        : `Sie entspricht dem Standard XRechnung. Zu ${count} Punkten gibt es Hinweise.`,
    reject: (count: number) =>
      count === 1 ? '1 Punkt verhindert die Annahme.' : `${count} Punkte verhindern die Annahme.`,
    rejectText: 'Beheben Sie die Punkte in Ihrer Rechnungssoftware und prüfen Sie die Rechnung noch einmal.',
    noScenario: 'Diese Datei ist keine Rechnung, die hier angenommen wird.',
    noScenarioText:
      'Angenommen werden XRechnungen. Prüfen Sie, ob Ihre Software als „XRechnung“ ausgibt (Angabe BT-24).',
    error: 'Die Prüfung ist an dieser Datei gescheitert.',
    errorText: 'Das heißt nicht, dass die Rechnung falsch ist. Bitte wenden Sie sich an die betreibende Stelle.',
    noTax: 'Geprüft wird, ob die Rechnung dem Standard entspricht. Eine steuerliche Prüfung findet nicht statt.',
  },

  findings: {
    title: 'Befunde',
    none: 'Es gibt keine Befunde.',
  },

  leitwegId: {
    lead: 'Geben Sie die Leitweg-ID ein, die in Ihrem Auftrag steht. Schon beim Tippen sehen Sie, ob sie stimmt und zu welcher Behörde sie gehört.',
    label: 'Leitweg-ID',
    hint: 'Zum Beispiel 15003000-0000-22. Groß- und Kleinschreibung sind gleich.',
    right: 'Diese Leitweg-ID ist richtig geschrieben.',
    belongsTo: (name: string) => `Sie gehört zu: ${name}`,
    unknown: 'Sie ist richtig geschrieben, aber hier nicht angeschlossen.',
    unknownWay: (region: string | null) =>
      region === null
        ? 'Fragen Sie Ihren Auftraggeber, über welches Portal er Rechnungen empfängt.'
        : `Der Anfang steht für: ${region}. Fragen Sie Ihren Auftraggeber, über welches Portal er Rechnungen empfängt.`,
    wrong: 'Diese Leitweg-ID stimmt noch nicht.',
    faults: {
      EMPTY: 'Geben Sie eine Leitweg-ID ein.',
      CHARACTERS: 'Erlaubt sind Ziffern, Buchstaben von A bis Z und Bindestriche.',
      COARSE: 'Am Anfang stehen 2 bis 12 Ziffern, dann folgt ein Bindestrich.',
      FINE: 'Der mittlere Teil hat höchstens 30 Ziffern oder Buchstaben. Es gibt höchstens drei Teile.',
      CHECK_MISSING: 'Am Ende fehlen die zwei Prüfziffern.',
      CHECK_WRONG: 'Die Prüfziffern am Ende passen nicht. Wahrscheinlich ist eine Stelle vertippt.',
    } satisfies Record<LeitwegIdFault, string>,
    suggestion: 'Meinten Sie vielleicht:',
    take: (id: string) => `${id} übernehmen`,
    about: 'So ist eine Leitweg-ID aufgebaut',
    aboutItems: [
      'Grobadressierung: 2 bis 12 Ziffern, vorne das Land (15 steht für Sachsen-Anhalt) oder 99 für den Bund.',
      'Feinadressierung: bis zu 30 Ziffern oder Buchstaben, frei von der Behörde vergeben. Dieser Teil kann fehlen.',
      'Prüfziffern: zwei Ziffern, aus dem Rest berechnet. Sie decken Tippfehler auf.',
    ],
    regions: {
      '01': 'Schleswig-Holstein',
      '02': 'Hamburg',
      '03': 'Niedersachsen',
      '04': 'Bremen',
      '05': 'Nordrhein-Westfalen',
      '06': 'Hessen',
      '07': 'Rheinland-Pfalz',
      '08': 'Baden-Württemberg',
      '09': 'Bayern',
      '10': 'Saarland',
      '11': 'Berlin',
      '12': 'Brandenburg',
      '13': 'Mecklenburg-Vorpommern',
      '14': 'Sachsen',
      '15': 'Sachsen-Anhalt',
      '16': 'Thüringen',
      '99': 'Bund',
    } as Readonly<Record<string, string>>,
  },

  directory: {
    lead: 'Diese Behörden empfangen Rechnungen über Rechnungsweg.',
    search: 'Name, Ort oder Leitweg-ID',
    searchButton: 'Suchen',
    found: (count: number) => (count === 1 ? '1 Behörde' : `${count} Behörden`),
    name: 'Behörde',
    place: 'Ort',
    ids: 'Leitweg-IDs',
    none: 'Keine Behörde gefunden',
    noneText:
      'Suchen Sie mit weniger Buchstaben oder nur nach dem Ort. Ist Ihr Auftraggeber nicht dabei, fragen Sie ihn nach seinem Rechnungsportal.',
    empty: 'Noch ist keine Behörde verzeichnet',
    emptyText: 'Sobald Behörden angeschlossen sind, stehen sie hier.',
    downloads: 'Ganzes Verzeichnis herunterladen',
  },

  join: {
    lead: 'Ihre Behörde empfängt E-Rechnungen per E-Mail: geprüft, lesbar und mit der Originaldatei. Sie brauchen dafür weder ein Konto noch Software.',
    howTitle: 'So geht es',
    how: [
      'Sie schreiben der betreibenden Stelle, dass Sie sich anschließen möchten, und nennen die E-Mail-Adresse, an die Rechnungen gehen sollen.',
      'Sie erhalten eine oder mehrere Leitweg-IDs für Ihr Haus.',
      'Eine Testrechnung zeigt, dass die Zustellung klappt.',
      'Sie nennen Ihren Lieferanten die Leitweg-ID, am besten in jedem Auftrag.',
    ],
    needTitle: 'Das brauchen wir von Ihnen',
    need: [
      'Name und Ort der Behörde',
      'amtlicher Gemeindeschlüssel oder eine vorhandene Leitweg-ID',
      'E-Mail-Adresse eines Sammelpostfachs, nicht die einer einzelnen Person',
      'Name und Telefonnummer für Rückfragen',
    ],
    contact: 'Anschluss per E-Mail beantragen',
    noContact: 'Die betreibende Stelle hat hier noch keine Adresse eingetragen. Die Anschrift steht im Impressum.',
    subject: 'Anschluss an Rechnungsweg',
  },

  signIn: {
    lead: 'Mit einem Konto reichen Sie Rechnungen ein und verfolgen ihren Weg.',
    signedOut: 'Sie sind abgemeldet.',
    byProvider: 'Unternehmen: mit dem Servicekonto',
    byProviderText: 'Sie werden zur Anmeldung weitergeleitet und kommen danach hierher zurück.',
    byPassword: 'Mit E-Mail-Adresse und Passwort',
    email: 'E-Mail-Adresse',
    password: 'Passwort',
    button: 'Anmelden',
    emailMissing: 'Geben Sie Ihre E-Mail-Adresse ein.',
    passwordMissing: 'Geben Sie Ihr Passwort ein.',
    done: (email: string) => `Sie sind als ${email} angemeldet.`,
    forgotten: 'Passwort vergessen? Die betreibende Stelle setzt es zurück.',
    demo: 'Probebetrieb: Die Zugangsdaten der Beispielkonten stehen in der Datei demo.json im Datenordner.',
    noAccount: 'Noch kein Konto?',
    noAccountText: 'Konten richtet die betreibende Stelle ein. Ohne Konto können Sie Rechnungen prüfen.',
    toCheck: 'Rechnung ohne Konto prüfen',
    continue: 'Weiter zur Übersicht',
  },

  overview: {
    lead: (organisation: string) => `Alles, was ${organisation} eingereicht hat.`,
    upload: 'Hochladen',
    needsYou: 'Zu erledigen',
    nothing: 'Zurzeit ist nichts zu tun.',
    rejected: (count: number) =>
      count === 1 ? '1 Rechnung wurde abgelehnt.' : `${count} Rechnungen wurden abgelehnt.`,
    rejectedText: 'Bitte korrigieren Sie sie in Ihrer Rechnungssoftware und reichen Sie sie neu ein.',
    refused: (count: number) =>
      count === 1
        ? '1 Rechnung hat die Behörde zurückgewiesen.'
        : `${count} Rechnungen haben die Behörden zurückgewiesen.`,
    refusedText: 'Der Grund steht bei der Rechnung.',
    show: 'Ansehen',
    recent: 'Zuletzt eingereicht',
    all: 'Alle Rechnungen',
  },

  upload: {
    lead: 'Ziehen Sie eine oder viele Dateien in das Feld. Jede Rechnung wird einzeln geprüft und bekommt ihr eigenes Ergebnis.',
    drop: 'Rechnungen hierher ziehen',
    choose: 'Dateien auswählen',
    hint: (size: string) => `XRechnung als XML oder ZUGFeRD als PDF, je Rechnung bis ${size}`,
    hintMore: (size: string) => `XML, PDF (ZUGFeRD) oder ZIP, je Rechnung bis ${size}`,
    leave: 'Sie können diese Seite verlassen. Die Übertragung läuft weiter, solange dieses Fenster offen ist.',
    table: 'Übertragene Dateien',
    file: 'Datei',
    size: 'Größe',
    progress: 'Übertragung',
    result: 'Ergebnis',
    action: 'Aktion',
    waiting: 'wartet',
    sending: (percent: string) => `${percent} übertragen`,
    sent: 'eingegangen',
    failed: 'nicht angenommen',
    interrupted: 'unterbrochen',
    interruptedText:
      'Die Übertragung wurde abgebrochen, weil die Seite neu geladen wurde. Wählen Sie die Datei bitte noch einmal aus. Doppelt gespeichert wird nichts.',
    open: 'Ansehen',
    retry: 'Noch einmal senden',
    clear: 'Liste leeren',
    inside: (archive: string) => `aus ${archive}`,
    summary: (done: number, all: number) => `${done} von ${all} fertig`,
    progressOf: (file: string) => `Übertragung von ${file}`,
    tooLarge: (size: string) => `Die Datei ist zu groß. Möglich sind ${size} je Datei.`,
  },

  invoices: {
    search: 'Suche',
    searchHint: 'Rechnungsnummer, Name, Leitweg-ID, Datei oder Vorgangsnummer',
    searchButton: 'Suchen',
    from: 'Eingegangen ab',
    to: 'Eingegangen bis',
    channel: 'Eingangsweg',
    anyChannel: 'alle',
    state: 'Zustand',
    failed: 'nur mit Fehlern',
    csv: 'Liste als CSV',
    json: 'Liste als JSON',
    reset: 'Filter zurücksetzen',
    found: (count: string, one: boolean) => (one ? '1 Rechnung' : `${count} Rechnungen`),
    foundMore: (count: string) => `Mehr als ${count} Rechnungen`,
    number: 'Rechnung',
    noNumber: 'ohne Nummer',
    authority: 'Behörde',
    unknownAuthority: 'noch nicht ermittelt',
    amount: 'Betrag',
    received: 'Eingegangen',
    stateColumn: 'Zustand',
    seller: 'Rechnungssteller',
    channelColumn: 'Weg',
    none: 'Keine Rechnung gefunden',
    noneText: 'Zu diesen Filtern gibt es keine Rechnung.',
    empty: 'Noch keine Rechnungen',
    emptyText: 'Laden Sie Ihre erste Rechnung hoch; ihr Weg steht dann hier.',
  },

  invoice: {
    title: (number: string) => `Rechnung ${number}`,
    untitled: 'Rechnung ohne Nummer',
    amount: 'Zahlbetrag',
    issued: 'Rechnungsdatum',
    seller: 'Rechnungssteller',
    buyer: 'Auftraggeber laut Rechnung',
    authority: 'Behörde',
    leitwegId: 'Leitweg-ID',
    channel: 'Eingangsweg',
    received: 'Eingegangen',
    file: 'Datei',
    sha256: 'Prüfsumme (SHA-256)',
    id: 'Vorgangsnummer',
    organisation: 'Eingereicht von',
    unknown: 'nicht angegeben',
    downloads: {
      original: 'Originaldatei herunterladen',
      document: 'Rechnung (XML)',
      pdf: 'Als PDF',
      report: 'Prüfbericht als PDF',
      receipt: 'Eingangsbestätigung',
    },
    inside: 'XML im PDF',
    correct: 'Korrigierte Rechnung einreichen',
    tabs: 'Ansichten der Rechnung',
    course: 'Verlauf',
    data: 'Angaben',
    withdraw: 'Zurückziehen',
    withdrawTitle: 'Rechnung zurückziehen',
    withdrawText:
      'Die Rechnung wird dann nicht weiter bearbeitet und der Behörde nicht übergeben. Das lässt sich nicht rückgängig machen.',
    reason: 'Begründung',
    reasonMissing: 'Geben Sie eine Begründung an. Sie steht danach im Verlauf.',
    cancel: 'Abbrechen',
    back: 'Zur Liste',
  },

  trouble: {
    title: 'Eine technische Störung hält die Rechnung auf, wir kümmern uns darum.',
    text: 'Die Rechnung ist gespeichert. Sie brauchen nichts zu tun.',
    label: 'Störung',
  },

  course: {
    received: (channel: string | null) => (channel === null ? 'Eingegangen' : `Eingegangen (${channel})`),
    valid: 'Geprüft: angenommen',
    rejected: 'Geprüft: abgelehnt',
    addressed: (authority: string | null) =>
      authority === null ? 'Empfänger ermittelt' : `Empfänger ermittelt: ${authority}`,
    unroutable: 'Empfänger unklar',
    exporting: 'Übergabe begonnen',
    exported: (authority: string | null) =>
      authority === null ? 'An die Behörde übergeben' : `An ${authority} übergeben`,
    confirmed: 'Von der Behörde bestätigt',
    refused: 'Von der Behörde zurückgewiesen',
    undeliverable: 'Nicht zustellbar',
    withdrawn: 'Zurückgezogen',
    quarantined: 'Angehalten',
    events: {
      repeated: 'Noch einmal eingereicht; es gilt die erste Einreichung',
      alreadyDelivered: 'Bereits übergeben, nicht noch einmal gesendet',
      refusedByServer: 'Vom Mailserver der Behörde abgewiesen',
      bounced: 'Als unzustellbar zurückgekommen',
      assigned: 'Von Hand zugewiesen',
      resent: 'Erneute Übergabe veranlasst',
      released: 'Freigegeben',
      troubled: 'Technische Störung',
      retried: 'Bearbeitung noch einmal angestoßen',
      keyReused: 'Eine andere Datei unter derselben Kennung wurde abgewiesen',
      swept: 'Bearbeitung nach einer Unterbrechung fortgesetzt',
      refusedAtDoor: 'Abgewiesen, nicht gespeichert',
    } satisfies Record<CourseEvent, string>,
    said: {
      reason: 'Begründung',
      name: 'Entschieden von',
      reply: 'Antwort des Mailservers',
      detail: 'Meldung der Technik',
    },
  },

  inbox: {
    lead: 'Rechnungen, die an Ihre Behörde gerichtet sind. Die Originale haben Sie auch per E-Mail bekommen.',
  },

  decide: {
    lead: 'Diese Rechnungen warten auf Ihre Entscheidung: Keine Behörde lässt sich zuordnen, die Zustellung misslang, oder eine technische Störung hält die Bearbeitung auf.',
    none: 'Nichts zu entscheiden',
    noneText: 'Alle Rechnungen haben ihren Weg gefunden.',
    toAll: 'Alle Rechnungen ansehen',
    waiting: (count: number) =>
      count === 1 ? '1 Rechnung wartet auf Ihre Entscheidung' : `${count} Rechnungen warten auf Ihre Entscheidung`,
    open: 'Entscheiden',
    what: 'Was soll geschehen?',
    kinds: {
      assign: 'Einer Behörde zuweisen',
      resend: 'Noch einmal an dieselbe Behörde senden',
      retry: 'Bearbeitung noch einmal anstoßen',
      withdraw: 'Zurückziehen',
    } satisfies Record<Decision['kind'], string>,
    whatMissing: 'Wählen Sie aus, was geschehen soll.',
    authority: 'Behörde',
    choose: 'Bitte wählen',
    authorityMissing: 'Wählen Sie die Behörde aus, die die Rechnung bekommen soll.',
    reasonHint: 'Die Begründung steht im Verlauf der Rechnung. Auch der Rechnungssteller sieht sie.',
    save: 'Entscheidung speichern',
    done: 'Die Entscheidung ist gespeichert.',
    doneAssign: (authority: string) => `Die Rechnung wird jetzt an ${authority} übergeben.`,
    doneRetry: 'Die Bearbeitung geht weiter.',
    doneWithdraw: 'Die Rechnung wird nicht weiter bearbeitet.',
    about: (number: string) => `über Rechnung ${number}`,
  },

  authorities: {
    lead: 'Angeschlossene Behörden, ihre Leitweg-IDs und die Adressen, an die Rechnungen gehen.',
    add: 'Behörde anlegen',
    edit: 'Ändern',
    name: 'Name',
    place: 'Ort',
    ids: 'Leitweg-IDs',
    idsHint: 'Eine je Zeile. Prüfziffern werden geprüft.',
    deliverTo: 'Zustelladresse (E-Mail)',
    active: 'Nimmt Rechnungen an',
    listed: 'Steht im öffentlichen Verzeichnis',
    state: 'Zustand',
    isActive: 'aktiv',
    isInactive: 'ruht',
    save: 'Speichern',
    saved: 'Die Behörde ist gespeichert.',
    nameMissing: 'Geben Sie den Namen der Behörde ein.',
    deliverToMissing: 'Geben Sie die E-Mail-Adresse ein, an die Rechnungen gehen sollen.',
    deliverToWrong: 'Diese E-Mail-Adresse ist unvollständig. Ein Beispiel: rechnung@stadt.example',
    idWrong: (id: string, why: string) => `${id}: ${why}`,
    idsMissing: 'Geben Sie mindestens eine Leitweg-ID ein.',
    none: 'Noch keine Behörde angelegt',
    noneText: 'Legen Sie die erste Behörde an, damit Rechnungen zugestellt werden können.',
  },

  rules: {
    lead: 'Nach welchen Regeln eingehende Rechnungen geprüft werden. Maßgeblich ist, was im Moment des Eingangs gilt; jedes Prüfergebnis nennt Paket und Prüfsumme.',
    bundle: 'Regelpaket',
    version: 'Stand',
    versionOf: (version: string) => `Stand ${version}`,
    state: 'Zustand',
    states: {
      inForce: 'gilt',
      coming: 'kommt',
      ready: 'bereit',
      checking: 'wird erprobt',
      refused: 'abgelehnt',
    },
    times: 'Gilt',
    always: 'wenn nichts anderes gilt',
    fromUntil: (from: string, until: string | null) => (until === null ? `ab ${from}` : `ab ${from} bis ${until}`),
    beside: 'neben den anderen',
    imported: 'Eingespielt',
    withProgram: 'mit dem Programm',
    checksum: 'Prüfsumme (SHA-256)',
    archive: 'Archiv (SHA-256)',
    rules: 'Regeln',
    selfTest: 'Selbsttest',
    selfTestText: (compared: number, accepted: number, valid: number) =>
      `${compared} Testrechnungen verglichen, ${accepted} von ${valid} gültigen angenommen`,
    scenarios: (count: number) => (count === 1 ? '1 Szenario' : `${count} Szenarien`),
    asIs: 'Ein Teil der Regeln läuft, wie er geliefert wurde',
    asIsText:
      'Die Ergebnisse sind dieselben, die Prüfung dauert länger. Diese Dateien ließen sich nicht in unsere schnelle Form bringen:',
    unexplained: (count: number) =>
      count === 1 ? '1 Regel hat noch keine Erklärung' : `${count} Regeln haben noch keine Erklärung`,
    unexplainedText: 'Rechnungssteller lesen bei ihnen den Wortlaut der Regel selbst.',
    importTitle: 'Regelpaket einspielen',
    importLead:
      'Angenommen wird die Konfiguration des KoSIT-Validators, wie sie veröffentlicht ist (ZIP). Sie wird übersetzt und an Testrechnungen erprobt; gültig wird sie erst, wenn Sie es festlegen.',
    drop: 'Konfiguration hierher ziehen',
    choose: 'ZIP-Datei auswählen',
    dropHint: 'Eine ZIP-Datei, höchstens 32 MB',
    checkingTitle: 'Das Paket wird erprobt',
    checkingText: 'Das dauert einige Minuten und geht weiter, auch wenn Sie die Seite verlassen.',
    waits: 'Wartet auf den Beginn',
    compiling: 'Die Regeln werden übersetzt.',
    testing: 'Die übersetzten Regeln werden an Testrechnungen mit den gelieferten verglichen.',
    refusedTitle: 'Das Paket wurde abgelehnt',
    refusedWay: 'Die geltenden Regeln sind davon nicht berührt.',
    timesTitle: 'Gültigkeit',
    never: 'Dieses Paket gilt nicht und ist nicht vorgemerkt.',
    builtinCounts: 'Diese Regeln gelten, weil kein anderes Paket in Kraft ist.',
    cancel: 'Zurücknehmen',
    activate: 'In Kraft setzen',
    when: 'Ab wann?',
    onDay: 'ab einem Tag',
    atOnce: 'ab sofort',
    day: 'Tag',
    dayHint: 'Gilt ab 0 Uhr deutscher Zeit für alle Rechnungen, die von da an eingehen.',
    dayMissing: 'Geben Sie einen künftigen Tag an.',
    besideLabel: 'Neben den anderen Paketen, für Rechnungsarten, die nur dieses kennt',
    trialTitle: 'Probelauf',
    trialLead: (days: number) =>
      `Prüft die Rechnungen der letzten ${days} Tage noch einmal nach diesem Paket. An den Rechnungen ändert sich nichts.`,
    startTrial: 'Probelauf starten',
    trialRuns: (done: number, total: number) =>
      total === 0 ? 'Der Probelauf beginnt gleich.' : `${done} von ${total} Rechnungen geprüft`,
    trialFailed: 'Der Probelauf ist abgebrochen',
    trialDone: (share: string, count: number, checked: number) =>
      `${share} der Rechnungen würden neu abgelehnt (${count} von ${checked})`,
    trialPeriod: (from: string, to: string) => `Eingegangen vom ${from} bis ${to}`,
    trialRejected: (count: number) => `Insgesamt abgelehnt: ${count}`,
    trialAccepted: (count: number) => `Bisher abgelehnt, künftig angenommen: ${count}`,
    trialUndecided: (count: number) => `Nicht zu Ende geprüft: ${count}`,
    byRule: 'Neu abgelehnt nach Regel',
    rule: 'Regel',
    says: 'Bedeutung',
    invoices: 'Rechnungen',
    bySender: 'Neu abgelehnt nach Rechnungssteller',
    sender: 'Rechnungssteller',
    newlyRejected: 'Neu abgelehnt',
    ofChecked: 'von',
    examples: 'Beispiele',
    removeTitle: 'Entfernen',
    removeText: 'Ein Paket, nach dem schon entschieden wurde oder das vorgemerkt ist, bleibt als Nachweis.',
    remove: 'Paket entfernen',
  },

  outbox: {
    lead: 'Jede E-Mail, die das System sendet: Übergaben an Behörden und Antworten an Rechnungssteller.',
    subject: 'Betreff',
    recipient: 'An',
    state: 'Zustand',
    words: 'Letzte Antwort des Mailservers',
    time: 'Zeit',
    attempts: (count: number) => (count === 1 ? '1 Versuch' : `${count} Versuche`),
    noWords: 'noch keine',
    asFile: 'Kein Mailserver eingerichtet: als Datei im Datenordner abgelegt.',
    states: { due: 'wartet', sending: 'wird gesendet', sent: 'gesendet', failed: 'gescheitert' } satisfies Record<
      OutboxState,
      string
    >,
    none: 'Der Postausgang ist leer',
    noneText: 'Sobald eine Rechnung eingeht, steht hier die Antwort an den Rechnungssteller.',
    invoice: 'Zur Rechnung',
  },

  journal: {
    lead: 'Jeder Schritt jeder Rechnung, in der Reihenfolge, in der er festgehalten wurde. Einträge lassen sich weder ändern noch löschen.',
    checkpoint: (at: string, seq: string) => `Bis Eintrag ${seq} durch einen Prüfpunkt vom ${at} belegt.`,
    unsigned: 'Der Prüfpunkt ist nicht unterschrieben: Es ist kein Schlüssel eingerichtet.',
    noCheckpoint: 'Es gibt noch keinen Prüfpunkt. Der erste entsteht innerhalb eines Tages.',
    kinds: 'Nur zeigen',
    groups: {
      refused: 'abgewiesene Dateien',
      repeated: 'Wiederholungen',
      decided: 'Entscheidungen',
      troubled: 'Störungen',
    },
    seq: 'Eintrag',
    open: 'noch ohne Nummer',
    time: 'Zeit',
    what: 'Was geschah',
    who: 'Durch',
    system: 'System',
    detail: 'Einzelheiten',
    about: (id: string) => `zu Vorgang ${id}`,
    none: 'Keine Einträge',
    noneText: 'Hier steht etwas, sobald eine Rechnung eingeht.',
  },

  notFound: {
    lead: 'Vielleicht ist die Adresse vertippt, oder die Seite ist umgezogen.',
    home: 'Zur Startseite',
  },

  legal: {
    draft: 'Entwurf',
    draftText: 'Die betreibende Stelle hat diesen Text noch nicht durch ihren eigenen ersetzt.',
    operator: 'Betreibende Stelle',
    operatorMissing: 'Die betreibende Stelle hat ihre Anschrift noch nicht eingetragen.',
    email: 'E-Mail',
    phone: 'Telefon',
  },

  imprint: {
    lead: 'Wer diesen Dienst anbietet.',
    responsible: 'Verantwortlich für den Inhalt',
    responsibleText: 'Verantwortlich ist die oben genannte betreibende Stelle.',
    software: 'Software',
    softwareText:
      'Rechnungsweg ist freie Software unter der Lizenz EUPL-1.2. Die Gestaltung folgt dem Design-System KERN.',
  },

  privacy: {
    lead: 'Welche Daten wir verarbeiten, wozu und wie lange.',
    sections: [
      {
        title: 'Wenn Sie eine Rechnung einreichen',
        items: [
          'Wir speichern die Datei, wie sie angekommen ist, mit Zeit, Prüfsumme und Absender. Das brauchen wir, um sie zu prüfen, der Behörde zu übergeben und Ihnen den Weg zu zeigen.',
          'Die Behörde, an die die Rechnung gerichtet ist, erhält die Datei. Niemand sonst bekommt sie.',
          'Rechtsgrundlage ist die Erfüllung einer Aufgabe im öffentlichen Interesse (Artikel 6 Absatz 1 Buchstabe e DSGVO) mit den Vorschriften über die elektronische Rechnung.',
          'Nach Abschluss wird die Rechnung nach der Frist gelöscht, die die betreibende Stelle festgelegt hat.',
        ],
      },
      {
        title: 'Wenn Sie eine Rechnung nur prüfen',
        items: ['Die Datei wird im Arbeitsspeicher geprüft und danach vergessen. Sie wird nicht gespeichert.'],
      },
      {
        title: 'Wenn Sie die Seiten besuchen',
        items: [
          'Es gibt keine Verfolgung, keine Werbung und keine Inhalte fremder Anbieter.',
          'Nach dem Anmelden setzt der Dienst ein einziges Cookie. Es hält Ihre Anmeldung und verschwindet mit ihr.',
          'Sprache und helle oder dunkle Darstellung merkt sich Ihr Browser, nicht der Server.',
          'Der Server hält Zugriffe kurz fest, um Störungen und Angriffe zu erkennen.',
        ],
      },
      {
        title: 'Ihre Rechte',
        items: [
          'Sie können Auskunft verlangen, Daten berichtigen oder löschen lassen, die Verarbeitung einschränken lassen und ihr widersprechen.',
          'Sie können sich bei der Datenschutzaufsicht Ihres Landes beschweren.',
        ],
      },
    ],
  },

  accessibility: {
    lead: 'Diese Seiten sollen alle nutzen können. Wo das nicht gelingt, sagen Sie es uns bitte.',
    sections: [
      {
        title: 'Stand der Vereinbarkeit',
        items: [
          'Die Seiten sind nach den Anforderungen der BITV 2.0 und der EN 301 549 (WCAG 2.1, Stufen A und AA) gebaut.',
          'Jede Seite wird bei jeder Änderung automatisch geprüft: in beiden Sprachen, hell und dunkel, bei schmalem Fenster und mit der Tastatur.',
          'Eine Prüfung durch eine unabhängige Stelle steht noch aus.',
        ],
      },
      {
        title: 'Bekannte Grenzen',
        items: [
          'Rechnungen und Anhänge stammen von den Rechnungsstellern. Auf ihre Barrierefreiheit haben wir keinen Einfluss.',
          'Die englische Fassung ist eine Übersetzung; im Zweifel gilt die deutsche.',
        ],
      },
    ],
    feedback: 'Barriere melden',
    feedbackLead: 'Beschreiben Sie, was nicht geht. Die betreibende Stelle antwortet Ihnen.',
    where: 'Um welche Seite geht es?',
    message: 'Was geht nicht?',
    messageMissing: 'Beschreiben Sie kurz, was nicht geht.',
    email: 'Ihre E-Mail-Adresse',
    emailHint: 'Nur wenn Sie eine Antwort möchten.',
    emailWrong: 'Diese E-Mail-Adresse ist unvollständig. Ein Beispiel: name@firma.example',
    send: 'Absenden',
    sent: 'Danke. Ihre Meldung ist eingegangen.',
    sentText: 'Die betreibende Stelle kümmert sich darum.',
    enforcement: 'Schlichtungsstelle',
    enforcementText:
      'Wenn Sie auf eine Meldung keine zufriedenstellende Antwort bekommen, können Sie sich an die Schlichtungs- oder Durchsetzungsstelle Ihres Landes wenden. Das Verfahren ist kostenlos.',
  },

  easyLanguage: {
    lead: 'Hier steht das Wichtigste in Leichter Sprache.',
    sections: [
      {
        title: 'Was ist diese Internet-Seite?',
        lines: [
          'Die Seite heißt: Rechnungsweg.',
          'Firmen schicken hier Rechnungen an Ämter.',
          'Die Rechnungen sind elektronisch. Das heißt: Sie sind nicht auf Papier.',
          'Das schwere Wort dafür ist: E-Rechnung.',
        ],
      },
      {
        title: 'Was können Sie hier machen?',
        lines: [
          'Sie können eine Rechnung prüfen. Dafür brauchen Sie kein Konto.',
          'Sie können eine Rechnung abschicken. Dafür brauchen Sie ein Konto.',
          'Sie können sehen: Ist meine Rechnung angekommen?',
          'Alles ist kostenlos.',
        ],
      },
      {
        title: 'Was ist eine Leitweg-ID?',
        lines: [
          'Eine Leitweg-ID ist eine Nummer.',
          'Die Nummer zeigt: Welches Amt bekommt die Rechnung?',
          'Das Amt sagt Ihnen die Nummer.',
        ],
      },
      {
        title: 'Haben Sie Probleme mit der Seite?',
        lines: [
          'Dann schreiben Sie uns.',
          'Gehen Sie auf die Seite: Barrierefreiheit.',
          'Dort können Sie uns eine Nachricht schicken.',
        ],
      },
    ],
  },
};

export type Text = typeof de;
