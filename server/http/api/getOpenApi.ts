import { describeApi } from './openApi.ts';
import type { HandlerFor } from '../handler.ts';

export const getOpenApi: HandlerFor<'GET /api/v1/openapi.json'> = (ctx, _req, res) => {
  res.json(describeApi(ctx.config));
};
