import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Offices keep old PCs: Chrome 109 is the last version that runs on Windows 7. */
const OLDEST_BROWSER = 'chrome109';

/** `npm run dev` proxies to a server started beside it; the built client is served by that server itself. */
const server = process.env['DAT100_SERVER'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [react()],
  build: { target: OLDEST_BROWSER, manifest: true, sourcemap: false, chunkSizeWarningLimit: 1200 },
  server: { proxy: { '/graphql': { target: server, ws: true }, '/files': server } },
});
