import type { Metrics } from './metrics.ts';
import type { HandlerFor } from './handler.ts';

export function getMetrics({ registry }: Metrics): HandlerFor<'GET /metrics'> {
  return async (_ctx, _req, res) => {
    res.type(registry.contentType).send(await registry.metrics());
  };
}
