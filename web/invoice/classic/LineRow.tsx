import type { OutlineGroup, OutlineValue } from '../../../validation/en16931/outline.ts';
import { GroupMark } from '../GroupMark.tsx';
import { Labelled } from '../Labelled.tsx';
import { Paged } from '../Paged.tsx';
import { pick } from '../pick.ts';
import { showValue } from '../showValue.ts';
import { Value } from '../Value.tsx';
import { useView } from '../ViewContext.ts';
import { labelOf } from '../wordPlace.ts';
import { Deduction } from './Deduction.tsx';

const DEEPEST_INDENT = 3;
const PER_PAGE = 20;

/** One line: what everybody looks for in columns, all other information below the name of the item. */
export function LineRow({ line, depth }: { readonly line: OutlineGroup; readonly depth: number }) {
  const { words, language } = useView();
  const { columns } = words;
  const own = pick(line);
  const item = own.groups('BG-31', 'BG-DEX-02').map(pick);
  const price = own.groups('BG-29', 'BG-DEX-07').map(pick);
  const vat = own.groups('BG-30', 'BG-DEX-06').map(pick);
  const position = own.values('BT-126');
  const name = item.flatMap((of) => of.values('BT-153'));
  const text = item.flatMap((of) => of.values('BT-154'));
  const deductions = own.groups('BG-27', 'BG-28', 'BG-DEX-03', 'BG-DEX-04');
  const subLines = own.groups('BG-DEX-01');
  const quantity = own.values('BT-129', 'BT-130');
  const net = own.values('BT-131');
  const basis = price.flatMap((of) => of.values('BT-149', 'BT-150'));
  const unit = price.flatMap((of) => of.values('BT-146'));
  const rate = vat.flatMap((of) => of.values('BT-152'));
  const category = vat.flatMap((of) => of.values('BT-151'));
  const details = [...own.values('BT-132'), ...own.rest(), ...[...item, ...price, ...vat].flatMap((of) => of.rest())];
  return (
    <>
      <tr role="row" className={`rw-line rw-line--depth-${Math.min(depth, DEEPEST_INDENT)}`}>
        <td role="cell" data-label={columns.position} className="rw-line__position">
          <LineName line={line} position={position} depth={depth} />
        </td>
        <th scope="row" role="rowheader" className="rw-line__item">
          <Values values={name} strong />
          {text.map((value) => (
            <p key={value.address} className="rw-line__text">
              <Value value={value} />
            </p>
          ))}
          <Labelled values={details} />
          <Paged items={deductions} size={PER_PAGE} label={labelOf('BG-27', language)}>
            {(shown) => shown.map((group) => <Deduction key={group.address} group={group} />)}
          </Paged>
        </th>
        <td role="cell" data-label={columns.quantity} className="rw-number">
          <Units values={quantity} />
        </td>
        <td role="cell" data-label={columns.price} className="rw-number">
          <Values values={unit} />
          {basis.length > 0 && (
            <span className="rw-line__per">
              {words.per('')}
              <Units values={basis} />
            </span>
          )}
        </td>
        <td role="cell" data-label={columns.vat} className="rw-number">
          <Values values={rate} />
          {category.map((value) => {
            const plain = value.value === 'S' && rate.length > 0;
            return <Category key={value.address} value={value} plain={plain} />;
          })}
        </td>
        <td role="cell" data-label={columns.net} className="rw-number rw-line__net">
          <Values values={net} />
        </td>
      </tr>
      {subLines.map((subLine) => (
        <LineRow key={subLine.address} line={subLine} depth={depth + 1} />
      ))}
    </>
  );
}

/** The number that the supplier gave; a line that has none is named by its place. */
function LineName({ line, position, depth }: { line: OutlineGroup; position: readonly OutlineValue[]; depth: number }) {
  const { words, marks, chosen } = useView();
  const needsMark = marks.has(line.address) || chosen.address === line.address || position.length === 0;
  const label = depth === 0 ? words.findings.position(String(line.nth ?? '')) : words.subLine;
  return (
    <>
      <Values values={position} />
      {needsMark && <GroupMark address={line.address} label={position.length === 0 ? String(line.nth ?? '') : label} />}
    </>
  );
}

function Values({ values, strong = false }: { readonly values: readonly OutlineValue[]; readonly strong?: boolean }) {
  return values.map((value) => <Value key={value.address} value={value} strong={strong} />);
}

/** A quantity with its unit, short where there is a short form. */
function Units({ values }: { readonly values: readonly OutlineValue[] }) {
  const { words } = useView();
  return values.map((value) => {
    const text = value.type === 'code' ? words.units[value.value] : undefined;
    return <Value key={value.address} value={value} {...(text !== undefined && { text })} />;
  });
}

/** The standard rate goes without saying; every other category is named by code and word. */
function Category({ value, plain }: { readonly value: OutlineValue; readonly plain: boolean }) {
  const view = useView();
  const word = showValue(value, view);
  const text = plain || word === value.value ? value.value : `${value.value} (${word})`;
  return (
    <span className={plain ? 'rw-line__category rw-line__category--plain' : 'rw-line__category'}>
      <Value value={value} text={text} />
    </span>
  );
}
