import { z } from 'zod';
import type { Request } from 'express';
import { checkLeitwegId } from '../../../validation/en16931/leitwegId.ts';
import type { Context } from '../../context.ts';
import { findListedAuthority, listAuthorities } from '../../db/listAuthorities.ts';
import { newId } from '../../db/newId.ts';
import { saveAuthority } from '../../db/saveAuthority.ts';
import { Problem } from '../../problems.ts';
import { lookupHost } from '../../smp/participant.ts';
import type { AuthorityInput, AuthorityList, AuthorityRow } from '../contract.ts';
import type { HandlerFor } from '../handler.ts';
import { readInput } from '../readInput.ts';
import { readJson } from '../readJson.ts';
import { authorityInput, searchQuery } from '../schemas.ts';

export const getAuthorities: HandlerFor<'GET /api/v1/admin/authorities'> = async (ctx, req, res) => {
  const { q } = readInput(searchQuery, req.query);
  res.json({ items: await listAuthorities(ctx.db, q) } satisfies AuthorityList);
};

export const getAuthority: HandlerFor<'GET /api/v1/admin/authorities/:id'> = async (ctx, req, res) => {
  res.json(await findAuthority(ctx, readId(req)));
};

export const postAuthority: HandlerFor<'POST /api/v1/admin/authorities'> = async (ctx, req, res) => {
  const id = newId();
  await save(ctx, id, await readAuthority(req));
  res
    .status(201)
    .location(`/api/v1/admin/authorities/${id}`)
    .json(await findAuthority(ctx, id));
};

export const putAuthority: HandlerFor<'PUT /api/v1/admin/authorities/:id'> = async (ctx, req, res) => {
  const { id } = await findAuthority(ctx, readId(req));
  await save(ctx, id, await readAuthority(req));
  res.json(await findAuthority(ctx, id));
};

function readId(req: Request): string {
  const id = z.uuid().safeParse(req.params['id']);
  if (!id.success) throw new Problem('NOT_FOUND');
  return id.data;
}

async function findAuthority(ctx: Context, id: string): Promise<AuthorityRow> {
  const found = await findListedAuthority(ctx.db, id);
  if (!found) throw new Problem('NOT_FOUND');
  const { smp } = ctx.config;
  return smp ? { ...found, peppolHosts: found.leitwegIds.map((id) => lookupHost(id, smp.zone)) } : found;
}

/** The form, with its Leitweg-IDs in canonical form. Throws INPUT_INVALID, LEITWEG_ID_INVALID. */
async function readAuthority(req: Request): Promise<AuthorityInput> {
  const input = readInput(authorityInput, await readJson(req));
  const leitwegIds = input.leitwegIds.map((text) => {
    const checked = checkLeitwegId(text);
    if (!checked.ok) throw new Problem('LEITWEG_ID_INVALID', { leitwegId: text });
    return checked.leitwegId;
  });
  return { ...input, leitwegIds: [...new Set(leitwegIds)] };
}

async function save(ctx: Context, id: string, input: AuthorityInput): Promise<void> {
  await ctx.db.transaction(async (trx) => {
    const taken = await saveAuthority(trx, id, input, ctx.clock.now());
    if (taken !== null) throw new Problem('LEITWEG_ID_TAKEN', { leitwegId: taken });
  });
}
