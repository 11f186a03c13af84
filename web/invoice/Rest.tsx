import type { Leftover } from '../../validation/en16931/leftovers.ts';
import { fieldId } from './fieldId.ts';
import { MarkSign } from './MarkSign.tsx';
import { Paged } from './Paged.tsx';
import { useView } from './ViewContext.ts';

const PER_PAGE = 50;

/** What stands in the document but has no place in the standard. */
export function Rest({ rest }: { readonly rest: readonly Leftover[] }) {
  const { words, marks, chosen } = useView();
  if (rest.length === 0) return null;
  return (
    <section className="rw-doc-section" aria-label={words.rest}>
      <h3 className="rw-doc-heading">{words.rest}</h3>
      <p className="rw-doc-hint">{words.restText}</p>
      <Paged items={rest} size={PER_PAGE} label={words.rest}>
        {(items) => (
          <dl className="rw-doc-list rw-doc-list--wide">
            {items.map(({ address, path, value }) => {
              const mark = marks.get(address);
              const look = mark ? ` rw-value--${mark.level}` : '';
              return (
                <div key={address}>
                  <dt className="rw-doc-path">{path}</dt>
                  <dd>
                    <span
                      id={fieldId(address)}
                      tabIndex={-1}
                      className={`rw-value${look}${chosen.address === address ? ' rw-value--chosen' : ''}`}
                    >
                      <span className="rw-value__text">{value.trim()}</span>
                      {mark && <MarkSign mark={mark} />}
                    </span>
                  </dd>
                </div>
              );
            })}
          </dl>
        )}
      </Paged>
    </section>
  );
}
