import { createContext, use, type ReactNode } from 'react';
import type { Site } from './contract.ts';
import { useLoad } from './useLoad.ts';

const Context = createContext<Site | null>(null);

/** What the operator has configured, and whether the service is well; null while loading, or when nobody answers. */
export function useSite(): Site | null {
  return use(Context);
}

export function SiteProvider({ children }: { readonly children: ReactNode }) {
  return <Context value={useLoad<Site>('/site').data}>{children}</Context>;
}
