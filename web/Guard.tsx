import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import { useSession } from './api/SessionProvider.tsx';
import { maySee, pathTo, type RouteKey } from './routes.ts';
import { useText } from './text/TextProvider.tsx';
import { LinkButton } from './ui/LinkButton.tsx';
import { Loading } from './ui/Loading.tsx';
import { PageTitle } from './ui/PageTitle.tsx';
import { Row } from './ui/Row.tsx';

type GuardProps = { readonly page: RouteKey; readonly children: ReactNode };

/** Shows a page to those it is for, and the way there to everybody else. What may be read and done, the server decides. */
export function Guard({ page, children }: GuardProps) {
  const { text } = useText();
  const { known, account } = useSession();
  const { pathname, search } = useLocation();
  if (maySee(page, account?.role ?? null)) return children;
  if (!known) return <Loading />;
  if (account !== null) {
    return (
      <>
        <PageTitle title={text.problems.forbidden} service={text.service} lead={text.problems.forbiddenWay} />
        <Row>
          <LinkButton look="primary" icon="home" label={text.notFound.home} to={pathTo('start')} />
        </Row>
      </>
    );
  }
  return (
    <>
      <PageTitle title={text.problems.signIn} service={text.service} lead={text.problems.signInWay} />
      <Row>
        <LinkButton
          look="primary"
          label={text.session.signIn}
          to={`${pathTo('signIn')}?${new URLSearchParams({ weiter: pathname + search })}`}
        />
      </Row>
    </>
  );
}
