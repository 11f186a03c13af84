import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useSession } from './api/SessionProvider.tsx';
import { useSite } from './api/SiteProvider.tsx';
import { maySee, pathTo, routeKeys, routes, type RouteKey } from './routes.ts';
import { useText } from './text/TextProvider.tsx';
import { Button } from './ui/Button.tsx';
import { LanguageSwitch } from './ui/LanguageSwitch.tsx';
import { LinkButton } from './ui/LinkButton.tsx';
import { Page } from './ui/Page.tsx';
import { SiteFooter } from './ui/SiteFooter.tsx';
import { SiteHeader } from './ui/SiteHeader.tsx';
import { SkipLink } from './ui/SkipLink.tsx';
import { ThemeSwitch } from './ui/ThemeSwitch.tsx';

const MAIN_ID = 'inhalt';

/** What stands around every page. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const { text } = useText();
  const { account } = useSession();
  const operator = useSite()?.operator.name ?? '';
  const entriesOf = (place: 'main' | 'foot') =>
    routeKeys
      .filter(
        (key) => routes[key].nav === place && maySee(key, account?.role ?? null) && isUseful(key, account !== null),
      )
      .map((key) => ({ key, to: pathTo(key), label: text.pages[key].nav }));
  return (
    <>
      <SkipLink target={MAIN_ID} />
      <Page
        mainId={MAIN_ID}
        header={
          <SiteHeader
            name={text.service}
            home={pathTo('start')}
            navigationLabel={text.navigation.main}
            entries={entriesOf('main')}
            tools={<Tools />}
          />
        }
        footer={
          <SiteFooter
            navigationLabel={text.navigation.foot}
            entries={entriesOf('foot')}
            lines={[text.service, operator, account === null ? '' : text.session.signedInAs(account.email)].filter(
              (line) => line !== '',
            )}
          />
        }
      >
        {children}
      </Page>
    </>
  );
}

/** Who is signed in sees their own pages first; the directory stays one click away on the start page. */
function isUseful(key: RouteKey, signedIn: boolean): boolean {
  return !signedIn || key !== 'directory';
}

function Tools() {
  const { text, language, switchLanguage } = useText();
  const { account, known, signOut } = useSession();
  const navigate = useNavigate();
  return (
    <>
      <ThemeSwitch />
      <LanguageSwitch other={language === 'de' ? 'en' : 'de'} onSwitch={switchLanguage} />
      {known && account === null && (
        <LinkButton look="tertiary" icon="account-circle" label={text.session.signIn} to={pathTo('signIn')} />
      )}
      {account !== null && (
        <LinkButton look="tertiary" icon="account-circle" label={text.pages.account.nav} to={pathTo('account')} />
      )}
      {account !== null && (
        <Button
          look="tertiary"
          icon="logout"
          label={text.session.signOut}
          onClick={() => void signOut().then(() => navigate(pathTo('start')))}
        />
      )}
    </>
  );
}
