import { tokenizeXPath } from '../compiler/xpathTokens.ts';
import type { Scenario } from '../scenarios.ts';

/** The specifications (BT-24) that the match of a scenario names: the strings in it. */
export function specificationsOf({ match }: Pick<Scenario, 'match'>): string[] {
  return tokenizeXPath(match)
    .filter(({ kind }) => kind === 'string')
    .map(({ text }) => text.slice(1, -1));
}
