import type { Request } from 'express';
import { z } from 'zod';
import { Problem } from '../../problems.ts';
import type { Principal } from '../principal.ts';

/** The organisation of a supplier. */
export function requireOrganisation({ organisationId }: Principal): string {
  if (!organisationId) throw new Problem('FORBIDDEN');
  return organisationId;
}

/** The id in the address. Throws NOT_FOUND for whatever is no UUID. */
export function readId(req: Request): string {
  const id = z.uuid().safeParse(req.params['id']);
  if (!id.success) throw new Problem('NOT_FOUND');
  return id.data;
}
