import type { ReactNode } from 'react';

type FactsProps = { readonly facts: readonly { readonly name: string; readonly value: ReactNode }[] };

/** Names and values, as a description list. */
export function Facts({ facts }: FactsProps) {
  return (
    <dl className="kern-description-list rw-facts">
      {facts.map(({ name, value }) => (
        <div key={name} className="kern-description-list-item">
          <dt className="kern-description-list-item__key">{name}</dt>
          <dd className="kern-description-list-item__value">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
