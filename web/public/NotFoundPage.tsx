import { usePage } from '../api/usePage.ts';
import { pathTo } from '../routes.ts';
import { useText } from '../text/TextProvider.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { Row } from '../ui/Row.tsx';

export function NotFoundPage() {
  const { text } = useText();
  return (
    <>
      <PageTitle {...usePage('notFound')} lead={text.notFound.lead} />
      <Row>
        <LinkButton look="primary" icon="home" label={text.notFound.home} to={pathTo('start')} />
      </Row>
    </>
  );
}
