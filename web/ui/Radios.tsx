import { fieldIds } from './fieldIds.ts';
import { Message } from './Message.tsx';

type RadiosProps<Value extends string> = {
  readonly legend: string;
  readonly name: string;
  readonly value: Value | '';
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  readonly error?: string | undefined;
};

export function Radios<Value extends string>({ legend, name, value, options, onChange, error }: RadiosProps<Value>) {
  const ids = fieldIds(name, null, error);
  return (
    <fieldset className={`kern-fieldset${error ? ' kern-fieldset--error' : ''}`} aria-describedby={ids.described}>
      <legend className="kern-label">{legend}</legend>
      <div className="kern-fieldset__body">
        {options.map((option, index) => (
          <div className="kern-form-check" key={option.value}>
            <input
              // The first one carries the field's id: the summary of errors leads there.
              id={index === 0 ? ids.id : `${ids.id}-${option.value}`}
              name={name}
              type="radio"
              className="kern-form-check__radio"
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            <label className="kern-label" htmlFor={index === 0 ? ids.id : `${ids.id}-${option.value}`}>
              {option.label}
            </label>
          </div>
        ))}
      </div>
      {error && <Message id={ids.error} text={error} />}
    </fieldset>
  );
}
