import type { ReactNode } from 'react';

type ListProps = { readonly items: readonly ReactNode[]; readonly numbered?: boolean };

export function List({ items, numbered = false }: ListProps) {
  const Tag = numbered ? 'ol' : 'ul';
  return (
    <Tag className="rw-list">
      {items.map((item, index) => (
        <li key={index} className="kern-body rw-text">
          {item}
        </li>
      ))}
    </Tag>
  );
}
