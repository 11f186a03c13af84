import type { Context } from '../../context.ts';
import { readSetting } from '../../db/setting.ts';
import type { Site } from '../contract.ts';
import type { HandlerFor } from '../handler.ts';
import { operatorTexts } from './operatorTexts.ts';
import { isReady } from './health.ts';
import { version } from '../version.ts';

/** What the pages need to know before anybody signs in. */
export const getSite: HandlerFor<'GET /api/v1/site'> = async (ctx, _req, res) => {
  const { database, rules } = await isReady(ctx);
  const { invoiceBytes, checkBytes, uploadBytes, uploadFiles } = ctx.config.limits;
  res.json({
    status: database && rules ? 'ok' : 'disturbed',
    demo: database && (await isDemo(ctx)),
    version,
    limits: { invoiceBytes, checkBytes, zipEntries: 0, uploadBytes, uploadFiles },
    signIn: {
      local: ctx.config.localAccounts === 'all',
      providers: (ctx.saml?.providers ?? []).map(({ settings: { id, name } }) => ({ id, name })),
    },
    operator: ctx.config.operator,
    texts: operatorTexts(ctx),
  } satisfies Site);
};

async function isDemo(ctx: Context): Promise<boolean> {
  return (await readSetting<boolean>(ctx.db, 'demo')) === true;
}
