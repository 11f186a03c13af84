import { hash } from 'node:crypto';
import { checkLeitwegId } from '../../validation/en16931/leitwegId.ts';
import { peppolIds } from '../peppolDocuments.ts';

/** Scheme and value, as they stand in an address of the directory: `scheme::value`. */
export function splitIdentifier(text: string): { readonly scheme: string; readonly value: string } | null {
  const at = text.indexOf('::');
  return at > 0 ? { scheme: text.slice(0, at), value: text.slice(at + 2) } : null;
}

/** The Leitweg-ID of a participant `iso6523-actorid-upis::0204:…`; null: another kind of participant. Case does not count. */
export function leitwegIdOf(participant: string): string | null {
  const id = splitIdentifier(participant);
  if (id?.scheme.toLowerCase() !== peppolIds.participantScheme) return null;
  const [, icd, rest = ''] = /^(\d{4}):(.+)$/.exec(id.value) ?? [];
  const checked = checkLeitwegId(rest);
  return icd === peppolIds.leitwegIcd && checked.ok ? checked.leitwegId : null;
}

/** The participant that stands for a Leitweg-ID, without its scheme. */
export function participantOf(leitwegId: string): string {
  return `${peppolIds.leitwegIcd}:${leitwegId}`;
}

/**
 * The name under which senders look the participant up (U-NAPTR record, service Meta:SMP; Peppol Policy for use of identifiers, in force since
 * November 2025): Base32 of the SHA-256 of the value in lower case, without padding.
 */
export function lookupHost(leitwegId: string, zone: string): string {
  const digest = hash('sha256', participantOf(leitwegId).toLowerCase(), 'buffer');
  return `${base32(digest)}.${peppolIds.participantScheme}.${zone}`;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 6, without padding */
function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => ALPHABET[parseInt(five.padEnd(5, '0'), 2)]).join('');
}
