import type { Request, Response } from 'express';
import type { Context } from '../context.ts';
import type { Role } from '../role.ts';
import type { access, RouteName } from './access.ts';
import type { Principal } from './principal.ts';

/** Answers one route. Throws Problem for a refusal; anything else it throws is a defect. */
export type Handler<Who> = (ctx: Context, req: Request, res: Response, who: Who) => Promise<void> | void;

/** Where a route names roles, its handler knows who is asking; elsewhere it must not care. */
export type HandlerFor<Name extends RouteName> = Handler<
  (typeof access)[Name]['who'] extends readonly Role[] ? Principal : null
>;
