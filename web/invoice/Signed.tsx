import type { OutlineValue } from '../../validation/en16931/outline.ts';
import { Value } from './Value.tsx';

type SignedProps = { readonly values: readonly OutlineValue[]; readonly minus: boolean };

/** Amounts that are added or subtracted, with the sign that says so; nothing has no sign. */
export function Signed({ values, minus }: SignedProps) {
  return values.map((value) => (
    <span key={value.address} className="rw-signed">
      {value.fault === undefined && /[1-9]/.test(value.value) && (minus ? '−' : '+')}
      <Value value={value} />
    </span>
  ));
}
