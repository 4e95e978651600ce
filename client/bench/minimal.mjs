/** Builds the minimal react-admin page and serves it, the answer of a login, and the bytes of a board. */
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { makeFolder } from '../../scripts/temporary.mjs';

const SOURCE = fileURLToPath(new URL('./minimal/', import.meta.url));
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };

/** @param board what GET /board answers, bytes of JSON; @returns {url, stop} */
export async function serveMinimal(board) {
  const folder = makeFolder('minimal');
  const options = { outDir: folder, emptyOutDir: true, target: 'chrome109', chunkSizeWarningLimit: 2000 };
  await build({ root: SOURCE, configFile: false, plugins: [react()], logLevel: 'warn', build: options });
  const made = new Map();
  const fileOf = (path) => {
    if (!made.has(path)) made.set(path, gzipSync(readFileSync(join(folder, path)), { level: 9 }));
    return made.get(path);
  };
  const json = gzipSync(board);
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (request.method === 'POST') return response.end();
    const path = extname(pathname) in TYPES ? pathname : '/index.html';
    const [type, body] = pathname === '/board' ? ['application/json', json] : [TYPES[extname(path)], fileOf(path)];
    response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip', 'content-length': body.length });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${server.address().port}`, stop };
}
