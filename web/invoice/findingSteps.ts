import { locator } from '../../validation/en16931/locator.ts';
import { elementAt } from '../../validation/en16931/resolvePlace.ts';
import type { Finding } from '../api/contract.ts';
import { groupFindings } from './groupFindings.ts';
import type { OpenDocument } from './openDocument.ts';

/** One place of one finding, in the order in which they are shown: what a key press steps through. */
export type FindingStep = {
  readonly finding: Finding;
  /** number of the finding as it is shown, from 1 */
  readonly number: number;
  /** the field; null: the document itself */
  readonly address: string | null;
  /** line of the source text as it is shown */
  readonly line?: number;
  readonly path?: string;
};

/** Leads findings to fields of an opened document, and to lines of its source text where it is no invoice. */
export function findingSteps(findings: readonly Finding[], document: OpenDocument | null): readonly FindingStep[] {
  const { found = null, root = null } = document ?? {};
  const locate = found && root && locator(found, root);
  const ordered = groupFindings(findings).flatMap((group) => group.findings);
  return ordered.flatMap((finding, index) => {
    const places = finding.places.length > 0 ? finding.places : [{ path: '' }];
    const seen = new Set<string | null>();
    return places.flatMap((place: Finding['places'][number]): FindingStep[] => {
      const address = locate ? locate(place.path, finding.terms) : null;
      // several places in one field are one step
      if (seen.has(address) && (address !== null || locate)) return [];
      seen.add(address);
      const line =
        found?.sources[address ?? '']?.line ??
        (root && elementAt(root, place.path)?.line) ??
        (document?.indented ? undefined : place.line);
      return [
        {
          finding,
          number: index + 1,
          address,
          ...(line !== undefined && { line }),
          ...(place.path !== '' && { path: place.path }),
        },
      ];
    });
  });
}
