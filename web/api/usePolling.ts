import { useEffect } from 'react';

/** Often enough to feel at once, rare enough for a thousand open windows. */
const INTERVAL_MS = 1500;

/** Calls again and again while `active` and while the window is seen. */
export function usePolling(active: boolean, poll: () => void): void {
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(() => {
      if (!document.hidden) poll();
    }, INTERVAL_MS);
    return () => clearInterval(timer);
  }, [active, poll]);
}
