import type { ReactNode } from 'react';

type PageProps = {
  readonly header: ReactNode;
  readonly footer: ReactNode;
  readonly children: ReactNode;
  readonly mainId: string;
};

/** Head, content and foot; the foot stays at the lower edge of the window on short pages. */
export function Page({ header, footer, children, mainId }: PageProps) {
  return (
    <div className="rw-page">
      {header}
      <main id={mainId} tabIndex={-1} className="rw-container rw-main rw-stack rw-stack--large">
        {children}
      </main>
      {footer}
    </div>
  );
}
