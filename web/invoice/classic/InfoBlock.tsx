import type { OutlineGroup, OutlineValue } from '../../../validation/en16931/outline.ts';
import { Labelled } from '../Labelled.tsx';
import { Party } from './Party.tsx';

type InfoBlockProps = { readonly values: readonly OutlineValue[]; readonly delivery: readonly OutlineGroup[] };

/** Dates and references at the right of the address, as in a letter of DIN 5008. */
export function InfoBlock({ values, delivery }: InfoBlockProps) {
  const isEmpty = ({ values, groups }: OutlineGroup) => values.length === 0 && groups.length === 0;
  return (
    <div className="rw-info">
      <Labelled values={values} />
      <Party groups={delivery.filter((group) => !isEmpty(group))} kind="other" />
    </div>
  );
}
