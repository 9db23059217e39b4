import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv } from 'vite';
import { compress } from './compress.ts';
import { guidePages } from './guide-pages.ts';
import { typeInRem } from './type-in-rem.ts';

/**
 * Builds the console into `dist/console`, which the server serves. `npx vite console` serves it for development and passes `/api`
 * on to the server at GUITU_API (http://127.0.0.1:8080 unless said otherwise).
 */
export default defineConfig(({ mode }) => {
  const env = loadEnv(mode, import.meta.dirname, 'GUITU_');
  return {
    root: import.meta.dirname,
    plugins: [react(), typeInRem(), guidePages(), compress()],
    build: { outDir: '../dist/console', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 700 },
    server: { proxy: { '/api': env.GUITU_API ?? 'http://127.0.0.1:8080' } },
  };
});
