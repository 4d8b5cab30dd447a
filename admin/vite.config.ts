import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const api = process.env.GUICHE_API ?? 'http://127.0.0.1:3000';
const lib = (name: string) => fileURLToPath(new URL(`../libs/${name}/src/index.ts`, import.meta.url));

/** The api serves the built admin under /admin/; while developing, Vite serves it and passes the rest on to the api. */
export default defineConfig({
  base: '/admin/',
  plugins: [react()],
  resolve: { alias: { '@guiche/kernel': lib('kernel'), '@guiche/contracts': lib('contracts') } },
  build: {
    outDir: '../dist/admin',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 700,
  },
  server: {
    port: 5174,
    proxy: {
      '/api': { target: api, changeOrigin: false },
      '/health': { target: api, changeOrigin: false },
      '/sandbox': { target: api, changeOrigin: false },
    },
  },
});
