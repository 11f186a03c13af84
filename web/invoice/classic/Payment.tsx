import type { OutlineGroup } from '../../../validation/en16931/outline.ts';
import { GroupMark } from '../GroupMark.tsx';
import { Labelled } from '../Labelled.tsx';
import { pick, type Picker } from '../pick.ts';
import { Value } from '../Value.tsx';
import { useView } from '../ViewContext.ts';
import { ClassicSection } from './ClassicSection.tsx';

/** How and until when to pay. */
export function Payment({ payment }: { readonly payment: Picker }) {
  const { words } = useView();
  const terms = payment.values('BT-20');
  const means = payment.groups('BG-16');
  const rest = payment.rest();
  return (
    <ClassicSection title={words.sections.payment} show={terms.length + means.length + rest.length > 0}>
      {terms.map((value) => (
        <p key={value.address} className="rw-doc-text">
          <Value value={value} />
        </p>
      ))}
      {means.map((group) => (
        <Means key={group.address} group={group} />
      ))}
      <Labelled values={rest} />
    </ClassicSection>
  );
}

function Means({ group }: { readonly group: OutlineGroup }) {
  const { words, marks, chosen } = useView();
  const of = pick(group);
  const account = of.groups('BG-17').flatMap(({ values }) => values);
  const marked = marks.has(group.address) || chosen.address === group.address;
  return (
    <div className="rw-means">
      {(marked || group.missing) && (
        <GroupMark address={group.address} label={words.sections.payment} missing={group.missing === true} />
      )}
      <Labelled values={[...of.values('BT-81', 'BT-82'), ...account, ...of.values('BT-83'), ...of.rest()]} />
    </div>
  );
}
