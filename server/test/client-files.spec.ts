import { mkdirSync, mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { get, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { serveClient } from '../src/common/client-files.js';

@Controller('files')
class FilesController {
  @Get('list')
  list(): string {
    return 'a file of ours';
  }
}

@Module({ controllers: [FilesController] })
class FilesModule {}

const SCRIPT = 'export const word = "đạt";\n'.repeat(200);
const PAGE = '<!doctype html><title>Đạt100</title>';

describe('the client’s files', () => {
  let base: string;
  let folder: string;
  let app: NestExpressApplication;
  let port: number;
  beforeAll(async () => {
    base = mkdtempSync(join(tmpdir(), 'dat100-client-'));
    folder = join(base, 'dist');
    mkdirSync(join(folder, 'assets'), { recursive: true });
    writeFileSync(join(folder, 'index.html'), PAGE);
    writeFileSync(join(folder, 'favicon.svg'), '<svg/>');
    for (const name of ['app-1.js', 'gone-1.js', 'font-1.woff2']) writeFileSync(join(folder, 'assets', name), SCRIPT);
    writeFileSync(join(base, 'outside.js'), 'a secret beside the client');
    app = await NestFactory.create<NestExpressApplication>(FilesModule, { logger: false });
    serveClient(app, folder);
    await app.listen(0, '127.0.0.1');
    ({ port } = app.getHttpServer().address() as AddressInfo);
  });
  afterAll(async () => {
    await app.close();
    rmSync(base, { recursive: true, force: true });
  });

  /** By hand, because fetch unpacks and tidies paths by itself. */
  const ask = (path: string, headers: Record<string, string> = {}) =>
    new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
      get({ host: '127.0.0.1', port, path, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
        );
      }).on('error', reject);
    });

  it.each([
    ['br', (body: Buffer) => brotliDecompressSync(body)],
    ['gzip', (body: Buffer) => gunzipSync(body)],
  ])('scripts come as %s to whoever takes it, and are kept for ever', async (coding, unpack) => {
    for (let round = 0; round < 2; round += 1) {
      const { status, headers, body } = await ask('/assets/app-1.js', { 'accept-encoding': coding });
      expect([
        status,
        headers['content-encoding'],
        headers['cache-control'],
        headers.vary,
        headers['content-type'],
      ]).toEqual([
        200,
        coding,
        'public, max-age=31536000, immutable',
        'accept-encoding',
        'text/javascript; charset=utf-8',
      ]);
      expect(unpack(body).toString()).toBe(SCRIPT);
      expect(body.length).toBeLessThan(SCRIPT.length / 5);
    }
  });

  it('plain to whoever takes nothing else, and what is packed already stays as it is', async () => {
    const plain = await ask('/assets/app-1.js');
    expect([plain.headers['content-encoding'], plain.body.toString(), plain.headers['cache-control']]).toEqual([
      undefined,
      SCRIPT,
      'public, max-age=31536000, immutable',
    ]);
    expect(
      (await ask('/assets/font-1.woff2', { 'accept-encoding': 'br' })).headers['content-encoding'],
    ).toBeUndefined();
  });

  it.each(['/', '/login', '/units/12/people?page=3', '/filesystem', '/metrics-of-a-unit', '/../outside.js'])(
    'the page answers %s, asked for anew each time',
    async (path) => {
      const { status, headers, body } = await ask(path, { accept: 'text/html' });
      expect([status, headers['cache-control'], body.toString()]).toEqual([200, 'no-cache', PAGE]);
    },
  );

  it.each([
    ['/assets/not-there.js', 404],
    ['/assets/../../outside.js', 404],
    ['/assets/%2e%2e%2f%2e%2e%2foutside.js', 404],
    ['/graphql', 404],
    ['/files/nothing', 404],
    ['/health', 404],
    ['/metrics', 404],
    ['/files/list', 200],
  ])('%s is not the page: %i', async (path, expected) => {
    const { status, body } = await ask(path, { accept: 'text/html', 'accept-encoding': 'br' });
    expect([status, body.toString().includes('doctype'), body.toString().includes('secret')]).toEqual([
      expected,
      false,
      false,
    ]);
  });

  it('a file that has gone since the start is not found, and does no harm', async () => {
    unlinkSync(join(folder, 'assets', 'gone-1.js'));
    expect((await ask('/assets/gone-1.js', { 'accept-encoding': 'gzip' })).status).toBe(404);
    expect((await ask('/assets/app-1.js', { 'accept-encoding': 'gzip' })).status).toBe(200);
  });
});
