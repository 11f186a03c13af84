import { generatePath } from 'react-router';
import type { Role } from '../server/http/contract.ts';

type Route = {
  /** as in the address bar; German, because people read it */
  readonly path: string;
  /** who may see it: everyone, or the roles named */
  readonly for: 'everyone' | readonly Role[];
  /** where the navigation shows it: not at all, in the head (in this order), or in the foot of every page */
  readonly nav: 'none' | 'main' | 'foot';
};

/**
 * Every page there is. Navigation, titles (text.pages.KEY.title), access and the accessibility tests are derived from
 * this table; App.tsx must name a component for every key, or it does not compile.
 */
export const routes = {
  start: { path: '/', for: 'everyone', nav: 'none' },
  overview: { path: '/uebersicht', for: ['supplier'], nav: 'main' },
  upload: { path: '/hochladen', for: ['supplier'], nav: 'main' },
  invoices: { path: '/rechnungen', for: ['supplier'], nav: 'main' },
  organisation: { path: '/organisation', for: ['supplier'], nav: 'main' },
  account: { path: '/konto', for: ['supplier', 'authority', 'admin'], nav: 'none' },
  invoice: { path: '/rechnungen/:id', for: ['supplier'], nav: 'none' },
  inbox: { path: '/eingang', for: ['authority'], nav: 'main' },
  inboxInvoice: { path: '/eingang/:id', for: ['authority'], nav: 'none' },
  decide: { path: '/verwaltung/entscheiden', for: ['admin'], nav: 'main' },
  allInvoices: { path: '/verwaltung/rechnungen', for: ['admin'], nav: 'main' },
  anyInvoice: { path: '/verwaltung/rechnungen/:id', for: ['admin'], nav: 'none' },
  authorities: { path: '/verwaltung/behoerden', for: ['admin'], nav: 'main' },
  newAuthority: { path: '/verwaltung/behoerden/neu', for: ['admin'], nav: 'none' },
  authority: { path: '/verwaltung/behoerden/:id', for: ['admin'], nav: 'none' },
  outbox: { path: '/verwaltung/postausgang', for: ['admin'], nav: 'main' },
  rules: { path: '/verwaltung/regeln', for: ['admin'], nav: 'main' },
  rule: { path: '/verwaltung/regeln/:id', for: ['admin'], nav: 'none' },
  journal: { path: '/verwaltung/journal', for: ['admin'], nav: 'main' },
  check: { path: '/pruefen', for: 'everyone', nav: 'main' },
  leitwegId: { path: '/leitweg-id', for: 'everyone', nav: 'main' },
  directory: { path: '/verzeichnis', for: 'everyone', nav: 'main' },
  join: { path: '/behoerde-anschliessen', for: 'everyone', nav: 'none' },
  signIn: { path: '/anmelden', for: 'everyone', nav: 'none' },
  forgotten: { path: '/passwort-vergessen', for: 'everyone', nav: 'none' },
  imprint: { path: '/impressum', for: 'everyone', nav: 'foot' },
  privacy: { path: '/datenschutz', for: 'everyone', nav: 'foot' },
  accessibility: { path: '/barrierefreiheit', for: 'everyone', nav: 'foot' },
  easyLanguage: { path: '/leichte-sprache', for: 'everyone', nav: 'foot' },
  notFound: { path: '*', for: 'everyone', nav: 'none' },
} as const satisfies Record<string, Route>;

export type RouteKey = keyof typeof routes;

export const routeKeys = Object.keys(routes) as readonly RouteKey[];

/** The address of a page. `parameters` fills `:id`. */
export function pathTo(key: RouteKey, parameters: Readonly<Record<string, string>> = {}): string {
  return generatePath(routes[key].path as string, parameters);
}

export function maySee(key: RouteKey, role: Role | null): boolean {
  const access: 'everyone' | readonly Role[] = routes[key].for;
  return access === 'everyone' || (role !== null && access.includes(role));
}

/** Where a person lands after signing in. */
export const homeOf = {
  supplier: 'overview',
  authority: 'inbox',
  admin: 'decide',
} as const satisfies Record<Role, RouteKey>;
