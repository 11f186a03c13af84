import type { ReactNode } from 'react';
import { useId } from 'react';
import { Heading } from './Heading.tsx';

type SectionProps = {
  readonly title: string;
  readonly children: ReactNode;
  readonly narrow?: boolean;
  readonly level?: 2 | 3;
};

/** A part of a page with its heading; a landmark, so that screen readers can jump to it. */
export function Section({ title, children, narrow = false, level = 2 }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={`rw-section${narrow ? ' rw-narrow' : ''}`}>
      <Heading level={level} id={id}>
        {title}
      </Heading>
      {children}
    </section>
  );
}
