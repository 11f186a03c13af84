import { findLink } from '../../db/link.ts';
import { Problem } from '../../problems.ts';
import { hashSecret } from '../../secret.ts';
import type { HandlerFor } from '../handler.ts';
import { languageOf } from '../language.ts';
import { sendPage } from './page.ts';

const text = {
  de: {
    title: 'Ihr Link ist gültig',
    soon: 'Die Seite zu diesem Link wird gerade eingerichtet. Bitte öffnen Sie ihn später noch einmal.',
  },
  en: { title: 'Your link is valid', soon: 'The page behind this link is being set up. Please open it again later.' },
} as const;

/**
 * What a link in a mail opens. GET never changes anything: mail scanners open links before people do. The pages behind it
 * come with the sign-in pages; until then it only says whether the link is good.
 */
export const getLink: HandlerFor<'GET /r/:token'> = async (ctx, req, res) => {
  const token = req.params['token'];
  const link = typeof token === 'string' ? await findLink(ctx.db, hashSecret(token), ctx.clock.now()) : null;
  if (!link) throw new Problem('LINK_UNKNOWN');
  res.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' });
  const language = languageOf(req);
  sendPage(res, language, text[language].title, `<p>${text[language].soon}</p>`);
};
