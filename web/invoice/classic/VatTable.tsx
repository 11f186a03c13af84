import type { OutlineGroup } from '../../../validation/en16931/outline.ts';
import { GroupMark } from '../GroupMark.tsx';
import { Labelled } from '../Labelled.tsx';
import { Paged } from '../Paged.tsx';
import { pick } from '../pick.ts';
import { Value } from '../Value.tsx';
import { useView } from '../ViewContext.ts';

const PER_PAGE = 20;

/** The VAT by category and rate, as § 14 Abs. 4 Nr. 7 and 8 UStG asks for it. */
export function VatTable({ groups }: { readonly groups: readonly OutlineGroup[] }) {
  const { words, currency } = useView();
  const { columns } = words;
  const given = groups.filter((group) => !group.missing || group.values.length > 0);
  return (
    <div className="rw-vat">
      <h3 className="rw-doc-heading">
        <GroupMark address="BG-23" label={words.sections.vat} missing={given.length === 0} />
      </h3>
      {given.length > 0 && (
        <Paged items={given} size={PER_PAGE} label={words.sections.vat}>
          {(shown) => (
            <table className="rw-lines rw-lines--narrow" role="table">
              <caption className="rw-hidden">{words.vatCaption}</caption>
              <thead role="rowgroup">
                <tr role="row">
                  <th scope="col" role="columnheader">
                    {columns.rate}
                  </th>
                  <th scope="col" role="columnheader" className="rw-number">
                    {columns.taxable} {currency}
                  </th>
                  <th scope="col" role="columnheader" className="rw-number">
                    {columns.tax} {currency}
                  </th>
                </tr>
              </thead>
              <tbody role="rowgroup">
                {shown.map((group) => (
                  <VatRow key={group.address} group={group} />
                ))}
              </tbody>
            </table>
          )}
        </Paged>
      )}
    </div>
  );
}

function VatRow({ group }: { readonly group: OutlineGroup }) {
  const { words, marks, language } = useView();
  const { columns } = words;
  const of = pick(group);
  const rate = of.values('BT-119');
  const category = of.values('BT-118');
  const net = of.values('BT-116');
  const tax = of.values('BT-117');
  const cell = (values: typeof rate) => values.map((value) => <Value key={value.address} value={value} />);
  return (
    <tr role="row">
      <th scope="row" role="rowheader" className="rw-line__item">
        {marks.has(group.address) && <GroupMark address={group.address} label={`${group.nth}.`} />}
        {cell(rate)} {cell(category)}
        <Labelled values={of.rest()} key={language} />
      </th>
      <td role="cell" data-label={columns.taxable} className="rw-number">
        {cell(net)}
      </td>
      <td role="cell" data-label={columns.tax} className="rw-number">
        {cell(tax)}
      </td>
    </tr>
  );
}
