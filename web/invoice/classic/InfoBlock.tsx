import type { OutlineValue } from '../../../validation/en16931/outline.ts';
import { Labelled } from '../Labelled.tsx';
import { pick, type Picker } from '../pick.ts';
import { Party } from './Party.tsx';

type InfoBlockProps = {
  readonly document: Picker;
  readonly references: Picker;
  readonly due: readonly OutlineValue[];
  readonly delivery: Picker;
};

/** Dates and references at the right of the address, as in a letter of DIN 5008. */
export function InfoBlock({ document, references, due, delivery }: InfoBlockProps) {
  const period = document.groups('BG-14').flatMap((group) => group.values);
  const earlier = references.groups('BG-3').flatMap((group) => group.values);
  const deliveries = delivery.groups('BG-13');
  const dates = deliveries.flatMap((group) => pick(group).values('BT-72'));
  const elsewhere = deliveries
    .map((group) => ({ ...group, values: group.values.filter(({ id }) => id !== 'BT-72') }))
    .filter((group) => group.values.length > 0 || group.groups.length > 0);
  return (
    <div className="rw-info">
      <Labelled
        values={[
          ...document.values('BT-2'),
          ...due,
          ...dates,
          ...period,
          ...references.values('BT-10', 'BT-13', 'BT-12', 'BT-11'),
          ...references.rest(),
          ...earlier,
        ]}
      />
      <Party groups={elsewhere} kind="other" />
    </div>
  );
}
