import { timingSafeEqual } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import type { Request } from 'express';
import type { Context } from '../context.ts';
import { Problem } from '../problems.ts';
import { hashSecret } from '../secret.ts';
import type { Rule } from './access.ts';
import { identify, readBearer, type Principal } from './principal.ts';
import { requireOwnPage } from './session/requireOwnPage.ts';

const SAFE = new Set(['GET', 'HEAD']);

/** Lets a request in by the rule of its route, or throws (401, 403). null: the route asks for nobody in particular. */
export async function admit(ctx: Context, req: Request, { who, by }: Rule): Promise<Principal | null> {
  if (who === 'everyone') return null;
  if (who === 'metrics') return admitBearer(req, ctx.config.metricsToken);
  if (who === 'validator') return admitToValidator(ctx, req);
  const principal = await identify(ctx, req);
  if (!principal) throw new Problem('TOKEN_MISSING');
  if (!who.includes(principal.role)) throw new Problem('FORBIDDEN');
  if (by !== undefined && principal.by !== 'session') throw new Problem('FORBIDDEN');
  if (by === 'organisation administrator' && principal.organisationRole !== 'administrator')
    throw new Problem('FORBIDDEN');
  if (!principal.scopes.includes(SAFE.has(req.method) ? 'read' : 'write')) throw new Problem('SCOPE_MISSING');
  if (principal.by === 'session' && !SAFE.has(req.method)) requireOwnPage(ctx, req);
  return principal;
}

/** Without a token set there is nothing at this address (figures: they are on the second port only). */
function admitBearer(req: Request, wanted: string | null): null {
  if (!wanted) throw new Problem('NOT_FOUND');
  const token = readBearer(req);
  if (token === null) throw new Problem('TOKEN_MISSING');
  if (!timingSafeEqual(Buffer.from(hashSecret(token)), Buffer.from(hashSecret(wanted))))
    throw new Problem('TOKEN_INVALID');
  return null;
}

/** Whoever comes from one of the networks needs no token; others do. */
function admitToValidator(ctx: Context, req: Request): null {
  const { token, networks } = ctx.config.validator;
  if (req.ip !== undefined && isWithin(req.ip, networks)) return null;
  if (token === null && networks.length > 0) throw new Problem('FORBIDDEN');
  return admitBearer(req, token);
}

function isWithin(address: string, networks: readonly string[]): boolean {
  const plain = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  const list = new BlockList();
  for (const network of networks) {
    const [net = '', prefix] = network.split('/');
    list.addSubnet(net, Number(prefix), isIP(net) === 6 ? 'ipv6' : 'ipv4');
  }
  return list.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
}
