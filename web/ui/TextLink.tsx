import type { ReactNode } from 'react';
import { Link } from 'react-router';

type TextLinkProps = {
  readonly to: string;
  readonly children: ReactNode;
  /** words that tell this link from its twins for those who do not see the row it stands in */
  readonly about?: string;
  /** leaves these pages: mailto:, a download */
  readonly away?: boolean;
};

export function TextLink({ to, children, about, away = false }: TextLinkProps) {
  const className = 'kern-link kern-link--no-visited-state rw-link';
  const inside = (
    <>
      {children}
      {about && <span className="rw-hidden"> {about}</span>}
    </>
  );
  return away ? (
    <a href={to} className={className}>
      {inside}
    </a>
  ) : (
    <Link to={to} className={className}>
      {inside}
    </Link>
  );
}
