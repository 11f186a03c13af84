import type { ReactNode } from 'react';

type ClassicSectionProps = {
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly show?: boolean;
  readonly quiet?: boolean;
};

export function ClassicSection({ title, children, show = true, quiet = false }: ClassicSectionProps) {
  if (!show) return null;
  return (
    <section className={`rw-doc-section${quiet ? ' rw-doc-section--quiet' : ''}`}>
      <h3 className="rw-doc-heading">{title}</h3>
      {children}
    </section>
  );
}
