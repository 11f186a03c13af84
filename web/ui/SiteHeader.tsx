import { useEffect, useId, useState, type ReactNode } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { Button } from './Button.tsx';
import { useUiLabels } from './labels.ts';

export type NavigationEntry = { readonly key: string; readonly to: string; readonly label: string };

type SiteHeaderProps = {
  readonly name: string;
  readonly home: string;
  readonly navigationLabel: string;
  readonly entries: readonly NavigationEntry[];
  /** language, theme, sign-in */
  readonly tools: ReactNode;
};

export function SiteHeader({ name, home, navigationLabel, entries, tools }: SiteHeaderProps) {
  const labels = useUiLabels();
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  const id = useId();
  useEffect(() => setOpen(false), [pathname]);
  return (
    <header className="rw-header">
      <div className="rw-container rw-header__top">
        <Link to={home} className="rw-brand">
          <Mark />
          <span className="kern-title rw-heading">{name}</span>
        </Link>
        <div className="rw-header__tools">{tools}</div>
        <span className="rw-header__menu">
          <Button
            look="tertiary"
            icon={open ? 'close' : 'dehaze'}
            iconOnly
            label={labels.menu}
            expanded={open}
            controls={id}
            onClick={() => setOpen(!open)}
          />
        </span>
      </div>
      <nav id={id} aria-label={navigationLabel} className={`rw-nav${open ? ' rw-nav--open' : ''}`}>
        <ul className="rw-container rw-nav__list">
          {entries.map(({ key, to, label }) => (
            <li key={key}>
              <NavLink to={to} className="rw-nav__link kern-body">
                {label}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

/** A document on its way. */
function Mark() {
  return (
    <svg className="rw-brand__mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="6" />
      <path d="M14 25.5H9.5v-19h8.5l4.5 4.5v4.5M15 21h10m-3.5-3.5L25 21l-3.5 3.5" />
    </svg>
  );
}
