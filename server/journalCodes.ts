import type { Role } from './role.ts';

/** What the journal can say about an invoice (or about the platform, where no invoice is named). A code never changes its meaning. */
export const journalCodes = {
  stored: { de: 'eingegangen und gespeichert', en: 'received and stored' },
  refusedAtDoor: { de: 'an der Tür abgewiesen, nicht gespeichert', en: 'refused at the door, not stored' },
  repeated: { de: 'noch einmal eingeliefert, erste Antwort wiederholt', en: 'delivered again, first answer repeated' },
  keyReused: { de: 'bekannte Kennung mit anderem Inhalt abgewiesen', en: 'known key with other content refused' },
  checkedValid: { de: 'geprüft, ohne Fehler', en: 'checked, no errors' },
  checkedInvalid: { de: 'geprüft, abgelehnt', en: 'checked, rejected' },
  addressed: { de: 'Empfänger ermittelt', en: 'recipient resolved' },
  unroutable: { de: 'Empfänger nicht ermittelt', en: 'recipient not resolved' },
  handedToMail: { de: 'an den Postausgang gegeben', en: 'handed to the outgoing mail' },
  alreadyDelivered: { de: 'bereits übergeben, nicht noch einmal', en: 'already delivered, not sent again' },
  accepted: { de: 'vom Mailserver angenommen', en: 'accepted by the mail server' },
  refusedByServer: { de: 'vom Mailserver endgültig abgewiesen', en: 'refused for good by the mail server' },
  bounced: { de: 'als unzustellbar zurückgekommen', en: 'came back as undeliverable' },
  confirmed: { de: 'vom Empfänger bestätigt', en: 'confirmed by the recipient' },
  refused: { de: 'vom Empfänger zurückgewiesen', en: 'refused by the recipient' },
  assigned: { de: 'von Hand zugeordnet', en: 'assigned by hand' },
  resent: { de: 'erneute Übergabe veranlasst', en: 'delivery started again' },
  withdrawn: { de: 'zurückgezogen', en: 'withdrawn' },
  quarantined: { de: 'angehalten', en: 'held back' },
  released: { de: 'freigegeben', en: 'released' },
  troubled: { de: 'Technische Störung, Bearbeitung ruht', en: 'technical trouble, processing rests' },
  retried: { de: 'Bearbeitung neu angestoßen', en: 'processing started again' },
  rulesImported: { de: 'Regelpaket eingespielt', en: 'rule bundle imported' },
  rulesActivated: { de: 'Regelpaket in Kraft gesetzt', en: 'rule bundle put in force' },
  rulesCancelled: {
    de: 'Inkraftsetzung eines Regelpakets zurückgenommen',
    en: 'activation of a rule bundle taken back',
  },
  rulesRemoved: { de: 'Regelpaket entfernt', en: 'rule bundle removed' },
  swept: { de: 'verlorener Arbeitsschritt nachgeholt', en: 'lost step caught up' },
} as const satisfies Record<string, { readonly de: string; readonly en: string }>;

export type JournalCode = keyof typeof journalCodes;

/** Who did it. `account` in the journal names the person, apart and erasable. */
export type Actor = 'system' | Role;
