import { useEffect, useRef, type ReactNode } from 'react';
import { useNavigationType } from 'react-router';
import { Paragraph } from './Paragraph.tsx';

type PageTitleProps = {
  readonly title: string;
  /** name of the service, behind the title in the window's title */
  readonly service: string;
  readonly lead?: ReactNode;
  readonly display?: boolean;
};

let pagesSeen = 0;

/**
 * The one h1 of a page. After a change of page the focus moves here, so that keyboard and screen reader start at the
 * top of the new page as they would after a full load (WCAG 2.4.3); on the very first page the browser does that itself.
 */
export function PageTitle({ title, service, lead, display = false }: PageTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const navigation = useNavigationType();
  useEffect(() => {
    document.title = title === service ? title : `${title} – ${service}`;
  }, [title, service]);
  useEffect(() => {
    pagesSeen += 1;
    if (pagesSeen > 1) heading.current?.focus({ preventScroll: navigation === 'POP' });
  }, [navigation]);
  return (
    <div className="rw-page-title">
      <h1
        ref={heading}
        tabIndex={-1}
        className={`${display ? 'kern-heading-x-large' : 'kern-heading-large'} rw-heading`}
      >
        {title}
      </h1>
      {lead && <Paragraph size="large">{lead}</Paragraph>}
    </div>
  );
}
