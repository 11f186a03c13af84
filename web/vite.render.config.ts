import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The invoice view once more, as a module that Node runs: server/render makes static HTML with it. */
export default defineConfig({
  root: folder('.'),
  publicDir: false,
  cacheDir: folder('../.cache/vite-render'),
  plugins: [react()],
  ssr: { noExternal: true },
  // else React is its slow self, which looks for mistakes of developers
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  build: {
    ssr: folder('render.tsx'),
    outDir: folder('../dist/render'),
    emptyOutDir: true,
    target: 'es2024',
    rolldownOptions: { checks: { pluginTimings: false } },
  },
});
