import type { Request } from 'express';
import type { Language } from '../problems.ts';

/** The language of the answer by Accept-Language; German unless English is preferred. */
export function languageOf(req: Request): Language {
  return req.acceptsLanguages('de', 'en') === 'en' ? 'en' : 'de';
}
