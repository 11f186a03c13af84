import { Icon } from './Icon.tsx';

type FilterChipsProps = {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
};

/** Several may be on at once; none on means all. */
export function FilterChips({ label, options, chosen, onChange }: FilterChipsProps) {
  return (
    <div role="group" aria-label={label} className="rw-chips">
      <span className="kern-label" aria-hidden="true">
        {label}
      </span>
      {options.map(({ value, label: text }) => {
        const on = chosen.includes(value);
        return (
          <button
            key={value}
            type="button"
            aria-pressed={on}
            className="rw-chip kern-body kern-body--small"
            onClick={() => onChange(on ? chosen.filter((other) => other !== value) : [...chosen, value])}
          >
            {on && <Icon name="check" size="small" />}
            {text}
          </button>
        );
      })}
    </div>
  );
}
