import type { ReactNode } from 'react';

type StackProps = {
  readonly children: ReactNode;
  readonly gap?: 'small' | 'default' | 'large';
  readonly narrow?: boolean;
};

/** One below the other, with even space; `narrow` keeps lines of text and forms at a readable width. */
export function Stack({ children, gap = 'default', narrow = false }: StackProps) {
  return <div className={`rw-stack rw-stack--${gap}${narrow ? ' rw-narrow' : ''}`}>{children}</div>;
}
