import { fieldIds } from './fieldIds.ts';

type CheckboxProps = {
  readonly label: string;
  readonly name: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
};

export function Checkbox({ label, name, checked, onChange }: CheckboxProps) {
  const { id } = fieldIds(name, null, null);
  return (
    <div className="kern-form-check">
      <input
        id={id}
        name={name}
        type="checkbox"
        className="kern-form-check__checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label className="kern-label" htmlFor={id}>
        {label}
      </label>
    </div>
  );
}
