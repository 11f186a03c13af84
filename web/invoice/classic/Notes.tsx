import type { OutlineGroup } from '../../../validation/en16931/outline.ts';
import { Paged } from '../Paged.tsx';
import { pick } from '../pick.ts';
import { Value } from '../Value.tsx';
import { useView } from '../ViewContext.ts';
import { ClassicSection } from './ClassicSection.tsx';

const PER_PAGE = 50;

export function Notes({ groups }: { readonly groups: readonly OutlineGroup[] }) {
  const { words } = useView();
  return (
    <ClassicSection title={words.sections.notes} show={groups.length > 0}>
      <Paged items={groups} size={PER_PAGE} label={words.sections.notes}>
        {(shown) =>
          shown.map((group) => {
            const of = pick(group);
            const texts = of.values('BT-22');
            const about = of.rest();
            return (
              <p key={group.address} className="rw-doc-text">
                {about.map((value) => (
                  <span key={value.address} className="rw-note__about">
                    <Value value={value} strong />:{' '}
                  </span>
                ))}
                {texts.map((value) => (
                  <Value key={value.address} value={value} />
                ))}
              </p>
            );
          })
        }
      </Paged>
    </ClassicSection>
  );
}
