import { Problem } from '../problems.ts';

const WINDOW_MS = 60_000;

/**
 * Counts requests per key and minute. In memory on purpose: addresses of people who only try the check are written down nowhere.
 * With several processes each counts for itself, which is enough for a brake.
 */
export class RateLimit {
  readonly #perMinute: number;
  #counts = new Map<string, number>();
  #windowEnds = 0;

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
  }

  /** Throws TOO_MANY_REQUESTS with the seconds to wait. */
  count(key: string, now: Date): void {
    if (now.getTime() >= this.#windowEnds) {
      this.#counts = new Map();
      this.#windowEnds = now.getTime() + WINDOW_MS;
    }
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    if (count > this.#perMinute) {
      throw new Problem('TOO_MANY_REQUESTS', { seconds: Math.ceil((this.#windowEnds - now.getTime()) / 1000) });
    }
  }
}

/** One person may have a whole /64 of IPv6 addresses (RFC 6177); it counts as one. */
export function networkOf(address: string | undefined): string {
  if (!address) return 'unknown';
  if (!address.includes(':')) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  const [head = '', tail = ''] = address.split('::', 2);
  const left = head === '' ? [] : head.split(':');
  const right = tail === '' ? [] : tail.split(':');
  const groups = address.includes('::')
    ? [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right]
    : left;
  return groups.slice(0, 4).join(':');
}
