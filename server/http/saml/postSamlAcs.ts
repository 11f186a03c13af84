import { takeIdentity } from '../../db/identities.ts';
import { Problem } from '../../problems.ts';
import { acceptLogin } from '../../saml/acceptLogin.ts';
import type { HandlerFor } from '../handler.ts';
import { openSession } from '../session/openSession.ts';
import { clearLoginCookie, readLoginCookie } from './loginCookie.ts';
import { readForm, requireSaml, toSamlProblem } from './requireSaml.ts';

/** The provider's answer, carried by the browser. Where it leads was noted when it began: RelayState is not even read. */
export const postSamlAcs: HandlerFor<'POST /saml/acs'> = async (ctx, req, res) => {
  const saml = requireSaml(ctx);
  const form = await readForm(req);
  clearLoginCookie(ctx, res);
  const login = await acceptLogin(ctx, saml, form.get('SAMLResponse') ?? '', readLoginCookie(ctx, req)).catch(
    (error: unknown) => {
      throw toSamlProblem(ctx, error);
    },
  );
  const at = ctx.clock.now();
  const known = { provider: login.provider, ...login.person };
  const accountId = await ctx.db.transaction((trx) => takeIdentity(trx, known, at));
  if (!accountId) throw new Problem('ACCOUNT_CLOSED');
  await openSession(ctx, req, res, accountId, { ...login, level: login.person.level });
  res.set('Cache-Control', 'no-store').redirect(303, login.target);
};
