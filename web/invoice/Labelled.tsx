import type { OutlineValue } from '../../validation/en16931/outline.ts';
import { useView } from './ViewContext.ts';
import { Value } from './Value.tsx';
import { labelOf } from './wordPlace.ts';

type LabelledProps = { readonly values: readonly OutlineValue[]; readonly labels?: Readonly<Record<string, string>> };

/** Names and values; a value that repeats is named once more. */
export function Labelled({ values, labels = {} }: LabelledProps) {
  const { language } = useView();
  if (values.length === 0) return null;
  return (
    <dl className="rw-doc-list">
      {values.map((value) => (
        <div key={value.address}>
          <dt>{labels[value.id] ?? labelOf(value.id, language)}</dt>
          <dd>
            <Value value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
