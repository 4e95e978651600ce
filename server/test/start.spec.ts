import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const GOOD_SECRET = 'k7vQ2mWz9LxB4nRt6YpC8sDf1GhJ3aEu';

/** The server as a process of its own, as `npm start` runs it. */
class Server {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  output = '';

  constructor(env: Record<string, string>) {
    const inherited = { PATH: process.env['PATH'] ?? '' };
    this.child = spawn(process.execPath, [MAIN], { env: { ...inherited, PORT: '0', LOG_LEVEL: 'silent', ...env } });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.output += String(chunk)));
    this.ended = new Promise((resolve) => this.child.on('exit', resolve));
  }

  /** The address, once the server says that it serves. */
  async address(): Promise<string> {
    for (let waited = 0; waited < 30_000; waited += 50) {
      const line = /^Đạt100: (http.*)$/m.exec(this.output);
      if (line?.[1]) return line[1];
      if (this.child.exitCode !== null) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`the server did not start:\n${this.output}`);
  }
}

describe('the server as a process', () => {
  let dataDir: string;
  const running: Server[] = [];
  beforeAll(() => {
    if (!existsSync(MAIN)) throw new Error('server/dist is missing: npm run build comes before this test');
    dataDir = mkdtempSync(join(tmpdir(), 'dat100-start-'));
  });
  afterEach(() => {
    for (const server of running.splice(0)) server.child.kill('SIGKILL');
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
  const start = (env: Record<string, string> = {}) => {
    const server = new Server({ DATA_DIR: dataDir, ...env });
    running.push(server);
    return server;
  };

  it.each([
    ['production without a secret', { NODE_ENV: 'production' }, [/SECRET_KEY: is missing/]],
    ['production with a short one', { NODE_ENV: 'production', SECRET_KEY: 'short' }, [/shorter than 32/]],
    [
      'production with one character over and over',
      { NODE_ENV: 'production', SECRET_KEY: 'a'.repeat(64) },
      [/too few characters/],
    ],
    [
      'production with a default',
      { NODE_ENV: 'production', SECRET_KEY: 'please-change-me-before-you-go-live-1234' },
      [/looks like a default/],
    ],
    ['production with the demo', { NODE_ENV: 'production', SECRET_KEY: GOOD_SECRET, DEMO: '1' }, [/DEMO: /]],
    ['a database of another kind', { DATABASE_URL: 'postgres://localhost/x' }, [/DATABASE_URL: /]],
    ['a port that is none', { PORT: '70000' }, [/PORT: /]],
    ['a file that is not there', { SECRET_KEY_FILE: '/nowhere/secret' }, [/SECRET_KEY_FILE: cannot read/]],
    [
      'several at once',
      { NODE_ENV: 'production', PORT: 'x', LOG_LEVEL: 'loud' },
      [/PORT: /, /LOG_LEVEL: /, /SECRET_KEY: /],
    ],
  ])('refuses to start: %s', async (_, env, lines) => {
    const server = start(env as Record<string, string>);
    expect(await server.ended).toBe(1);
    for (const line of lines) expect(server.output).toMatch(line);
    expect(server.output).not.toMatch(/\bat .*\.js:\d+/);
  });

  it('says where it serves, gives a code for the first administrator, and stops cleanly within 5 seconds', async () => {
    const server = start();
    const address = await server.address();
    expect((await fetch(`${address}/health/ready`)).status).toBe(200);
    expect(server.output).toMatch(/"admin" bằng mã: [3-9A-Y]{4}(-[3-9A-Y]{4}){3}\n/);
    const keptAlive = await fetch(`${address}/health/live`, { headers: { connection: 'keep-alive' } });
    expect(keptAlive.status).toBe(200);
    const before = performance.now();
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    expect(performance.now() - before).toBeLessThan(5000);
  });

  it('finishes a request that is under way before it goes', async () => {
    const server = start();
    const address = new URL(await server.address());
    const body = JSON.stringify({ query: 'mutation { login(username: "nobody", password: "not a password") { id } }' });
    const head = `POST /graphql HTTP/1.1\r\nHost: ${address.host}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
    const { connect } = await import('node:net');
    const socket = connect(Number(address.port), '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => (answer += String(chunk)));
    const closed = new Promise((resolve) => socket.on('close', resolve));
    socket.write(head + body.slice(0, 10));
    await new Promise((resolve) => setTimeout(resolve, 300));
    server.child.kill('SIGINT');
    await new Promise((resolve) => setTimeout(resolve, 300));
    socket.write(body.slice(10));
    await closed;
    expect(answer).toContain('bad_login');
    expect(await server.ended).toBe(0);
    await new Promise((resolve) => get(`${address.href}health/live`).on('error', resolve));
  });

  it('a port that is taken is one clear line', async () => {
    const first = start();
    const { port } = new URL(await first.address());
    const dir = mkdtempSync(join(tmpdir(), 'dat100-start-'));
    writeFileSync(join(dir, 'port'), port);
    const second = start({ DATA_DIR: dir, PORT: '', PORT_FILE: join(dir, 'port') });
    expect(await second.ended).toBe(1);
    expect(second.output).toMatch(new RegExp(`EADDRINUSE.*${port}`));
    rmSync(dir, { recursive: true, force: true });
  });
});
