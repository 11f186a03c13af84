import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';
import { markPublic } from '../compressPublic.ts';

/** Where the build of the web interface lies. */
const BUILT = fileURLToPath(new URL('../../../dist/web/', import.meta.url));
const OWN = fileURLToPath(new URL('./static/', import.meta.url));

/** Files of the build have a hash of their content in the name. */
const FOREVER = 'public, max-age=31536000, immutable';

/**
 * The web interface: its files, and its one page for every address that a person may open (the router in the browser knows
 * which exist). Programs that ask for something else get the ordinary 404.
 */
export function pages(): Router {
  const router = Router();
  router.use((_req, res, next) => {
    markPublic(res);
    next();
  });
  router.use(express.static(OWN, { index: false, maxAge: '1h' }));
  if (!existsSync(`${BUILT}index.html`)) return router;
  router.use(
    '/assets',
    express.static(`${BUILT}assets`, {
      index: false,
      fallthrough: true,
      setHeaders: (res) => void res.setHeader('Cache-Control', FOREVER),
    }),
  );
  router.use(express.static(BUILT, { index: false, maxAge: '1h' }));
  router.get(/^\/(?!api\/|r\/|assets\/)[^.]*$/, (req, res, next) => {
    // The start page answers whoever asks for anything, as a probe of a load balancer does.
    if (req.path !== '/' && req.accepts(['application/json', 'text/html']) !== 'text/html') return next();
    res.set('Cache-Control', 'no-cache').sendFile('index.html', { root: BUILT });
  });
  return router;
}
