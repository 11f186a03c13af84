import type { ReactNode } from 'react';

type ColumnsProps = { readonly children: ReactNode; readonly count: 2 | 3 };

/** Even columns on wide windows, one below the other on narrow ones. */
export function Columns({ children, count }: ColumnsProps) {
  return <div className={`rw-columns rw-columns--${count}`}>{children}</div>;
}
