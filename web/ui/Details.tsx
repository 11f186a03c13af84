import type { ReactNode } from 'react';

type DetailsProps = { readonly summary: string; readonly children: ReactNode; readonly quiet?: boolean };

/** Folded away until asked for; `quiet` for the small print inside a list. */
export function Details({ summary, children, quiet = false }: DetailsProps) {
  return (
    <details className={quiet ? 'rw-details' : 'kern-accordion'}>
      <summary className={quiet ? 'rw-details__summary kern-body kern-body--small' : 'kern-accordion__header'}>
        {quiet ? summary : <span className="kern-title rw-heading">{summary}</span>}
      </summary>
      <div className={quiet ? 'rw-details__body' : 'kern-accordion__body'}>{children}</div>
    </details>
  );
}
