import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Context } from '../context.ts';
import { countOutboxStates } from '../db/listOutbox.ts';
import { countStates } from '../db/searchInvoices.ts';

export type Metrics = {
  readonly registry: Registry;
  /** route as in access.ts (never the address, which may hold a secret) */
  countRequest(route: string, status: number, seconds: number): void;
};

/** Figures for Prometheus. What the database knows is read when somebody asks; only requests are counted by the process. */
export function openMetrics(ctx: Context): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'rechnungsweg_http_requests_total',
    help: 'Answered HTTP requests',
    labelNames: ['route', 'status'],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'rechnungsweg_http_request_seconds',
    help: 'Time from the first byte of a request to the end of its answer',
    labelNames: ['route'],
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 30],
    registers: [registry],
  });
  gauge(registry, 'rechnungsweg_invoices', 'Invoices by state', () => countStates(ctx.db, 'everything'));
  gauge(registry, 'rechnungsweg_outbox', 'Outgoing messages by state', () =>
    countOutboxStates(ctx.db, ctx.clock.now()),
  );
  return {
    registry,
    countRequest(route, status, took) {
      requests.inc({ route, status });
      seconds.observe({ route }, took);
    },
  };
}

function gauge(
  registry: Registry,
  name: string,
  help: string,
  read: () => Promise<Partial<Record<string, number>>>,
): void {
  new Gauge({
    name,
    help,
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      this.reset();
      for (const [state, count] of Object.entries(await read())) this.set({ state }, count ?? 0);
    },
  });
}
