import type { InputHTMLAttributes, ReactNode } from 'react';
import { fieldIds } from './fieldIds.ts';
import { Message } from './Message.tsx';
import { useUiLabels } from './labels.ts';

export type FieldProps = {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly type?: 'text' | 'email' | 'password' | 'search' | 'date';
  /** more than one line */
  readonly lines?: number;
  readonly optional?: boolean;
  /** optional, and it goes without saying: a search, a filter */
  readonly bare?: boolean;
  readonly autoComplete?: string;
  readonly maxLength?: number;
  readonly spellCheck?: boolean;
  readonly autoCapitalize?: InputHTMLAttributes<HTMLInputElement>['autoCapitalize'];
};

export function Field(props: FieldProps) {
  const { label, name, hint, error, lines, type = 'text', optional = false, bare = false } = props;
  const ids = fieldIds(name, hint, error);
  const labels = useUiLabels();
  const shared = {
    id: ids.id,
    name,
    value: props.value,
    className: `kern-form-input__input${error ? ' kern-form-input__input--error' : ''}`,
    'aria-describedby': ids.described,
    'aria-invalid': error ? true : undefined,
    // `required` would let the browser answer with a bubble of its own, in its own language; our errors name the way out.
    'aria-required': optional || bare ? undefined : true,
    autoComplete: props.autoComplete ?? 'off',
    autoCapitalize: props.autoCapitalize,
    maxLength: props.maxLength,
    spellCheck: props.spellCheck,
    onChange: (event: { target: { value: string } }) => props.onChange(event.target.value),
  };
  return (
    <div className={`kern-form-input${error ? ' kern-form-input--error' : ''}`}>
      <label className="kern-label" htmlFor={ids.id}>
        {label}
        {optional && !bare && <span className="kern-label__optional"> {labels.optional}</span>}
      </label>
      {hint && (
        <div className="kern-hint" id={ids.hint}>
          {hint}
        </div>
      )}
      {lines === undefined ? <input {...shared} type={type} /> : <textarea {...shared} rows={lines} />}
      {error && <Message id={ids.error} text={error} />}
    </div>
  );
}
