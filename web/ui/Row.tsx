import type { ReactNode } from 'react';

type RowProps = { readonly children: ReactNode; readonly align?: 'start' | 'end' | 'center' | 'between' };

/** Side by side, breaking where the window is narrow. */
export function Row({ children, align = 'start' }: RowProps) {
  return <div className={`rw-row rw-row--${align}`}>{children}</div>;
}
