import type { ReactNode } from 'react';

type HeadingProps = { readonly level: 2 | 3; readonly id?: string; readonly children: ReactNode };

const looks = { 2: 'kern-heading-medium', 3: 'kern-heading-small' } as const;

export function Heading({ level, id, children }: HeadingProps) {
  const Tag = `h${level}` as const;
  return (
    <Tag id={id} className={`${looks[level]} rw-heading`}>
      {children}
    </Tag>
  );
}
