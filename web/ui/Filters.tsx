import type { ReactNode } from 'react';

type FiltersProps = { readonly fields: ReactNode; readonly chips?: ReactNode };

/** Fields beside each other, chips below them. */
export function Filters({ fields, chips }: FiltersProps) {
  return (
    <div className="rw-filters">
      <div className="rw-filters__fields">{fields}</div>
      {chips}
    </div>
  );
}
