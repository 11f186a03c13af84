import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import type { Tone } from './Badge.tsx';

export type TimelineItem = {
  readonly key: string;
  readonly tone: Tone;
  readonly title: string;
  /** for people */
  readonly time: string;
  /** for machines, ISO 8601 */
  readonly dateTime: string;
  readonly detail?: ReactNode;
};

export function Timeline({ items }: { readonly items: readonly TimelineItem[] }) {
  return (
    <ol className="rw-timeline">
      {items.map((item) => (
        <li key={item.key} className={`rw-timeline__item rw-timeline__item--${item.tone}`}>
          <span className="rw-timeline__mark">
            <Icon name={item.tone} />
          </span>
          <div className="rw-timeline__body">
            <p className="kern-body kern-body--bold rw-text">{item.title}</p>
            <time dateTime={item.dateTime} className="kern-body kern-body--small kern-body--muted">
              {item.time}
            </time>
            {item.detail}
          </div>
        </li>
      ))}
    </ol>
  );
}
