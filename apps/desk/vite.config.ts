import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const api = process.env.GUICHE_API ?? 'http://127.0.0.1:3000';
const lib = (name: string) => fileURLToPath(new URL(`../../libs/${name}/src/index.ts`, import.meta.url));

/** The api serves the built desk under /desk/; while developing, Vite serves it and passes the rest on to the api. */
export default defineConfig({
  base: '/desk/',
  plugins: [react()],
  resolve: { alias: { '@guiche/kernel': lib('kernel'), '@guiche/contracts': lib('contracts') } },
  build: {
    outDir: '../../dist/desk',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 400,
  },
  server: {
    port: 5173,
    proxy: {
      '/api': { target: api, changeOrigin: false },
      '/realtime': { target: api, ws: true },
    },
  },
});
