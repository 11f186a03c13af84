import type { ReactNode } from 'react';

type EmptyStateProps = { readonly title: string; readonly text: string; readonly children?: ReactNode };

/** An empty list says what to do next. */
export function EmptyState({ title, text, children }: EmptyStateProps) {
  return (
    <div className="rw-empty rw-stack rw-stack--small">
      <p className="kern-title rw-heading">{title}</p>
      <p className="kern-body rw-text">{text}</p>
      {children && <div className="rw-row rw-row--start">{children}</div>}
    </div>
  );
}
