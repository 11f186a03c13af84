import type { OutlineValue } from '../../validation/en16931/outline.ts';
import { faultOf } from './faultOf.ts';
import { fieldId } from './fieldId.ts';
import { MarkSign } from './MarkSign.tsx';
import { showValue } from './showValue.ts';
import { useView } from './ViewContext.ts';

type ValueProps = {
  readonly value: OutlineValue;
  /** instead of the usual way to show it */
  readonly text?: string;
  readonly strong?: boolean;
};

/** One value of the invoice: the place that findings lead to, with what is wrong with it. */
export function Value({ value, text, strong = false }: ValueProps) {
  const view = useView();
  const fault = faultOf(value, view.words);
  const mark = view.marks.get(value.address);
  const chosen = view.chosen.address === value.address;
  const classes = ['rw-value'];
  if (strong) classes.push('rw-value--strong');
  if (fault !== null || mark) classes.push(`rw-value--${mark?.level ?? 'error'}`);
  if (chosen) classes.push('rw-value--chosen');
  const shown = value.fault === undefined && text !== undefined ? text : showValue(value, view);
  return (
    <span id={fieldId(value.address)} tabIndex={-1} className={classes.join(' ')} data-term={value.id}>
      {shown !== '' && <span className="rw-value__text">{shown}</span>}
      {fault !== null && <span className="rw-value__fault">{fault}</span>}
      {mark && <MarkSign mark={mark} />}
    </span>
  );
}
