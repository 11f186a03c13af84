import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import type { Tone } from './Badge.tsx';

type AlertProps = {
  readonly tone: Tone;
  readonly title: string;
  readonly children?: ReactNode;
  /** says itself aloud as soon as it appears; for what happens after an action, not for what stands on the page anyway */
  readonly live?: boolean;
};

export function Alert({ tone, title, children, live = false }: AlertProps) {
  const role = live ? (tone === 'danger' ? 'alert' : 'status') : undefined;
  return (
    <div className={`kern-alert kern-alert--${tone} rw-alert`} role={role}>
      <div className="kern-alert__header">
        <Icon name={tone} size="large" />
        <p className="kern-title rw-heading rw-alert__title">{title}</p>
      </div>
      {children && <div className="kern-alert__body">{children}</div>}
    </div>
  );
}
