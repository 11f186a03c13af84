import type { OutlineGroup } from '../../../validation/en16931/outline.ts';
import { GroupMark } from '../GroupMark.tsx';
import { Labelled } from '../Labelled.tsx';
import { Paged } from '../Paged.tsx';
import { pick } from '../pick.ts';
import { Signed } from '../Signed.tsx';
import { Value } from '../Value.tsx';
import { useView } from '../ViewContext.ts';
import { ClassicSection } from './ClassicSection.tsx';

const PER_PAGE = 50;

/** Allowances and charges on the whole invoice, between lines and sums. */
export function AllowanceTable({ groups }: { readonly groups: readonly OutlineGroup[] }) {
  const { words, currency } = useView();
  const { columns } = words;
  return (
    <ClassicSection title={words.sections.allowances} show={groups.length > 0}>
      <Paged items={groups} size={PER_PAGE} label={words.sections.allowances}>
        {(shown) => (
          <table className="rw-lines rw-lines--narrow" role="table">
            <caption className="rw-hidden">{words.allowancesCaption}</caption>
            <thead role="rowgroup">
              <tr role="row">
                <th scope="col" role="columnheader">
                  {columns.item}
                </th>
                <th scope="col" role="columnheader" className="rw-number">
                  {columns.vat}
                </th>
                <th scope="col" role="columnheader" className="rw-number">
                  {columns.net} {currency}
                </th>
              </tr>
            </thead>
            <tbody role="rowgroup">
              {shown.map((group) => (
                <AllowanceRow key={group.address} group={group} />
              ))}
            </tbody>
          </table>
        )}
      </Paged>
    </ClassicSection>
  );
}

function AllowanceRow({ group }: { readonly group: OutlineGroup }) {
  const { words } = useView();
  const { columns } = words;
  const of = pick(group);
  const isCharge = group.id === 'BG-21';
  const reason = of.values('BT-97', 'BT-104');
  const rate = of.values('BT-96', 'BT-103');
  const amount = of.values('BT-92', 'BT-99');
  return (
    <tr role="row">
      <th scope="row" role="rowheader" className="rw-line__item">
        <GroupMark address={group.address} label={isCharge ? columns.charge : columns.allowance} />{' '}
        {reason.map((value) => (
          <Value key={value.address} value={value} />
        ))}
        <Labelled values={of.rest()} />
      </th>
      <td role="cell" data-label={columns.vat} className="rw-number">
        {rate.map((value) => (
          <Value key={value.address} value={value} />
        ))}
      </td>
      <td role="cell" data-label={columns.net} className="rw-number">
        <Signed values={amount} minus={!isCharge} />
      </td>
    </tr>
  );
}
