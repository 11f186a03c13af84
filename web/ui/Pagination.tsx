import { Link } from 'react-router';
import { Icon } from './Icon.tsx';
import { useUiLabels } from './labels.ts';

type PaginationProps = {
  readonly page: number;
  readonly pages: number;
  readonly linkTo: (page: number) => string;
};

export function Pagination({ page, pages, linkTo }: PaginationProps) {
  const labels = useUiLabels();
  if (pages < 2) return null;
  return (
    <nav aria-label={labels.pages} className="rw-row rw-row--between">
      {page > 1 ? (
        <Link to={linkTo(page - 1)} rel="prev" className="kern-btn kern-btn--secondary">
          <Icon name="chevron-left" />
          <span className="kern-label">{labels.previous}</span>
        </Link>
      ) : (
        <span />
      )}
      <p className="kern-body">{labels.pageOf(page, pages)}</p>
      {page < pages ? (
        <Link to={linkTo(page + 1)} rel="next" className="kern-btn kern-btn--secondary">
          <span className="kern-label">{labels.next}</span>
          <Icon name="chevron-right" />
        </Link>
      ) : (
        <span />
      )}
    </nav>
  );
}
