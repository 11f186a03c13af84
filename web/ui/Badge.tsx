import { Icon, type IconName } from './Icon.tsx';

export type Tone = 'info' | 'success' | 'warning' | 'danger';

type BadgeProps = { readonly tone: Tone; readonly label: string; readonly icon?: IconName };

/** A state by word, icon and colour, never by colour alone (WCAG 1.4.1). */
export function Badge({ tone, label, icon = tone }: BadgeProps) {
  return (
    <span className={`kern-badge kern-badge--small kern-badge--${tone} rw-badge`}>
      <Icon name={icon} size="small" />
      <span className="kern-label">{label}</span>
    </span>
  );
}
