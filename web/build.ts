/**
 * Builds the pages into dist/web, and the invoice view for the server into dist/render; `npm start` runs it through
 * scripts/setup.mjs when a source has changed.
 */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

// The pages last: set-up takes their index.html as the sign that all is there.
for (const config of ['./vite.render.config.ts', './vite.config.ts']) {
  await build({ configFile: fileURLToPath(new URL(config, import.meta.url)), logLevel: 'warn' });
}
