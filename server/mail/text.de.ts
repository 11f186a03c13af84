/** Every sentence that goes out by mail, in German. text.en.ts has the same keys. */
export const de = {
  greeting: 'Guten Tag,',
  closing: 'Mit freundlichen Grüßen\nIhr Rechnungsweg',
  automatic: 'Diese Nachricht wurde automatisch erstellt. Bitte antworten Sie nicht darauf.',
  fields: {
    number: 'Rechnungsnummer',
    issueDate: 'Rechnungsdatum',
    seller: 'Rechnungssteller',
    buyer: 'Rechnungsempfänger',
    amountDue: 'Zahlbetrag',
    leitwegId: 'Leitweg-ID',
    receivedAt: 'Eingegangen am',
    check: 'Prüfung',
    fileName: 'Datei',
    sha256: 'Prüfsumme (SHA-256)',
    id: 'Vorgang',
    authority: 'Empfänger',
  },
  invoice: {
    subject: 'E-Rechnung {number} von {seller}',
    copy: 'Zweitschrift: ',
    intro:
      'für Sie ist eine elektronische Rechnung eingegangen. Sie liegt dieser Nachricht unverändert bei, so wie sie eingeliefert wurde.',
    copyIntro:
      'diese Nachricht ist eine Zweitschrift: Dieselbe Rechnung wurde Ihnen schon einmal gesandt. Sie liegt unverändert bei.',
    checked: 'Geprüft und ohne Fehler ({bundle}). Keine steuerliche Prüfung.',
    formal:
      'Geprüft ist nur die Form der Rechnung. Wer sie ausgestellt hat, ist nicht geprüft: Vergleichen Sie vor dem Bezahlen die Bankverbindung mit der, die Sie vom Lieferanten kennen.',
    receipt: 'Empfang bestätigen oder die Rechnung mit Grund zurückweisen, ohne Konto:',
    stranger:
      'Die Rechnung kam per E-Mail, und die Absenderadresse gehört zu keinem Konto der Plattform oder ist nicht beglaubigt.',
    enclosed: 'Beigefügt:',
    files: {
      invoice: 'die Rechnung, unverändert; sie ist maßgeblich',
      original: 'das PDF, in dem sie eingeliefert wurde, unverändert',
      copy: 'lesbare Kopie der Rechnung',
      report: 'Prüfbericht',
    },
    noCopy: 'Eine lesbare Kopie ließ sich nicht erzeugen.',
    warnings: 'Hinweise aus der Prüfung:',
    unknown: 'ohne Angabe',
  },
  answers: {
    quarantined: {
      subject: 'Ihre Rechnung wurde angehalten',
      text: 'In Ihrer Rechnung wurde Schadsoftware gefunden. Sie wurde nicht weitergeleitet. Prüfen Sie Ihre Rechner und reichen Sie eine saubere Rechnung ein. Wenn Sie an einen Irrtum glauben, wenden Sie sich an den Betreiber.',
    },
    rejected: {
      subject: 'Abgelehnt: Rechnung {number}',
      text: 'Ihre Rechnung hat die Prüfung nicht bestanden und wurde nicht weitergeleitet. Bitte berichtigen Sie die unten genannten Fehler und reichen Sie die Rechnung neu ein.',
    },
    unroutable: {
      subject: 'Empfänger wird geklärt: Rechnung {number}',
      text: 'Ihre Rechnung ist gültig, aber ihr Empfänger steht noch nicht fest. Wir klären, an welche Behörde sie gehen soll. Sie müssen nichts tun; wenn Sie den Fehler selbst erkennen, ziehen Sie die Rechnung zurück und reichen Sie sie berichtigt neu ein.',
    },
    exported: {
      subject: 'Übergeben: Rechnung {number}',
      text: 'Ihre Rechnung wurde der Behörde übergeben: Deren E-Mail-Server hat sie angenommen. Sie müssen nichts weiter tun.',
    },
    alreadyDelivered: {
      subject: 'Bereits übergeben: Rechnung {number}',
      text: 'Genau diese Rechnung wurde der Behörde bereits übergeben. Sie wurde nicht noch einmal gesandt, damit sie nicht doppelt bezahlt oder gebucht wird.',
    },
    undeliverable: {
      subject: 'Nicht zugestellt: Rechnung {number}',
      text: 'Ihre Rechnung ist gültig, aber der E-Mail-Server der Behörde nimmt sie nicht an. Wir klären das mit der Behörde. Sie müssen nichts tun.',
    },
    confirmed: {
      subject: 'Bestätigt: Rechnung {number}',
      text: 'Die Behörde hat den Erhalt Ihrer Rechnung bestätigt.',
    },
    refused: {
      subject: 'Zurückgewiesen: Rechnung {number}',
      text: 'Die Behörde hat Ihre Rechnung zurückgewiesen. Bitte klären Sie den Grund mit ihr und reichen Sie bei Bedarf eine neue Rechnung ein.',
    },
    withdrawn: {
      subject: 'Zurückgezogen: Rechnung {number}',
      text: 'Ihre Rechnung wurde zurückgezogen und wird nicht weiter bearbeitet.',
    },
    troubled: {
      subject: 'Verzögert: Rechnung {number}',
      text: 'Eine technische Störung hält Ihre Rechnung auf, wir kümmern uns darum. Sie ist sicher gespeichert, und ihr Eingang zählt. Sie müssen nichts tun: Reichen Sie die Rechnung bitte nicht noch einmal ein. Sobald es weitergeht, hören Sie von uns.',
    },
  },
  mailAnswer: {
    subject: 'Ihre Nachricht: {count} Rechnungen',
    subjectOne: 'Ihre Rechnung {number}: {state}',
    subjectNone: 'Ihre Nachricht: keine Rechnung angenommen',
    intro: 'zu Ihrer Nachricht „{subject}“ vom {at}:',
    nothing: 'Es wurde keine Rechnung angenommen, und es ist keine unterwegs.',
    invoice: 'Rechnung {index} von {count}: {state}',
    pending:
      'Ihre Rechnung ist eingegangen und sicher gespeichert. Sie wird noch bearbeitet; wenn sich ihr Stand ändert, erhalten Sie eine weitere Nachricht.',
    view: 'Ansehen ohne Anmeldung, {days} Tage lang: {url}',
    note: '{file}: {title}. {way}',
    message: 'Zur Nachricht',
    signature: {
      valid: 'Die Signatur Ihrer Nachricht passt zu ihrem Inhalt.',
      invalid: 'Die Signatur Ihrer Nachricht passt nicht zu ihrem Inhalt.',
      unreadable: 'Die Signatur Ihrer Nachricht war nicht lesbar.',
    },
    later: 'Wenn sich der Stand einer Rechnung ändert, erhalten Sie eine weitere Nachricht.',
  },
  toInvoice: 'Zur Rechnung (mit Anmeldung):',
  contact: 'Fragen beantwortet {operator}: {email}',
  reasonLabel: 'Grund:',
  findingsLabel: 'Das wurde gefunden:',
  moreFindings: '… und {count} weitere. Den ganzen Prüfbericht sehen Sie bei der Rechnung.',
  enclosedReport: 'Der ganze Prüfbericht liegt als PDF bei.',
  alert: {
    subject: 'Rechnungsweg: Störung bei einem Vorgang ({code})',
    text: 'Bei einem Vorgang ruht die Bearbeitung, bis jemand sie neu anstößt oder den Vorgang zurückzieht. Wer die Rechnung eingereicht hat, weiß Bescheid, soweit eine Adresse bekannt ist.',
    detail: 'Letzte Meldung:',
    link: 'Zur Arbeitsliste:',
  },
  openMails: {
    subject: 'Rechnungsweg: {count} E-Mails warten auf Sie',
    text: 'Diese Nachrichten dürfen nicht automatisch beantwortet werden. Rechnungen darin sind gespeichert und gehen ihren Weg. Bitte sagen Sie den Absendern Bescheid, wo es nötig ist.',
    line: '{at}, von {from}: „{subject}“. Grund: {reason}',
    none: 'ohne Angabe',
    reasons: {
      unproven: 'Der Absender ist nicht beglaubigt (weder DKIM noch SPF).',
      limit: 'Der Absender hat heute schon so viele Antworten bekommen, wie einer bekommt.',
      bounce: 'Die Nachricht nennt keinen Absender.',
      automatic: 'Die Nachricht wurde von einem Programm geschrieben.',
      list: 'Die Nachricht kam über eine Liste.',
      noReply: 'Die Adresse des Absenders liest niemand.',
      own: 'Die Nachricht kommt von uns selbst.',
      loop: 'Die Nachricht läuft im Kreis.',
      bounceUnknown: 'Ein Bericht über eine Unzustellbarkeit gehört zu keiner bekannten Nachricht.',
    },
  },
  feedback: {
    subject: 'Rechnungsweg: Meldung einer Barriere',
    intro: 'Über die Seite „Barrierefreiheit“ kam diese Meldung:',
    page: 'Seite',
    email: 'Antwort an',
    none: 'ohne Angabe',
  },
  account: {
    valid: 'Der Link gilt bis {until}.',
    unwanted: 'Wenn Sie damit nichts anfangen können, löschen Sie diese Nachricht. Es geschieht dann nichts.',
    invitation: {
      subject: 'Rechnungsweg: Einladung zu {organisation}',
      text: '{organisation} lädt Sie ein, Rechnungen an Behörden gemeinsam einzureichen und zu verfolgen.',
      link: 'Konto anlegen:',
    },
    password: {
      subject: 'Rechnungsweg: Passwort neu setzen',
      text: 'Für Ihr Konto wurde ein neues Passwort angefordert. Ihr bisheriges Passwort gilt weiter, bis Sie ein neues setzen.',
      link: 'Neues Passwort setzen:',
    },
  },
  checkpoint: {
    subject: 'Rechnungsweg: Prüfpunkt des Journals {seq}',
    text: 'Anbei der Prüfpunkt des Journals. Bewahren Sie ihn außerhalb der Plattform auf: Mit ihm lässt sich später zeigen, dass das Journal bis dahin weder geändert noch gekürzt wurde.',
  },
} as const;
