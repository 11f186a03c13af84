import type { OutlineValue } from '../../validation/en16931/outline.ts';
import { showValue } from './showValue.ts';
import { Value } from './Value.tsx';
import { useView } from './ViewContext.ts';
import { labelOf } from './wordPlace.ts';

/** One term: its name (in both languages and with its number where asked for) and its value; codes with their word. */
export function TermRow({ value }: { readonly value: OutlineValue }) {
  const view = useView();
  const { language, numbers, both, onValue } = view;
  const other = language === 'de' ? 'en' : 'de';
  const shown = showValue(value, view);
  const text = value.type === 'code' && shown !== value.value ? `${value.value} – ${shown}` : shown;
  return (
    <div className="rw-term" onClickCapture={onValue && (() => onValue(value.address))}>
      <dt className="rw-term__name">
        {labelOf(value.id, language)}
        {numbers && <span className="rw-term-id">{value.id}</span>}
        {both && (
          <span className="rw-term__other" lang={other}>
            {labelOf(value.id, other)}
          </span>
        )}
      </dt>
      <dd className="rw-term__value">
        <Value value={value} text={text} />
      </dd>
    </div>
  );
}
