import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** During development (`npx vite --config web/vite.config.ts`) the API of a running server answers. */
const SERVER = 'http://127.0.0.1:3000';

export default defineConfig({
  root: folder('.'),
  publicDir: folder('static'),
  cacheDir: folder('../.cache/vite'),
  plugins: [react()],
  build: {
    outDir: folder('../dist/web'),
    emptyOutDir: true,
    // The Content-Security-Policy allows fonts and scripts from our own address only: nothing goes into data: addresses.
    assetsInlineLimit: 0,
    // No inline polyfill and no source of our own shipped twice.
    sourcemap: false,
    target: 'es2022',
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: {
        // What changes at different times is kept apart, so that a browser fetches little after an update.
        codeSplitting: {
          groups: [
            { name: 'packages', test: /node_modules/ },
            { name: 'model', test: /validation\/en16931|schematron\/builtin\/codelists/ },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': SERVER, '/r': SERVER },
  },
});
