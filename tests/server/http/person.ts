import type { Session } from '../../../server/http/contract.ts';
import type { DemoServer } from './demoServer.ts';

/** Somebody at a browser: keeps the cookie, sends what browsers and our pages send. */
export type Person = {
  /** `fetch` with cookie and headers; `headers` of init win, null takes one away */
  fetch(
    path: string,
    init?: Omit<RequestInit, 'headers'> & { headers?: Record<string, string | null> },
  ): Promise<Response>;
  signIn(email: string, password: string): Promise<Response>;
  readonly cookie: () => string | null;
};

export function person(server: Pick<DemoServer, 'url'>): Person {
  let cookie: string | null = null;
  const ask: Person['fetch'] = async (path, { headers = {}, ...init } = {}) => {
    const sent = new Headers({
      'X-Requested-With': 'rechnungsweg',
      'Sec-Fetch-Site': 'same-origin',
      Origin: server.url,
    });
    if (cookie !== null) sent.set('Cookie', cookie);
    for (const [name, value] of Object.entries(headers)) {
      if (value === null) sent.delete(name);
      else sent.set(name, value);
    }
    const answer = await fetch(server.url + path, { ...init, headers: sent });
    const set = answer.headers.getSetCookie()[0];
    if (set !== undefined) cookie = /Expires=Thu, 01 Jan 1970/i.test(set) ? null : (set.split(';')[0] ?? null);
    return answer;
  };
  return {
    fetch: ask,
    cookie: () => cookie,
    signIn: (email, password) => ask('/api/v1/session', json('POST', { email, password })),
  };
}

/** A sample person of the demo, signed in. */
export async function signedIn(server: DemoServer, role: 'supplier' | 'authority' | 'admin'): Promise<Person> {
  const account = server.demo.accounts.find((candidate) => candidate.role === role);
  if (!account) throw new Error(`demo.json has no ${role}`);
  const somebody = person(server);
  const answer = await somebody.signIn(account.email, account.password);
  const { account: who } = (await answer.json()) as Session;
  if (who?.role !== role) throw new Error(`not signed in as ${role}: ${answer.status}`);
  return somebody;
}

export function json(method: string, body: unknown): { method: string; body: string; headers: Record<string, string> } {
  return { method, body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
}
