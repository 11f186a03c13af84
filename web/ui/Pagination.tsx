import { Link } from 'react-router';
import { Icon } from './Icon.tsx';
import { useUiLabels } from './labels.ts';

type PaginationProps = {
  /** addresses; null: the list ends there */
  readonly previous: string | null;
  readonly next: string | null;
  /** where we are, where that is known */
  readonly page?: { readonly number: number; readonly of: number };
};

export function Pagination({ previous, next, page }: PaginationProps) {
  const labels = useUiLabels();
  if (previous === null && next === null) return null;
  return (
    <nav aria-label={labels.pages} className="rw-row rw-row--between">
      {previous === null ? (
        <span />
      ) : (
        <Link to={previous} rel="prev" className="kern-btn kern-btn--secondary">
          <Icon name="chevron-left" />
          <span className="kern-label">{labels.previous}</span>
        </Link>
      )}
      {page && <p className="kern-body">{labels.pageOf(page.number, page.of)}</p>}
      {next === null ? (
        <span />
      ) : (
        <Link to={next} rel="next" className="kern-btn kern-btn--secondary">
          <span className="kern-label">{labels.next}</span>
          <Icon name="chevron-right" />
        </Link>
      )}
    </nav>
  );
}
