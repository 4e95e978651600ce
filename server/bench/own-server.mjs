/** The compiled server in a process of its own on a database of its own, driven over HTTP as a browser would. */
import { spawnSync } from 'node:child_process';
import { openAsBlob, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch, stopGroup } from '../../scripts/children.mjs';
import { anyFreePort } from '../../scripts/ports.mjs';
import { makeFolder } from '../../scripts/temporary.mjs';
import { cpuMsOf } from './cpu.mjs';

export const SECRET_KEY = 'bench-only-7Qw2ZxN4vRt6YpC8sDf1Gh';
const DIST = fileURLToPath(new URL('../dist/', import.meta.url));
const READY_WITHIN_MS = 60_000;
/** Asking costs the server about as much as ten rows: not too often, and the last wait is a small part of the time. */
const LOOK_EVERY_MS = 200;
const LOOK_FOR_START_EVERY_MS = 20;
const LONGEST_IMPORT_MS = 30 * 60_000;
export const USER = 'bench.hr';
export const PASSWORD = 'đo-tốc-độ-nhập-danh-sách-7415';

/** Settings of a server for this database as it would really run; nothing of the caller's environment that would change its ways. */
function environment(databaseUrl, port) {
  const { PATH, HOME, TZ } = process.env;
  return {
    ...{ PATH, HOME, TZ },
    DATABASE_URL: databaseUrl,
    DATA_DIR: makeFolder('bench-data'),
    PORT: String(port),
    SECRET_KEY,
    LOG_LEVEL: 'warn',
    NODE_ENV: 'production',
  };
}

/** Runs `dat100` with the settings of a server. @returns what it prints with --json @throws when it fails */
export function command(env, args) {
  const run = spawnSync(process.execPath, [join(DIST, 'cli.js'), ...args, '--json'], { env, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`dat100 ${args.join(' ')} failed:\n${run.stdout}${run.stderr}`);
  return JSON.parse(run.stdout);
}

/**
 * Migrates an empty database, puts the units in, starts the server and signs an HR officer of the city in.
 * @param nodeOptions for the server's process, such as --cpu-prof
 */
export async function startServer(databaseUrl, unitsCsv, nodeOptions = []) {
  const env = environment(databaseUrl, await anyFreePort());
  const unitsFile = join(env.DATA_DIR, 'units.csv');
  writeFileSync(unitsFile, unitsCsv);
  command(env, ['import', 'units', unitsFile]);
  const { code } = command(env, ['user', 'add', USER, '--role', 'hr', '--unit', '79', '--name', 'Đo tốc độ']);
  const server = await OwnServer.start(env, nodeOptions);
  await server.openAccount(code);
  return server;
}

/** Starts the server on a database that `startServer` was given before, and signs the same officer in. */
export async function resumeServer(databaseUrl, nodeOptions = []) {
  const env = environment(databaseUrl, await anyFreePort());
  command(env, ['migrate']);
  const server = await OwnServer.start(env, nodeOptions);
  await server.signIn();
  return server;
}

export class OwnServer {
  cookie = '';
  cityId = '';

  constructor(child, env) {
    this.child = child;
    this.env = env;
    this.url = `http://127.0.0.1:${env.PORT}`;
  }

  static async start(env, nodeOptions = []) {
    const begun = performance.now();
    const child = launch(process.execPath, [...nodeOptions, join(DIST, 'main.js')], {
      env,
      cwd: env.DATA_DIR,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const server = new OwnServer(child, env);
    await server.untilReady();
    server.startMs = performance.now() - begun;
    return server;
  }

  /** Stops it and starts another on the same data, for the same user. */
  async startAnew(nodeOptions = []) {
    await this.stop();
    const server = await OwnServer.start({ ...this.env, PORT: String(await anyFreePort()) }, nodeOptions);
    server.cookie = this.cookie;
    server.cityId = this.cityId;
    return server;
  }

  async untilReady() {
    const deadline = Date.now() + READY_WITHIN_MS;
    while (Date.now() < deadline && this.child.exitCode === null) {
      const answer = await fetch(`${this.url}/health/ready`).catch(() => null);
      if (answer?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, LOOK_FOR_START_EVERY_MS));
    }
    throw new Error('The server did not become ready.');
  }

  openAccount(code) {
    return this.#welcome(
      'mutation ($code: String!, $password: String!) { me: openAccount(code: $code, password: $password) { roles { unit { id } } } }',
      { code, password: PASSWORD },
    );
  }

  signIn() {
    return this.#welcome(
      'mutation ($username: String!, $password: String!) { me: login(username: $username, password: $password) { roles { unit { id } } } }',
      { username: USER, password: PASSWORD },
    );
  }

  async #welcome(mutation, variables) {
    const answer = await this.post(mutation, variables);
    const { me } = await dataOf(answer.clone());
    this.cookie = answer.headers.get('set-cookie').split(';')[0];
    this.cityId = me.roles[0].unit.id;
  }

  post(query, variables = {}) {
    return fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.cookie },
      body: JSON.stringify({ query, variables }),
    });
  }

  async ask(query, variables) {
    return dataOf(await this.post(query, variables));
  }

  /**
   * A roster by the way of a browser: upload, wait for the plan, apply, wait for the end.
   * @returns {planMs, applyMs, ms, cpu, counts}: the clock runs from the first byte of the upload; `cpu` as cpuMs at
   * the beginning, once planned and once applied
   */
  async importRoster(path) {
    const [begun, cpuBefore] = [performance.now(), this.cpuMs()];
    const form = new globalThis.FormData();
    form.append('file', await openAsBlob(path), basename(path));
    form.append('unitId', this.cityId);
    const answer = await fetch(`${this.url}/files/imports`, {
      method: 'POST',
      headers: { cookie: this.cookie, 'x-requested-with': 'dat100' },
      body: form,
    });
    if (!answer.ok) throw new Error(`The upload was answered with ${answer.status}: ${await answer.text()}`);
    const { id } = await answer.json();
    await this.untilState(id, 'reading', 'planned');
    const [planned, cpuPlanned] = [performance.now(), this.cpuMs()];
    await this.ask('mutation ($id: ID!) { applyImport(id: $id, goodRowsOnly: true) { state } }', { id });
    const { counts } = await this.untilState(id, 'applying', 'applied');
    const [applied, cpuApplied] = [performance.now(), this.cpuMs()];
    const times = { planMs: planned - begun, applyMs: applied - planned, ms: applied - begun };
    return { ...times, cpu: [cpuBefore, cpuPlanned, cpuApplied], counts };
  }

  async untilState(id, busy, wanted) {
    const deadline = performance.now() + LONGEST_IMPORT_MS;
    for (;;) {
      const asked =
        'query ($id: ID!) { import(id: $id) { state refusalCode counts { rows new changed unchanged conflict rejected } } }';
      const found = (await this.ask(asked, { id })).import;
      if (found.state === wanted) return found;
      if (found.state !== busy) throw new Error(`The import is ${found.state} (${found.refusalCode ?? 'no code'}).`);
      if (performance.now() > deadline) throw new Error(`The import is still ${found.state}.`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }

  /** The most memory the process has had resident, its threads and buffers included, in MiB. */
  peakMemory() {
    const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
    return Number(/VmHWM:\s*(\d+) kB/.exec(status)[1]) / 1024;
  }

  /** The memory the process has resident now, in MiB. */
  memory() {
    const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
    return Number(/VmRSS:\s*(\d+) kB/.exec(status)[1]) / 1024;
  }

  /** Processor time used so far, with all threads, in milliseconds: {server, database}. */
  cpuMs() {
    return { server: cpuMsOf(this.child.pid), database: cpuMsOf(process.env.BENCH_DATABASE_PID) };
  }

  stop() {
    return stopGroup(this.child);
  }
}

async function dataOf(answer) {
  const { data, errors } = await answer.json();
  if (errors?.length > 0) throw new Error(`The server answered: ${JSON.stringify(errors)}`);
  return data;
}
