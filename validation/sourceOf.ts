import type { Finding } from './report.ts';

/** Whose rules a file holds, by its name: those that come with XRechnung (Peppol's among them), else the European ones. */
export function sourceOf(location: string): Extract<Finding['source'], 'cen' | 'xrechnung'> {
  return /xrechnung|peppol/i.test(location) ? 'xrechnung' : 'cen';
}
