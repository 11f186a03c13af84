import type { ComponentType } from 'react';
import { Outlet, RouterProvider, ScrollRestoration, createBrowserRouter } from 'react-router';
import { AccountPage } from './account/AccountPage.tsx';
import { AllInvoicesPage } from './admin/AllInvoicesPage.tsx';
import { AnyInvoicePage } from './admin/AnyInvoicePage.tsx';
import { AuthoritiesPage } from './admin/AuthoritiesPage.tsx';
import { AuthorityPage } from './admin/AuthorityPage.tsx';
import { DecidePage } from './admin/DecidePage.tsx';
import { JournalPage } from './admin/JournalPage.tsx';
import { NewAuthorityPage } from './admin/NewAuthorityPage.tsx';
import { OutboxPage } from './admin/OutboxPage.tsx';
import { RulePage } from './admin/RulePage.tsx';
import { RulesPage } from './admin/RulesPage.tsx';
import { SessionProvider } from './api/SessionProvider.tsx';
import { SiteProvider } from './api/SiteProvider.tsx';
import { InboxInvoicePage } from './authority/InboxInvoicePage.tsx';
import { InboxPage } from './authority/InboxPage.tsx';
import { Crash } from './Crash.tsx';
import { Guard } from './Guard.tsx';
import { Frame } from './Frame.tsx';
import { AccessibilityPage } from './public/AccessibilityPage.tsx';
import { CheckPage } from './public/CheckPage.tsx';
import { DirectoryPage } from './public/DirectoryPage.tsx';
import { EasyLanguagePage } from './public/EasyLanguagePage.tsx';
import { ForgottenPage } from './public/ForgottenPage.tsx';
import { ImprintPage } from './public/ImprintPage.tsx';
import { JoinPage } from './public/JoinPage.tsx';
import { LeitwegIdPage } from './public/LeitwegIdPage.tsx';
import { NotFoundPage } from './public/NotFoundPage.tsx';
import { PrivacyPage } from './public/PrivacyPage.tsx';
import { SignInPage } from './public/SignInPage.tsx';
import { StartPage } from './public/StartPage.tsx';
import { routeKeys, routes, type RouteKey } from './routes.ts';
import { InvoicePage } from './supplier/InvoicePage.tsx';
import { InvoicesPage } from './supplier/InvoicesPage.tsx';
import { OrganisationPage } from './supplier/OrganisationPage.tsx';
import { OverviewPage } from './supplier/OverviewPage.tsx';
import { UploadPage } from './supplier/UploadPage.tsx';
import { TextProvider } from './text/TextProvider.tsx';

/** Which component shows which page. One bundle: all areas together are a tenth of it, and no page can be missing after an update. */
const pages = {
  start: StartPage,
  check: CheckPage,
  leitwegId: LeitwegIdPage,
  directory: DirectoryPage,
  join: JoinPage,
  signIn: SignInPage,
  forgotten: ForgottenPage,
  account: AccountPage,
  organisation: OrganisationPage,
  imprint: ImprintPage,
  privacy: PrivacyPage,
  accessibility: AccessibilityPage,
  easyLanguage: EasyLanguagePage,
  notFound: NotFoundPage,
  overview: OverviewPage,
  upload: UploadPage,
  invoices: InvoicesPage,
  invoice: InvoicePage,
  inbox: InboxPage,
  inboxInvoice: InboxInvoicePage,
  decide: DecidePage,
  allInvoices: AllInvoicesPage,
  anyInvoice: AnyInvoicePage,
  authorities: AuthoritiesPage,
  newAuthority: NewAuthorityPage,
  authority: AuthorityPage,
  outbox: OutboxPage,
  rules: RulesPage,
  rule: RulePage,
  journal: JournalPage,
} as const satisfies Record<RouteKey, ComponentType>;

const router = createBrowserRouter([
  {
    element: (
      <Frame>
        <Outlet />
        <ScrollRestoration />
      </Frame>
    ),
    errorElement: <Crash />,
    children: routeKeys.map((key) => {
      const Page = pages[key];
      return {
        path: routes[key].path,
        element: (
          <Guard page={key}>
            <Page />
          </Guard>
        ),
        errorElement: <Crash />,
      };
    }),
  },
]);

export function App() {
  return (
    <TextProvider>
      <SiteProvider>
        <SessionProvider>
          <RouterProvider router={router} />
        </SessionProvider>
      </SiteProvider>
    </TextProvider>
  );
}
