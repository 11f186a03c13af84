/** Why an invoice stands where it stands: shown beside its state and written to the supplier. A code never changes its meaning. */
export const reasons = {
  LEITWEG_ID_MISSING: {
    de: 'Die Rechnung nennt keine Leitweg-ID (BT-10, Käuferreferenz).',
    en: 'The invoice names no Leitweg-ID (BT-10, buyer reference).',
  },
  LEITWEG_ID_MALFORMED: {
    de: 'Die Käuferreferenz (BT-10) ist nicht wie eine Leitweg-ID aufgebaut: Grobadresse, wahlweise Feinadresse, Prüfziffern, getrennt durch Bindestriche.',
    en: 'The buyer reference (BT-10) is not built like a Leitweg-ID: coarse part, optional fine part, check digits, separated by hyphens.',
  },
  LEITWEG_ID_CHECK_DIGITS: {
    de: 'Die Prüfziffern der Leitweg-ID (BT-10) stimmen nicht, vermutlich liegt ein Tippfehler vor.',
    en: 'The check digits of the Leitweg-ID (BT-10) do not match, probably a typing error.',
  },
  LEITWEG_ID_UNKNOWN: {
    de: 'Die Leitweg-ID (BT-10) ist richtig gebildet, gehört aber zu keiner Behörde, die hier angeschlossen ist.',
    en: 'The Leitweg-ID (BT-10) is well formed but belongs to no authority that is connected here.',
  },
  LEITWEG_ID_CLOSED: {
    de: 'Die Leitweg-ID (BT-10) gehört zu einer Behörde, die hier keine Rechnungen mehr annimmt.',
    en: 'The Leitweg-ID (BT-10) belongs to an authority that no longer takes invoices here.',
  },
  ALREADY_DELIVERED: {
    de: 'Dieselbe Rechnung wurde der Behörde bereits übergeben; sie wird nicht noch einmal gesandt.',
    en: 'The same invoice has already been delivered to the authority; it is not sent again.',
  },
  MAIL_REFUSED: {
    de: 'Der Mailserver der Behörde hat die Nachricht endgültig abgewiesen.',
    en: "The authority's mail server refused the message for good.",
  },
  MAIL_GIVEN_UP: {
    de: 'Der Mailserver der Behörde hat die Nachricht über mehrere Tage nicht angenommen.',
    en: "The authority's mail server did not take the message for several days.",
  },
  MAIL_BOUNCED: {
    de: 'Die Nachricht an die Behörde kam als unzustellbar zurück.',
    en: 'The message to the authority came back as undeliverable.',
  },
  MALWARE: { de: 'In der Datei wurde Schadsoftware gefunden.', en: 'Malware was found in the file.' },
} as const satisfies Record<string, { readonly de: string; readonly en: string }>;

export type ReasonCode = keyof typeof reasons;

/** Technical troubles: never a state of the invoice, but seen beside it until somebody has dealt with it. */
export const troubles = {
  CHECK_FAILED: {
    de: 'Die Prüfung brach zweimal an diesem Dokument ab (Absturz, Speicher oder Zeit).',
    en: 'The check broke off twice at this document (crash, memory or time).',
  },
  STEP_FAILED: {
    de: 'Ein Bearbeitungsschritt gelang auch nach mehreren Versuchen nicht.',
    en: 'A step did not succeed after several attempts.',
  },
} as const satisfies Record<string, { readonly de: string; readonly en: string }>;

export type TroubleCode = keyof typeof troubles;
