import { useEffect, useId, useRef, type ReactNode } from 'react';
import { Heading } from './Heading.tsx';

type SectionProps = {
  readonly title: string;
  readonly children: ReactNode;
  readonly narrow?: boolean;
  readonly level?: 2 | 3;
  /** the answer to what was just done: takes the focus when it appears, so that it is seen also where it lies below the window */
  readonly arrives?: boolean;
};

/** A part of a page with its heading; a landmark, so that screen readers can jump to it. */
export function Section({ title, children, narrow = false, level = 2, arrives = false }: SectionProps) {
  const id = useId();
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!arrives) return;
    // By itself the focus would bring the middle of a tall section into view, not its beginning.
    section.current?.focus({ preventScroll: true });
    section.current?.scrollIntoView({ block: 'start' });
  }, [arrives]);
  return (
    <section
      ref={section}
      tabIndex={arrives ? -1 : undefined}
      aria-labelledby={id}
      className={`rw-section${narrow ? ' rw-narrow' : ''}`}
    >
      <Heading level={level} id={id}>
        {title}
      </Heading>
      {children}
    </section>
  );
}
