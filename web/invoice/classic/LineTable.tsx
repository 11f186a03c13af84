import type { OutlineGroup } from '../../../validation/en16931/outline.ts';
import { GroupMark } from '../GroupMark.tsx';
import { Paged } from '../Paged.tsx';
import { useView } from '../ViewContext.ts';
import { labelOf } from '../wordPlace.ts';
import { ClassicSection } from './ClassicSection.tsx';
import { LineRow } from './LineRow.tsx';

const PER_PAGE = 50;

/** The lines. On narrow windows each becomes a block (the roles keep what `display: block` would take from the table). */
export function LineTable({ lines }: { readonly lines: readonly OutlineGroup[] }) {
  const { words, currency, language } = useView();
  const { columns } = words;
  const given = lines.filter((line) => !line.missing || line.values.length > 0 || line.groups.length > 0);
  const nothing = given.length === 0;
  return (
    <ClassicSection title={<GroupMark address="BG-25" label={labelOf('BG-25', language)} missing={nothing} />}>
      <Paged items={given} size={PER_PAGE} label={words.sections.lines}>
        {(shown) => (
          <table className="rw-lines" role="table">
            <caption className="rw-hidden">{words.linesCaption}</caption>
            <thead role="rowgroup">
              <tr role="row">
                {[columns.position, columns.item].map((header) => (
                  <th key={header} scope="col" role="columnheader">
                    {header}
                  </th>
                ))}
                {[columns.quantity, columns.price, columns.vat, `${columns.net} ${currency}`].map((header) => (
                  <th key={header} scope="col" role="columnheader" className="rw-number">
                    {header}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody role="rowgroup">
              {shown.map((line) => (
                <LineRow key={line.address} line={line} depth={0} />
              ))}
            </tbody>
          </table>
        )}
      </Paged>
    </ClassicSection>
  );
}
