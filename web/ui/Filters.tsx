import type { ReactNode } from 'react';

type FiltersProps = {
  /** the field to search in and its button */
  readonly search: ReactNode;
  readonly fields?: ReactNode;
  readonly chips?: ReactNode;
};

/** Search on top, fields beside each other below it, chips last. */
export function Filters({ search, fields, chips }: FiltersProps) {
  return (
    <div className="rw-filters">
      <div className="rw-filters__search">{search}</div>
      {fields && <div className="rw-filters__fields">{fields}</div>}
      {chips}
    </div>
  );
}
