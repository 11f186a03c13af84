import { Checkbox } from '../ui/Checkbox.tsx';
import { Row } from '../ui/Row.tsx';
import { useView } from './ViewContext.ts';

export type Options = { readonly numbers: boolean; readonly both: boolean };

type ViewOptionsProps = { readonly options: Options; readonly onChange: (options: Options) => void };

/** On demand: numbers of the terms, labels in the other language. */
export function ViewOptions({ options, onChange }: ViewOptionsProps) {
  const { words } = useView();
  return (
    <Row>
      <Checkbox
        label={words.showNumbers}
        name="numbers"
        checked={options.numbers}
        onChange={(numbers) => onChange({ ...options, numbers })}
      />
      <Checkbox
        label={words.showBoth}
        name="both"
        checked={options.both}
        onChange={(both) => onChange({ ...options, both })}
      />
    </Row>
  );
}
