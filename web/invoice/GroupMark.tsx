import { fieldId } from './fieldId.ts';
import { MarkSign } from './MarkSign.tsx';
import { useView } from './ViewContext.ts';

type GroupMarkProps = { readonly address: string; readonly label: string; readonly missing?: boolean };

/** The name of a group, where findings lead to that are about no single field of it. */
export function GroupMark({ address, label, missing = false }: GroupMarkProps) {
  const { marks, chosen, words } = useView();
  const mark = marks.get(address);
  const classes = ['rw-value', 'rw-value--group'];
  if (mark) classes.push(`rw-value--${mark.level}`);
  if (chosen.address === address) classes.push('rw-value--chosen');
  return (
    <span id={fieldId(address)} tabIndex={-1} className={classes.join(' ')}>
      <span className="rw-value__text">{label}</span>
      {missing && <span className="rw-value__fault">{words.faults.missing}</span>}
      {mark && <MarkSign mark={mark} />}
    </span>
  );
}
