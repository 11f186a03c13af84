import type { OutlineGroup, OutlineValue } from '../../../validation/en16931/outline.ts';
import { GroupMark } from '../GroupMark.tsx';
import { showValue } from '../showValue.ts';
import { Value } from '../Value.tsx';
import { useView } from '../ViewContext.ts';
import { labelOf } from '../wordPlace.ts';
import { Labelled } from '../Labelled.tsx';

type TotalsProps = { readonly totals: readonly OutlineGroup[]; readonly third: readonly OutlineGroup[] };

const strong = ['BT-109', 'BT-112', 'BT-115'];
const subtracted = ['BT-107', 'BT-113'];

/** From the sum of the lines to what is to be paid, in the order of adding up. */
export function Totals({ totals, third }: TotalsProps) {
  const { language, currency, accountingCurrency } = useView();
  return (
    <div className="rw-totals">
      {totals.map((group) => (
        <div key={group.address}>
          <h3 className="rw-doc-heading">
            <GroupMark address={group.address} label={labelOf(group.id, language)} missing={group.missing === true} />
          </h3>
          <dl className="rw-totals__list">
            {group.values.map((value) => (
              <div key={value.address} className={value.id === 'BT-115' ? 'rw-totals__due' : undefined}>
                <dt>{labelOf(value.id, language)}</dt>
                <dd>
                  <Sum
                    value={value}
                    currency={value.currency ?? (value.id === 'BT-111' ? accountingCurrency : currency)}
                  />
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
      {third.map((group) => (
        <Labelled key={group.address} values={group.values} />
      ))}
    </div>
  );
}

function Sum({ value, currency }: { readonly value: OutlineValue; readonly currency: string }) {
  const view = useView();
  const sign = subtracted.includes(value.id) && !/^[-−]|^0*\.?0*$/.test(value.value) ? '−' : '';
  const symbol = currency === 'EUR' ? '€' : currency;
  const text = `${sign}${showValue(value, view)}\u00a0${symbol}`.trim();
  return <Value value={value} text={text} strong={strong.includes(value.id)} />;
}
