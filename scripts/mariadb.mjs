#!/usr/bin/env node
/**
 * A MariaDB server of our own: private folder, free port, gone when stopped. The tests start one through `start` and
 * `stop`; `node scripts/mariadb.mjs` keeps one up for development until Ctrl-C. Speed over safety: never for real data.
 */
import './node-version.mjs';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import net from 'node:net';
import { dirname, join, resolve } from 'node:path';
import util from 'node:util';
import { launch, onInterrupt, stopGroup } from './children.mjs';
import { anyFreePort } from './ports.mjs';
import { findProgram, needPrograms, onPath } from './programs.mjs';
import { StepFailed, explain, progressTo } from './progress.mjs';
import { makeFolder, removeFolder } from './temporary.mjs';

const READY_WITHIN_MS = 60_000;
const STOPPED_WITHIN_MS = 20_000;
/** What is kept is written to its end. */
const KEPT_WITHIN_MS = 120_000;
/** A longer path does not fit the address of the socket inside the folder. */
const LONGEST_FOLDER = 80;

function isMain() {
  return process.argv[1]?.endsWith('mariadb.mjs') === true;
}

/** mariadbd refuses to run as root unless told so: as root it runs as Debian's `mysql` user where there is one. */
function userArguments() {
  if (process.getuid?.() !== 0) return [];
  const users = readFileSync('/etc/passwd', 'utf8');
  return [/^mysql:/m.test(users) ? '--user=mysql' : '--user=root'];
}

function installer(mariadbd) {
  const base = dirname(dirname(mariadbd));
  const beside = ['bin', 'scripts'].map((folder) => join(base, folder, 'mariadb-install-db'));
  const found = beside.find((path) => existsSync(path)) ?? onPath('mariadb-install-db');
  if (!found) throw new StepFailed(`mariadb-install-db, which belongs to ${mariadbd}, is not on this machine.`);
  return { command: found, base };
}

function createDatabases(mariadbd, data) {
  const { command, base } = installer(mariadbd);
  const args = ['--no-defaults', `--basedir=${base}`, `--datadir=${data}`, '--auth-root-authentication-method=normal'];
  const run = spawnSync(command, [...args, '--skip-test-db', ...userArguments()], { encoding: 'utf8' });
  if (run.status !== 0) throw new StepFailed(`${run.stdout}${run.stderr}${command} failed (exit code ${run.status}).`);
}

function serverArguments(data, port) {
  return [
    '--no-defaults',
    ...userArguments(),
    `--datadir=${data}`,
    // a server that starts removes what others have in a temporary folder they share
    `--tmpdir=${data}`,
    `--socket=${join(data, 'socket')}`,
    `--pid-file=${join(data, 'mariadbd.pid')}`,
    `--log-error=${join(data, 'error.log')}`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    '--skip-networking=0',
    '--skip-name-resolve',
    '--skip-log-bin',
    '--innodb-flush-log-at-trx-commit=0',
    '--innodb-doublewrite=0',
    '--innodb-buffer-pool-size=256M',
    '--max-connections=300',
    '--character-set-server=utf8mb4',
  ];
}

/** Whether a server greets on this port: MariaDB's first packet has the protocol's number, 10, after its 4-byte head. */
function greets(port) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: '127.0.0.1' });
    const answer = (ready) => {
      socket.destroy();
      resolve(ready);
    };
    socket.setTimeout(2000, () => answer(false));
    socket.once('error', () => answer(false));
    socket.once('close', () => resolve(false));
    socket.once('data', (packet) => answer(packet[4] === 10));
  });
}

async function waitUntilReady(child, port, log) {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline && child.exitCode === null && child.signalCode === null) {
    if (await greets(port)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const words = existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(-20).join('\n') : '';
  throw new StepFailed(`${words}\nMariaDB did not start on port ${port}.`);
}

/**
 * Starts a server with an empty password for root, reachable on 127.0.0.1 only.
 * @param port the port to take; a free one when left out
 * @param kept a folder whose data are there again the next time, made when it is not there; a temporary one when left out
 * @returns {url, port, pid, folder}: give it back to `stop`. The url names no database: mysql://root@127.0.0.1:PORT/
 * @throws StepFailed when there is no MariaDB or it does not start
 */
export async function start({ port, kept } = {}) {
  const mariadbd = findProgram('mariadbd');
  if (mariadbd === null) throw new StepFailed('There is no mariadbd on this machine; MARIADBD can point at one.');
  const folder = kept ? keptFolder(kept) : makeFolder('mariadb');
  // The server may run as another user than we do; what it writes inside is readable to that user only.
  chmodSync(folder, 0o755);
  const data = join(folder, 'data');
  let child;
  try {
    if (!existsSync(data)) createDatabases(mariadbd, data);
    const taken = port ?? (await anyFreePort());
    child = launch(mariadbd, serverArguments(data, taken), { stdio: 'ignore' });
    await waitUntilReady(child, taken, join(data, 'error.log'));
    return { url: `mysql://root@127.0.0.1:${taken}/`, port: taken, pid: child.pid, folder, kept, child };
  } catch (error) {
    await stop({ child, folder, kept });
    throw error;
  }
}

/** Stops a server that `start` gave and removes its folder. Stopping it twice is no error. */
export async function stop(server) {
  if (server.child) await stopGroup(server.child, server.kept ? KEPT_WITHIN_MS : STOPPED_WITHIN_MS);
  if (!server.kept) removeFolder(server.folder);
}

function keptFolder(path) {
  const folder = resolve(path);
  if (folder.length > LONGEST_FOLDER)
    throw new StepFailed(`${folder}: a folder for MariaDB has a path of at most ${LONGEST_FOLDER} characters.`);
  mkdirSync(folder, { recursive: true });
  return folder;
}

async function keepOneUp() {
  const { values } = util.parseArgs({ options: { port: { type: 'string' } } });
  const say = progressTo(process.stderr);
  await needPrograms(['mariadbd'], say);
  const server = await start(values.port ? { port: Number(values.port) } : {});
  onInterrupt(() => stop(server));
  process.stdout.write(`${server.url}\n`);
  say(`MariaDB is up, data in ${server.folder}. Ctrl-C stops it and removes the data.`);
  await server.child.ended;
  throw new StepFailed('MariaDB has ended.');
}

if (isMain()) {
  keepOneUp().catch((error) => {
    explain(error);
    process.exit(1);
  });
}
