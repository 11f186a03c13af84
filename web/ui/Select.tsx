import { fieldIds } from './fieldIds.ts';
import { Message } from './Message.tsx';

type SelectProps = {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly error?: string | undefined;
};

export function Select({ label, name, value, options, onChange, hint, error }: SelectProps) {
  const ids = fieldIds(name, hint, error);
  return (
    <div className={`kern-form-input${error ? ' kern-form-input--error' : ''}`}>
      <label className="kern-label" htmlFor={ids.id}>
        {label}
      </label>
      {hint && (
        <div className="kern-hint" id={ids.hint}>
          {hint}
        </div>
      )}
      <div className="kern-form-input__select-wrapper">
        <select
          id={ids.id}
          name={name}
          value={value}
          className={`kern-form-input__select${error ? ' kern-form-input__select--error' : ''}`}
          aria-describedby={ids.described}
          aria-invalid={error ? true : undefined}
          onChange={(event) => onChange(event.target.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      </div>
      {error && <Message id={ids.error} text={error} />}
    </div>
  );
}
