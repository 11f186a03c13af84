import { createContext, use, useCallback, useMemo, type ReactNode } from 'react';
import type { Account, Session, SignedOut } from './contract.ts';
import { request } from './request.ts';
import { useLoad } from './useLoad.ts';

type SessionContext = {
  /** false until the server has said who is there */
  readonly known: boolean;
  readonly account: Account | null;
  readonly signIn: (email: string, password: string, code: string) => Promise<Account | null>;
  readonly signOut: () => Promise<void>;
};

const Context = createContext<SessionContext | null>(null);

export function useSession(): SessionContext {
  const context = use(Context);
  if (context === null) throw new Error('SessionProvider is missing above this component');
  return context;
}

export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const { data, problem, put } = useLoad<Session>('/session');
  const signIn = useCallback(
    async (email: string, password: string, code: string) => {
      const session = await request<Session>('/session', { method: 'POST', body: { email, password, code } });
      put(session);
      return session.account;
    },
    [put],
  );
  const signOut = useCallback(async () => {
    const answer = await request<SignedOut | undefined>('/session', { method: 'DELETE' });
    // What was sent in this window belongs to the one who leaves.
    sessionStorage.clear();
    // The identity provider's own session would let the next person at this desk in.
    if (answer) return window.location.assign(answer.continue);
    put({ account: null });
  }, [put]);
  const context = useMemo(
    () => ({ known: data !== null || problem !== null, account: data?.account ?? null, signIn, signOut }),
    [data, problem, signIn, signOut],
  );
  return <Context value={context}>{children}</Context>;
}
