import type { ReactNode } from 'react';
import { Loading } from '../ui/Loading.tsx';
import { ProblemAlert } from './ProblemAlert.tsx';
import type { Loaded } from './useLoad.ts';

type LoadProps<Data> = { readonly from: Loaded<Data>; readonly children: (data: Data) => ReactNode };

/** Waiting, refused or there: what a part of a page shows while its data is under way. */
export function Load<Data>({ from, children }: LoadProps<Data>) {
  if (from.problem !== null && from.data === null) return <ProblemAlert problem={from.problem} onRetry={from.reload} />;
  if (from.data === null) return <Loading />;
  return (
    <>
      {from.problem !== null && <ProblemAlert problem={from.problem} onRetry={from.reload} />}
      {children(from.data)}
    </>
  );
}
