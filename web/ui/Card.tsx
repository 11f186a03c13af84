import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Icon, type IconName } from './Icon.tsx';

type CardProps = {
  readonly title: string;
  readonly to: string;
  readonly icon: IconName;
  readonly children: ReactNode;
};

/** A door: the whole card leads to one page, its title is the link. */
export function Card({ title, to, icon, children }: CardProps) {
  return (
    <article className="kern-card kern-card--interactive rw-card">
      <div className="kern-card__container">
        <Icon name={icon} size="large" />
        <header className="kern-card__header">
          <h2 className="kern-title rw-heading">
            <Link to={to} className="kern-link kern-link--stretched kern-link--no-visited-state rw-link">
              {title}
            </Link>
          </h2>
        </header>
        <div className="kern-card__body">
          <p className="kern-body">{children}</p>
        </div>
      </div>
    </article>
  );
}
