import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { systemContext } from '../src/common/context.js';
import { ImportsService } from '../src/imports/imports.service.js';
import { JobRunner } from '../src/jobs/job-runner.js';
import { isOver, jobsOfSubject, type Job } from '../src/jobs/job-table.js';
import { forEachDatabase, startApp, type TestApp } from './app.js';
import { prepare, unitId } from './roster-city.js';
import { fileOf, WARD } from './roster-lists.js';

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

/** The compiled server runs jobs in a thread on MariaDB, and where it does everything else on SQLite. */
forEachDatabase('jobs of compiled processes', (dialect) => {
  let t: TestApp;
  let ward: number;
  let running: ChildProcess[] = [];
  beforeAll(async () => {
    if (!existsSync(MAIN)) throw new Error('server/dist is missing: npm run build comes before this test');
    t = await startApp({ dialect });
    await t.app.get(JobRunner).stop();
    await prepare(t, [WARD]);
    ward = await unitId(t, '26740');
  });
  afterEach(() => {
    for (const child of running) child.kill('SIGKILL');
    running = [];
  });
  afterAll(() => t.close());

  /** A process on the test's database; answers once it has said `ready`. */
  const start = async (words: string[], ready: RegExp): Promise<ChildProcess> => {
    const child = spawn(process.execPath, words, {
      env: {
        PATH: process.env['PATH'] ?? '',
        ...(t.settings.databaseUrl === null ? {} : { DATABASE_URL: t.settings.databaseUrl }),
        DATA_DIR: t.settings.dataDir,
        SECRET_KEY: t.settings.secretKey,
        PORT: '0',
        LOG_LEVEL: 'error',
      },
    });
    running.push(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += String(chunk)));
    for (let waited = 0; waited < 30_000 && child.exitCode === null; waited += 50) {
      if (ready.test(output)) return child;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`it did not start:\n${output}`);
  };
  const send = async (): Promise<number> => {
    const ctx = systemContext('test', t.clock.now(), t.clock.today());
    const file = { bytes: fileOf(WARD), fileName: WARD, unitId: ward, asOf: null };
    return (await t.app.get(ImportsService).create(ctx, file)).id;
  };
  /** The job of an import once it is over, and every process that has held it. */
  const end = async (importId: number): Promise<{ job: Job; pids: string[] }> => {
    const pids = new Set<string>();
    for (let waited = 0; waited < 30_000; waited += 5) {
      const [job] = await jobsOfSubject(t.db.read, importId);
      if (job?.holder) pids.add(job.holder.split(':').at(-2) ?? '');
      if (job && isOver(job)) return { job, pids: [...pids] };
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error(`nobody has done the work on ${importId}`);
  };
  const exit = (child: ChildProcess): Promise<number | null> =>
    new Promise((resolve) => child.once('exit', (code) => resolve(code)));

  it.each([
    ['a server', [MAIN], /^Đạt100: http/m],
    ['a worker', [CLI, 'worker'], /worker/],
  ])('are done by %s, which stops when it is told to', async (_, words, ready) => {
    const child = await start(words, ready);
    const { job, pids } = await end(await send());
    expect({ state: job.state, fault: job.fault, attempts: job.attempts, pids }).toEqual({
      state: 'done',
      fault: null,
      attempts: 0,
      pids: [String(child.pid)],
    });
    const ended = exit(child);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('are taken over from one that is killed', async () => {
    const first = await start([CLI, 'worker'], /worker/);
    const id = await send();
    for (;;) {
      const [job] = await jobsOfSubject(t.db.read, id);
      if (job?.state === 'running') break;
      if (!job || isOver(job)) throw new Error('it was over before it could be killed');
    }
    first.kill('SIGKILL');
    const second = await start([MAIN], /^Đạt100: http/m);
    const { job } = await end(id);
    expect({ state: job.state, fault: job.fault }).toEqual({ state: 'done', fault: null });
    expect(second.exitCode).toBeNull();
  });
});
