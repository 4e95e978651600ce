import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';

/** The built client, beside the server in the checkout and in the image. */
const CLIENT = fileURLToPath(new URL('../../../client/dist', import.meta.url));
/** Paths that are ours and never a page of the client. */
const OURS = ['/graphql', '/files', '/health', '/metrics'];
/** Files of the build are named after their content. */
const FOR_EVER = 'public, max-age=31536000, immutable';
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 7 } };

/** Serves the client: files that never change, compressed once, and its one page for every address that is not ours. */
export function serveClient(app: NestExpressApplication, folder: string = CLIENT): void {
  const page = join(folder, 'index.html');
  if (!existsSync(page)) return;
  app.use('/assets', compressed(join(folder, 'assets')));
  app.useStaticAssets(folder, {
    index: false,
    setHeaders: (response: Response, path: string) =>
      void response.setHeader('cache-control', path.startsWith(join(folder, 'assets')) ? FOR_EVER : 'no-cache'),
  });
  app.use((request: Request, response: Response, next: NextFunction) => {
    const ours = OURS.some((path) => request.path === path || request.path.startsWith(`${path}/`));
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (ours || !reads || !request.accepts('html') || request.path.startsWith('/assets/')) return next();
    response.setHeader('cache-control', 'no-cache');
    response.sendFile(page);
  });
}

/** Scripts and styles as brotli or gzip, each made when first asked for. Only names that were there at start are read. */
function compressed(folder: string) {
  const names = new Set(existsSync(folder) ? readdirSync(folder) : []);
  const made = new Map<string, Promise<Buffer>>();
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    const name = request.path.slice(1);
    const type = TYPES[extname(name)];
    const coding = request.acceptsEncodings('br', 'gzip');
    if (!type || !coding || !names.has(name) || request.method !== 'GET') return next();
    const key = `${coding} ${name}`;
    const body = made.get(key) ?? compress(join(folder, name), coding);
    made.set(key, body);
    try {
      const bytes = await body;
      response.set({
        'content-type': type,
        'content-encoding': coding,
        vary: 'accept-encoding',
        'cache-control': FOR_EVER,
      });
      response.end(bytes);
    } catch {
      // the file has gone since the start: the plain way answers
      made.delete(key);
      next();
    }
  };
}

async function compress(file: string, coding: string): Promise<Buffer> {
  const bytes = await readFile(file);
  return coding === 'br' ? promisify(brotliCompress)(bytes, BROTLI) : promisify(gzip)(bytes, { level: 9 });
}
