import { useSyncExternalStore } from 'react';
import { useSession } from '../api/SessionProvider.tsx';
import { UploadQueue } from './UploadQueue.ts';

const queues = new Map<string, UploadQueue>();

/** The one queue of the account that is signed in, for as long as the window lives. */
export function useUploadQueue() {
  const account = useSession().account?.id ?? '';
  const queue = queues.get(account) ?? new UploadQueue(sessionStorage, account);
  queues.set(account, queue);
  return { queue, rows: useSyncExternalStore(queue.subscribe, queue.rows) };
}
