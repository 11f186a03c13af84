/**
 * Trust levels by the names that identity providers use, lowest first: STORK QAA (BundID and the accounts of the Länder), eIDAS
 * (Implementing Regulation (EU) 2015/1502), and the words of BSI TR-03107-1 that Mein Unternehmenskonto sends as attributes.
 * STORK level 1 is user name and password, 3 the ELSTER certificate, 4 the eID card.
 */
export const trustLevels = {
  'STORK-QAA-Level-1': 1,
  'STORK-QAA-Level-2': 2,
  'STORK-QAA-Level-3': 3,
  'STORK-QAA-Level-4': 4,
  'http://eidas.europa.eu/LoA/low': 2,
  'http://eidas.europa.eu/LoA/substantial': 3,
  'http://eidas.europa.eu/LoA/high': 4,
  normal: 2,
  substanziell: 3,
  substantiell: 3,
  hoch: 4,
} as const satisfies Record<string, TrustLevel>;

export type TrustLevel = 1 | 2 | 3 | 4;

export type TrustLevelName = keyof typeof trustLevels;

/** null: a name that is not in the table; it counts as too low. */
export function trustLevelOf(name: string): TrustLevel | null {
  return Object.hasOwn(trustLevels, name) ? trustLevels[name as TrustLevelName] : null;
}
