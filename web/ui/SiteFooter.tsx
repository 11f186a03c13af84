import { Link } from 'react-router';
import type { NavigationEntry } from './SiteHeader.tsx';

type SiteFooterProps = {
  readonly navigationLabel: string;
  readonly entries: readonly NavigationEntry[];
  readonly lines: readonly string[];
};

export function SiteFooter({ navigationLabel, entries, lines }: SiteFooterProps) {
  return (
    <footer className="rw-footer">
      <div className="rw-container rw-footer__inside">
        <div>
          {lines.map((line) => (
            <p key={line} className="kern-body kern-body--small rw-text">
              {line}
            </p>
          ))}
        </div>
        <nav aria-label={navigationLabel}>
          <ul className="rw-footer__list">
            {entries.map(({ key, to, label }) => (
              <li key={key}>
                <Link to={to} className="kern-link kern-link--small kern-link--no-visited-state rw-link">
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
