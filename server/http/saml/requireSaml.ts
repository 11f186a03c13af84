import type { Request } from 'express';
import type { Context } from '../../context.ts';
import { Problem } from '../../problems.ts';
import type { Saml } from '../../saml/openSaml.ts';
import { SamlRefusal, type SamlFault } from '../../saml/SamlRefusal.ts';
import { readBody } from '../readBody.ts';

/** A message in base64, in a form that writes + and / with three characters each. */
const FORM_BYTES = 600 * 1024;

/** Without SAML_CONFIG these addresses are empty. */
export function requireSaml(ctx: Context): Saml {
  if (!ctx.saml) throw new Problem('NOT_FOUND');
  return ctx.saml;
}

/** The fields of a form that a provider let the browser send. No check against foreign pages: its signature is the proof. */
export async function readForm(req: Request): Promise<URLSearchParams> {
  if (!req.is('application/x-www-form-urlencoded')) throw new Problem('REQUEST_BROKEN');
  return new URLSearchParams((await readBody(req, FORM_BYTES)).toString('utf8'));
}

/** What a person needs to know; what exactly was wrong stands in the log. */
const CODES: Partial<Record<SamlFault, 'SAML_LEVEL_LOW' | 'SAML_CANCELLED' | 'SAML_OUTDATED'>> = {
  level: 'SAML_LEVEL_LOW',
  cancelled: 'SAML_CANCELLED',
  request: 'SAML_OUTDATED',
  unsolicited: 'SAML_OUTDATED',
};

/** Turns a refused message into the answer to the browser, and writes the reason down. */
export function toSamlProblem(ctx: Context, error: unknown): unknown {
  if (!(error instanceof SamlRefusal)) return error;
  ctx.log.warn({ fault: error.fault, detail: error.detail.slice(0, 500) }, 'a SAML message was refused');
  return new Problem(CODES[error.fault] ?? 'SAML_REFUSED', {}, { cause: error });
}
