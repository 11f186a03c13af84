import type { Outline, OutlineGroup, OutlineSection } from '../../validation/en16931/outline.ts';
import { GroupMark } from './GroupMark.tsx';
import { Paged } from './Paged.tsx';
import { Rest } from './Rest.tsx';
import { TermRow } from './TermRow.tsx';
import { useView } from './ViewContext.ts';
import { labelOf } from './wordPlace.ts';

/** A line of an invoice has about twenty rows. */
const GROUPS_PER_PAGE = 20;
const VALUES_PER_PAGE = 100;

/** Everything the invoice says, group by group, in the terms of the standard. */
export function StructuredView({ outline }: { readonly outline: Outline }) {
  return (
    <article className="rw-doc">
      {outline.sections.map((section) => (
        <Section key={section.key} section={section} />
      ))}
      <Rest rest={outline.rest} />
    </article>
  );
}

function Section({ section }: { readonly section: OutlineSection }) {
  const { words } = useView();
  if (section.values.length === 0 && section.groups.length === 0) return null;
  return (
    <section className="rw-doc-section">
      <h3 className="rw-doc-heading">{words.sections[section.key]}</h3>
      <Content values={section.values} groups={section.groups} depth={0} />
    </section>
  );
}

type ContentProps = Pick<OutlineGroup, 'values' | 'groups'> & { readonly depth: number };

function Content({ values, groups, depth }: ContentProps) {
  const { language } = useView();
  const byKind = Map.groupBy(groups, ({ id }) => id);
  return (
    <>
      {values.length > 0 && (
        <Paged items={values} size={VALUES_PER_PAGE} label={labelOf(values[0]?.id ?? '', language)}>
          {(shown) => (
            <dl className="rw-terms">
              {shown.map((value) => (
                <TermRow key={value.address} value={value} />
              ))}
            </dl>
          )}
        </Paged>
      )}
      {[...byKind].map(([id, kind]) => (
        <Paged key={id} items={kind} size={GROUPS_PER_PAGE} label={labelOf(id, language)}>
          {(shown) => shown.map((group) => <Group key={group.address} group={group} depth={depth} />)}
        </Paged>
      ))}
    </>
  );
}

function Group({ group, depth }: { readonly group: OutlineGroup; readonly depth: number }) {
  const { language, numbers, words } = useView();
  const label =
    group.id === 'BG-25' && group.nth !== undefined
      ? words.findings.position(String(group.nth))
      : [labelOf(group.id, language), group.nth].filter((part) => part !== undefined).join(' ');
  return (
    <div className={`rw-group rw-group--${Math.min(depth, 2)}`}>
      <p className="rw-group__name">
        <GroupMark address={group.address} label={label} missing={group.missing === true} />
        {numbers && <span className="rw-term-id">{group.id}</span>}
      </p>
      <Content values={group.values} groups={group.groups} depth={depth + 1} />
    </div>
  );
}
