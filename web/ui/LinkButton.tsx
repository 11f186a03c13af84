import { Link } from 'react-router';
import { Icon, type IconName } from './Icon.tsx';

type LinkButtonProps = {
  readonly to: string;
  readonly label: string;
  readonly look?: 'primary' | 'secondary' | 'tertiary';
  readonly icon?: IconName;
  /** leaves the pages: a download from the server */
  readonly download?: boolean;
  /** leaves the pages for another one */
  readonly leaves?: boolean;
};

/** Goes to another page and looks like a button, because it is the next step. */
export function LinkButton({ to, label, look = 'secondary', icon, download = false, leaves = false }: LinkButtonProps) {
  const inside = (
    <>
      {icon && <Icon name={icon} />}
      <span className="kern-label">{label}</span>
    </>
  );
  const className = `kern-btn kern-btn--${look}`;
  return download || leaves ? (
    <a href={to} download={download} className={className}>
      {inside}
    </a>
  ) : (
    <Link to={to} className={className}>
      {inside}
    </Link>
  );
}
