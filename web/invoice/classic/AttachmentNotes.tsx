import type { OutlineGroup } from '../../../validation/en16931/outline.ts';
import { GroupMark } from '../GroupMark.tsx';
import { Labelled } from '../Labelled.tsx';
import { Paged } from '../Paged.tsx';
import { pick } from '../pick.ts';
import { Value } from '../Value.tsx';
import { useView } from '../ViewContext.ts';
import { wordAttachment } from '../wordAttachment.ts';
import { ClassicSection } from './ClassicSection.tsx';

const PER_PAGE = 50;

/** What is enclosed, by name; the files themselves are handed out elsewhere. */
export function AttachmentNotes({ groups }: { readonly groups: readonly OutlineGroup[] }) {
  const { words } = useView();
  return (
    <ClassicSection title={words.sections.attachments} show={groups.length > 0}>
      <Paged items={groups} size={PER_PAGE} label={words.sections.attachments}>
        {(shown) => (
          <ol className="rw-doc-items">
            {shown.map((group) => (
              <AttachmentNote key={group.address} group={group} />
            ))}
          </ol>
        )}
      </Paged>
    </ClassicSection>
  );
}

function AttachmentNote({ group }: { readonly group: OutlineGroup }) {
  const view = useView();
  const of = pick(group);
  const files = of.values('BT-125');
  return (
    <li>
      {(view.marks.has(group.address) || view.chosen.address === group.address) && (
        <GroupMark address={group.address} label={view.words.attachments.unnamed(String(group.nth ?? ''))} />
      )}
      <Labelled values={of.values('BT-122', 'BT-123', 'BT-124')} />
      {files.map((value) => (
        <Value key={value.address} value={value} text={wordAttachment(value, view)} />
      ))}
      <Labelled values={of.rest()} />
    </li>
  );
}
