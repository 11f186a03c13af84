import type { OutlineValue } from '../../../validation/en16931/outline.ts';
import { Value } from '../Value.tsx';
import { useView } from '../ViewContext.ts';

/** "Rechnung R-1": kind and number of the document. */
export function Title({ values }: { readonly values: readonly OutlineValue[] }) {
  const { words } = useView();
  return (
    <p className="rw-paper__title">
      {!values.some(({ id }) => id === 'BT-3') && <span>{words.invoice}</span>}
      {values.map((value) => {
        const text = value.id === 'BT-3' ? words.types[value.value] : undefined;
        return <Value key={value.address} value={value} {...(text !== undefined && { text })} />;
      })}
    </p>
  );
}
