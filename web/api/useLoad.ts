import { useCallback, useEffect, useState } from 'react';
import { ApiProblem } from './ApiProblem.ts';
import { request } from './request.ts';

export type Loaded<Data> = {
  readonly data: Data | null;
  readonly problem: ApiProblem | null;
  readonly reload: () => void;
  /** takes an answer that came another way (a decision returns the changed invoice) */
  readonly put: (data: Data) => void;
};

/**
 * The data at one address of the API; null until it is there. The old data stays while the same address loads again,
 * so that a list does not blink.
 */
export function useLoad<Data>(path: string | null): Loaded<Data> {
  const [state, setState] = useState<{ path: string | null; data: Data | null; problem: ApiProblem | null }>(
    empty(path),
  );
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (path === null) return;
    const abort = new AbortController();
    request<Data>(path, { signal: abort.signal }).then(
      (data) => setState({ path, data, problem: null }),
      (error: unknown) => {
        if (abort.signal.aborted) return;
        if (!(error instanceof ApiProblem)) throw error;
        setState((before) => ({ path, data: before.path === path ? before.data : null, problem: error }));
      },
    );
    return () => abort.abort();
  }, [path, turn]);
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  const put = useCallback((data: Data) => setState({ path, data, problem: null }), [path]);
  const current = state.path === path ? state : empty<Data>(path);
  return { data: current.data, problem: current.problem, reload, put };
}

function empty<Data>(path: string | null) {
  return { path, data: null as Data | null, problem: null };
}
