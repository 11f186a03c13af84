/** What a mail may hold that is no invoice, and what its sender can do. Written into the answer. A code never changes its meaning. */
export const mailNotes = {
  MAIL_WITHOUT_INVOICE: {
    de: {
      title: 'In dieser Nachricht ist keine Rechnung',
      way: 'Hängen Sie die Rechnung als Datei an: als XRechnung (XML) oder als ZUGFeRD-PDF.',
    },
    en: {
      title: 'There is no invoice in this message',
      way: 'Attach the invoice as a file: as an XRechnung (XML) or as a ZUGFeRD PDF.',
    },
  },
  MAIL_PASTED: {
    de: {
      title: 'Die Rechnung steht im Text der Nachricht',
      way: 'Mailprogramme verändern Text, deshalb gilt er nicht als Rechnung. Speichern Sie ihn als XML-Datei und hängen Sie diese an.',
    },
    en: {
      title: 'The invoice stands in the text of the message',
      way: 'Mail programs change text, so it does not count as an invoice. Save it as an XML file and attach that.',
    },
  },
  MAIL_ENCRYPTED: {
    de: {
      title: 'Die Nachricht ist verschlüsselt (S/MIME) und ließ sich nicht öffnen',
      way: 'Senden Sie sie unverschlüsselt, oder verschlüsseln Sie mit dem Zertifikat, das der Betreiber für diese Adresse nennt.',
    },
    en: {
      title: 'The message is encrypted (S/MIME) and could not be opened',
      way: 'Send it unencrypted, or encrypt it with the certificate that the operator names for this address.',
    },
  },
  MAIL_PGP: {
    de: {
      title: 'Die Nachricht ist mit PGP verschlüsselt',
      way: 'PGP wird nicht unterstützt. Senden Sie die Rechnung ohne PGP, oder laden Sie sie hoch.',
    },
    en: {
      title: 'The message is encrypted with PGP',
      way: 'PGP is not supported. Send the invoice without PGP, or upload it.',
    },
  },
  MAIL_WINMAIL: {
    de: {
      title: 'Die Anlage winmail.dat ließ sich nicht öffnen',
      way: 'Ihr Outlook verpackt Anlagen in einem eigenen Format (TNEF). Stellen Sie das Nachrichtenformat auf „HTML“ oder „Nur Text“ um und senden Sie die Nachricht noch einmal.',
    },
    en: {
      title: 'The attachment winmail.dat could not be opened',
      way: 'Your Outlook packs attachments in a format of its own (TNEF). Set the message format to "HTML" or "plain text" and send the message again.',
    },
  },
  MAIL_EXTERNAL: {
    de: {
      title: 'Die Nachricht verweist nur auf eine Datei oder ist nur ein Teil einer größeren',
      way: 'Es wird nichts nachgeladen und nichts zusammengesetzt. Hängen Sie die Rechnung selbst an.',
    },
    en: {
      title: 'The message only refers to a file, or is only a part of a larger one',
      way: 'Nothing is fetched and nothing is put together. Attach the invoice itself.',
    },
  },
  MAIL_TOO_DEEP: {
    de: {
      title: 'Die Nachricht ist zu tief verschachtelt',
      way: 'Nachrichten in Nachrichten werden nur drei Stufen tief geöffnet, ZIP-Dateien in ZIP-Dateien gar nicht. Hängen Sie die Rechnung direkt an.',
    },
    en: {
      title: 'The message is nested too deeply',
      way: 'Messages in messages are opened three levels deep only, ZIP files in ZIP files not at all. Attach the invoice directly.',
    },
  },
  MAIL_TOO_MANY: {
    de: {
      title: 'Die Nachricht enthält zu viele Dateien',
      way: 'Die Rechnungen, die unten nicht genannt sind, wurden nicht angenommen. Verteilen Sie sie auf mehrere Nachrichten.',
    },
    en: {
      title: 'The message holds too many files',
      way: 'The invoices that are not named here were not taken. Spread them over several messages.',
    },
  },
  MAIL_UNREADABLE: {
    de: {
      title: 'Die Nachricht ließ sich nicht lesen',
      way: 'Ihr Aufbau ist beschädigt oder zu aufwendig. Senden Sie die Rechnung in einer neuen Nachricht.',
    },
    en: {
      title: 'The message could not be read',
      way: 'Its structure is damaged or takes too much. Send the invoice in a new message.',
    },
  },
  MAIL_ZIP_ENCRYPTED: {
    de: { title: 'Die ZIP-Datei ist mit einem Kennwort geschützt', way: 'Senden Sie sie ohne Kennwort.' },
    en: { title: 'The ZIP file is protected by a password', way: 'Send it without a password.' },
  },
  MAIL_ZIP_BROKEN: {
    de: { title: 'Die ZIP-Datei ist beschädigt', way: 'Packen Sie sie neu, oder senden Sie die Dateien ungepackt.' },
    en: { title: 'The ZIP file is damaged', way: 'Pack it anew, or send the files unpacked.' },
  },
  MAIL_ZIP_TOO_LARGE: {
    de: {
      title: 'Die ZIP-Datei enthält zu viel',
      way: 'Erlaubt sind 200 Dateien und 64 MiB ungepackt. Verteilen Sie den Inhalt auf mehrere Nachrichten.',
    },
    en: {
      title: 'The ZIP file holds too much',
      way: '200 files and 64 MiB unpacked are allowed. Spread the content over several messages.',
    },
  },
  MAIL_BESIDE: {
    de: {
      title: 'Diese Datei ist keine E-Rechnung und wurde nicht weitergeleitet',
      way: 'Anlagen zur Rechnung gehören in die Rechnung selbst (BG-24).',
    },
    en: {
      title: 'This file is no e-invoice and was not forwarded',
      way: 'Attachments belong into the invoice itself (BG-24).',
    },
  },
} as const satisfies Record<string, Record<'de' | 'en', { readonly title: string; readonly way: string }>>;

export type MailNoteCode = keyof typeof mailNotes;
