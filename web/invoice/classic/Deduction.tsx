import type { OutlineGroup } from '../../../validation/en16931/outline.ts';
import { GroupMark } from '../GroupMark.tsx';
import { Labelled } from '../Labelled.tsx';
import { pick } from '../pick.ts';
import { Signed } from '../Signed.tsx';
import { Value } from '../Value.tsx';
import { useView } from '../ViewContext.ts';

const charges = ['BG-28', 'BG-DEX-04'];

/** An allowance or charge on a line: "Nachlass: Rabatt −10,00". */
export function Deduction({ group }: { readonly group: OutlineGroup }) {
  const { words } = useView();
  const of = pick(group);
  const isCharge = charges.includes(group.id);
  const reason = of.values('BT-139', 'BT-144');
  const amount = of.values('BT-136', 'BT-141');
  return (
    <div className="rw-deduction">
      <p className="rw-deduction__line">
        <GroupMark address={group.address} label={isCharge ? words.columns.charge : words.columns.allowance} />
        {reason.map((value) => (
          <Value key={value.address} value={value} />
        ))}
        <span className="rw-deduction__amount">
          <Signed values={amount} minus={!isCharge} />
        </span>
      </p>
      <Labelled values={of.rest()} />
    </div>
  );
}
