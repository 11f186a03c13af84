import { useEffect, useRef, type MouseEvent } from 'react';
import { fieldIds } from './fieldIds.ts';
import { Icon } from './Icon.tsx';

export type FieldError = { readonly field: string; readonly message: string };

type ErrorSummaryProps = {
  readonly title: string;
  readonly errors: readonly FieldError[];
};

/** All that is wrong with a form, above it, as links to the fields. Takes the focus each time a new list of errors comes. */
export function ErrorSummary({ title, errors }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div ref={box} tabIndex={-1} role="alert" className="kern-alert kern-alert--danger rw-alert">
      <div className="kern-alert__header">
        <Icon name="danger" size="large" />
        <p className="kern-title rw-heading">{title}</p>
      </div>
      <div className="kern-alert__body">
        <ul className="rw-list">
          {errors.map(({ field, message }) => (
            <li key={field} className="kern-body rw-text">
              <a
                href={`#${fieldIds(field, null, null).id}`}
                className="kern-link kern-link--no-visited-state rw-link"
                onClick={goToField}
              >
                {message}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function goToField(event: MouseEvent<HTMLAnchorElement>) {
  event.preventDefault();
  document.getElementById(event.currentTarget.hash.slice(1))?.focus();
}
