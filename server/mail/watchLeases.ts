import type { Queryable } from '../db/database.ts';
import { listOutboxLeases, type OutboxLease } from '../db/outbox.ts';

/** How often a process looks whether another one has left a message lying. */
const LOOKS_PER_LEASE = 10;

/**
 * Finds the messages whose lease has run out: those that this process has seen unchanged for the whole length of a lease (`ms`).
 * It looks at no clock that can be set: one that jumps (time service, a machine that was asleep) would give a message away while
 * it is being sent, and it would go out twice. For the same reason nobody's clock is compared with anybody else's.
 * Asked again and again; `mine` names what this process is sending just now.
 */
export function watchLeases(
  db: Queryable,
  ms: number,
  mine: { has(id: string): boolean },
): () => Promise<OutboxLease[]> {
  let seen = new Map<string, number>();
  let lookAt = 0;
  return async () => {
    if (performance.now() < lookAt) return [];
    // Also what this process could not settle.
    const leases = (await listOutboxLeases(db)).filter(({ id }) => !mine.has(id));
    const now = performance.now();
    lookAt = now + ms / LOOKS_PER_LEASE;
    const before = seen;
    seen = new Map(leases.map((lease) => [nameOf(lease), before.get(nameOf(lease)) ?? now]));
    return leases.filter((lease) => now - (seen.get(nameOf(lease)) ?? now) >= ms);
  };
}

function nameOf({ id, by, attempts }: OutboxLease): string {
  return `${id} ${by} ${attempts}`;
}
