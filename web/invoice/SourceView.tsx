import type { OpenDocument } from './openDocument.ts';
import { Paged } from './Paged.tsx';
import { showNumber } from './showNumber.ts';
import type { SourceLine } from './sourceLines.ts';
import { SourceText } from './SourceText.tsx';
import { useView, ViewContext } from './ViewContext.ts';

const PER_PAGE = 400;

type SourceViewProps = {
  readonly document: OpenDocument;
  /** the line that a finding or a field leads to */
  readonly line: number | null;
  /** lines with findings */
  readonly marked: ReadonlySet<number>;
};

/** The address of a line, as long lists are turned to the page of an address. */
const lineAddress = (line: number): string => `line/${line}`;

/** The document as text, with line numbers; only as much of it at once as a browser bears. */
export function SourceView({ document, line, marked }: SourceViewProps) {
  const view = useView();
  const { words } = view;
  const at = line === null ? null : document.lines.findLast(({ number }) => number <= line);
  const items = document.lines.map((item) => ({ address: lineAddress(item.number), item }));
  const chosen = { address: at ? lineAddress(at.number) : null, turn: view.chosen.turn };
  return (
    <div className="rw-source-frame">
      {document.indented && <p className="rw-doc-hint">{words.sourceIndented}</p>}
      <ViewContext value={{ ...view, chosen }}>
        <Paged items={items} size={PER_PAGE} label={words.line('')}>
          {(shown) => (
            // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reached by keyboard
            <div className="rw-source" role="region" aria-label={words.sourceLabel} tabIndex={0}>
              <ol className="rw-source__lines" translate="no">
                {shown.map(({ item }) => (
                  <Line key={item.number} line={item} chosen={item === at} marked={marked.has(item.number)} />
                ))}
              </ol>
            </div>
          )}
        </Paged>
      </ViewContext>
    </div>
  );
}

type LineProps = { readonly line: SourceLine; readonly chosen: boolean; readonly marked: boolean };

function Line({ line, chosen, marked }: LineProps) {
  const { words, language } = useView();
  const classes = ['rw-source__line'];
  if (marked) classes.push('rw-source__line--marked');
  if (chosen) classes.push('rw-source__line--chosen');
  const number = (value: number) => showNumber(String(value), language);
  return (
    <li id={`zeile-${line.number}`} className={classes.join(' ')} tabIndex={-1} value={line.number}>
      <span className="rw-source__number" aria-hidden="true">
        {line.number}
      </span>
      <code className="rw-source__text">
        <SourceText text={line.text} />
        {line.cut !== undefined && <em> {words.cut(number(line.cut))}</em>}
        {line.folded !== undefined && <em>{words.folded(number(line.folded))}</em>}
      </code>
    </li>
  );
}
