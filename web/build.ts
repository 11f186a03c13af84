/** Builds the pages into dist/web; `npm start` runs it through scripts/setup.mjs when a source has changed. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

await build({ configFile: fileURLToPath(new URL('./vite.config.ts', import.meta.url)), logLevel: 'warn' });
