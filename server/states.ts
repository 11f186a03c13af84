/**
 * The states of an invoice: what people see, and what the pipeline moves between (see pipeline/pipeline.ts).
 * A technical failure is never a state: it is a job that retries. `final` states start the retention period.
 */
export const states = {
  received: { final: false, de: 'eingegangen, wird geprüft', en: 'received, being checked' },
  quarantined: { final: false, de: 'angehalten (Schadsoftware gefunden)', en: 'held back (malware found)' },
  valid: { final: false, de: 'angenommen, Empfänger wird ermittelt', en: 'accepted, recipient being resolved' },
  rejected: { final: true, de: 'abgelehnt', en: 'rejected' },
  addressed: { final: false, de: 'Empfänger ermittelt', en: 'recipient resolved' },
  unroutable: { final: false, de: 'gültig, Empfänger wird geklärt', en: 'valid, recipient being clarified' },
  exporting: { final: false, de: 'wird übergeben', en: 'being delivered' },
  exported: { final: false, de: 'übergeben', en: 'delivered' },
  confirmed: { final: true, de: 'vom Empfänger bestätigt', en: 'confirmed by the recipient' },
  refused: { final: true, de: 'vom Empfänger zurückgewiesen', en: 'refused by the recipient' },
  undeliverable: { final: false, de: 'nicht zustellbar, wird geklärt', en: 'not deliverable, being clarified' },
  withdrawn: { final: true, de: 'zurückgezogen', en: 'withdrawn' },
} as const satisfies Record<string, { readonly final: boolean; readonly de: string; readonly en: string }>;

export type State = keyof typeof states;
