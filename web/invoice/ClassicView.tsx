import type { Outline, OutlineSection, OutlineValue } from '../../validation/en16931/outline.ts';
import type { SectionKey } from '../../validation/en16931/terms.ts';
import { AllowanceTable } from './classic/AllowanceTable.tsx';
import { AttachmentNotes } from './classic/AttachmentNotes.tsx';
import { ClassicSection } from './classic/ClassicSection.tsx';
import { InfoBlock } from './classic/InfoBlock.tsx';
import { LineTable } from './classic/LineTable.tsx';
import { Notes } from './classic/Notes.tsx';
import { Party } from './classic/Party.tsx';
import { Payment } from './classic/Payment.tsx';
import { Title } from './classic/Title.tsx';
import { Totals } from './classic/Totals.tsx';
import { VatTable } from './classic/VatTable.tsx';
import { Labelled } from './Labelled.tsx';
import { pick, type Picker } from './pick.ts';
import { Rest } from './Rest.tsx';
import { useView } from './ViewContext.ts';

/** The invoice as accountants know it from paper. Each part ends with what its layout has no place for, so nothing is left out. */
export function ClassicView({ outline }: { readonly outline: Outline }) {
  const { words } = useView();
  const sections = new Map<SectionKey, OutlineSection>(outline.sections.map((section) => [section.key, section]));
  const of = (key: SectionKey): Picker => pick(sections.get(key) ?? { values: [], groups: [] });
  const document = of('document');
  const references = of('references');
  const payment = of('payment');
  const lines = of('lines');
  const allowances = of('allowances');
  const vat = of('vat');
  const totals = of('totals');
  const process = of('process');
  const deliveries = of('delivery').groups('BG-13');
  // the day of delivery belongs to the dates, the address of delivery to the parties
  const isDay = ({ id }: OutlineValue): boolean => id === 'BT-72';
  const delivery = deliveries.map((group) => ({ ...group, values: group.values.filter((value) => !isDay(value)) }));
  const info = [
    ...document.values('BT-2'),
    ...payment.values('BT-9'),
    ...deliveries.flatMap(({ values }) => values.filter(isDay)),
    ...document.groups('BG-14').flatMap(({ values }) => values),
    ...references.values('BT-10', 'BT-13', 'BT-12', 'BT-11'),
    ...references.rest(),
  ];
  const title = [...document.values('BT-3'), ...document.values('BT-1')];
  const technical = process.rest();
  return (
    <article className="rw-doc rw-paper">
      <header className="rw-paper__head">
        <Party groups={of('seller').groups('BG-4')} kind="seller" />
      </header>
      <div className="rw-paper__address">
        <Party groups={of('buyer').groups('BG-7')} kind="buyer" />
        <InfoBlock values={info} delivery={delivery} />
      </div>
      <Title values={title} />
      <Labelled values={document.rest()} />
      <Party groups={of('parties').groups('BG-10', 'BG-11')} kind="other" />
      <LineTable lines={lines.groups('BG-25')} />
      <AllowanceTable groups={allowances.groups('BG-20', 'BG-21')} />
      <div className="rw-paper__sums">
        <VatTable groups={vat.groups('BG-23')} />
        <Totals totals={totals.groups('BG-22')} third={totals.groups('BG-DEX-09')} />
      </div>
      <Payment payment={payment} />
      <Notes groups={of('notes').groups('BG-1')} />
      <AttachmentNotes groups={of('attachments').groups('BG-24')} />
      <ClassicSection title={words.sections.process} show={technical.length > 0} quiet>
        <Labelled values={technical} />
      </ClassicSection>
      <Rest rest={outline.rest} />
    </article>
  );
}
