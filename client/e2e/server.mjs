// The built server on the embedded database in a folder of its own, with the demo city: what `npm start` runs.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const START_MS = 180_000;
const STOP_MS = 10_000;

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function ready(address) {
  try {
    return (await fetch(`${address}/health/ready`)).ok;
  } catch {
    return false;
  }
}

const newFolder = () => mkdtempSync(join(tmpdir(), 'dat100-e2e-'));

/** What one key has sealed no other opens: servers that begin with the same city have the same key. */
const SECRET_KEY = randomBytes(32).toString('base64url');

/**
 * The demo city, made by a server of its own that has ended: each of several servers starts with a copy, since making it
 * takes several times as long as starting with it. `remove` removes its folder; the copies stay.
 */
export async function makeCity() {
  const server = await startServer();
  await server.end();
  return { dataDir: server.dataDir, remove: () => rmSync(server.dataDir, { recursive: true, force: true }) };
}

/**
 * Starts it and waits until it is ready. `accounts` are the demo's, `dataDir` holds its data, `end` ends it, `stop` also
 * removes its folder.
 * @param city what `makeCity` gave; without it the server makes the demo city itself
 * @param tries how often a free port is looked for: somebody else may take it before the server does
 */
export async function startServer(city = null, tries = 3) {
  const dataDir = newFolder();
  if (city) cpSync(city.dataDir, dataDir, { recursive: true });
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const env = { ...process.env, PORT: String(port), DATA_DIR: dataDir, DEMO: '1', LOG_LEVEL: 'warn', SECRET_KEY };
  delete env.DATABASE_URL;
  const child = spawn(process.execPath, [join(root, 'server/dist/main.js')], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = [];
  child.stdout.on('data', (chunk) => printed.push(chunk));
  child.stderr.on('data', (chunk) => printed.push(chunk));
  const ended = new Promise((resolve) => child.once('exit', resolve));

  async function end() {
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await Promise.race([ended, pause(STOP_MS)]);
    if (child.exitCode === null) child.kill('SIGKILL');
    await ended;
  }

  async function stop() {
    await end();
    rmSync(dataDir, { recursive: true, force: true });
  }

  const deadline = Date.now() + START_MS;
  while (!(await ready(address))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      const told = Buffer.concat(printed).toString();
      if (tries > 1 && told.includes('EADDRINUSE')) return startServer(city, tries - 1);
      throw new Error(`The server did not become ready:\n${told}`);
    }
    await pause(250);
  }
  const accounts = JSON.parse(readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8'));
  return { address, accounts, dataDir, end, stop };
}
