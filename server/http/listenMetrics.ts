import { listen, type Listening } from './listen.ts';
import type { Metrics } from './metrics.ts';

/** Long enough for any scrape. */
const REQUEST_MS = 30_000;

/** The second port, on loopback only: `GET /metrics` and nothing else, without a token. */
export async function listenMetrics(port: number, { registry }: Metrics): Promise<Listening> {
  const listening = await listen('127.0.0.1', port, REQUEST_MS);
  listening.serve((req, res) => {
    if (req.url !== '/metrics' || req.method !== 'GET') {
      res.writeHead(404).end();
      return;
    }
    registry.metrics().then(
      (figures) => res.setHeader('Content-Type', registry.contentType).end(figures),
      () => res.writeHead(503).end(), // the database does not answer; Prometheus notes the gap
    );
  });
  return listening;
}
