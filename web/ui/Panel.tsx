import type { ReactNode } from 'react';

/** A quiet surface that keeps together what belongs together. */
export function Panel({ children }: { readonly children: ReactNode }) {
  return <div className="rw-panel rw-stack rw-stack--default">{children}</div>;
}
