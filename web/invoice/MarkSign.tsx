import { useView, type Mark } from './ViewContext.ts';

/** The numbers of the findings at a field; leads to the first of them. */
export function MarkSign({ mark }: { readonly mark: Mark }) {
  const { words, onMark } = useView();
  const numbers = mark.numbers.join(', ');
  const [first] = mark.numbers;
  const className = `rw-mark rw-mark--${mark.level}`;
  if (!onMark || first === undefined) {
    return <span className={className}>{words.findings.marked(numbers)}</span>;
  }
  return (
    <button type="button" className={className} onClick={() => onMark(first)}>
      <span className="rw-hidden">{words.findings.mark(numbers)}</span>
      <span aria-hidden="true">{numbers}</span>
    </button>
  );
}
