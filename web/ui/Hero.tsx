import type { ReactNode } from 'react';

/** The opening of the start page: a calm surface over the whole width. */
export function Hero({ children }: { readonly children: ReactNode }) {
  return <div className="rw-hero">{children}</div>;
}
