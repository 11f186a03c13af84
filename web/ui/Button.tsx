import type { MouseEventHandler, Ref } from 'react';
import { Icon, type IconName } from './Icon.tsx';

type ButtonProps = {
  readonly label: string;
  readonly look?: 'primary' | 'secondary' | 'tertiary';
  readonly type?: 'button' | 'submit';
  readonly icon?: IconName;
  /** shown only as an icon; the label is for the ears */
  readonly iconOnly?: boolean;
  /** at work: keeps the focus, takes no second click */
  readonly busy?: boolean;
  readonly small?: boolean;
  /** words that tell this button from its twins for those who do not see the row it stands in */
  readonly about?: string;
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  readonly controls?: string;
  readonly lang?: string;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly onClick?: MouseEventHandler<HTMLButtonElement>;
};

export function Button(props: ButtonProps) {
  const {
    label,
    look = 'secondary',
    type = 'button',
    icon,
    busy = false,
    iconOnly = false,
    small = false,
    about,
  } = props;
  return (
    <button
      ref={props.ref}
      type={type}
      className={`kern-btn kern-btn--${look}${small ? ' kern-btn--x-small' : ''}`}
      aria-disabled={busy ? true : undefined}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      aria-controls={props.controls}
      lang={props.lang}
      onClick={(event) => {
        // A busy submit button must not send its form a second time.
        if (busy) event.preventDefault();
        else props.onClick?.(event);
      }}
    >
      {icon && <Icon name={icon} />}
      <span className={iconOnly ? 'kern-label kern-sr-only' : 'kern-label'}>
        {label}
        {about && <span className="rw-hidden"> {about}</span>}
      </span>
    </button>
  );
}
