import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Log } from '../src/common/log.js';
import { LOG } from '../src/common/tokens.js';
import { JobPlace } from '../src/job-place.js';
import { ringBell } from '../src/jobs/job-bell.js';
import { JobRunner } from '../src/jobs/job-runner.js';
import { startApp, type TestApp } from './app.js';

/** A thread that writes down its birth and every word it hears; `more` is what else it does. */
const threadThat = (more: string): URL =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { appendFileSync } from 'node:fs';
      import { parentPort, workerData } from 'node:worker_threads';
      const note = (word) => appendFileSync(workerData.settings.dataDir + '/notes', word + '\\n');
      note('born');
      parentPort.on('message', (word) => { note(word); ${more} });
      ${more.includes('word') ? '' : more}
    `)}`,
  );
const COLUMNS = ['id', 'kind', 'subject_id', 'state', 'actor', 'created_at', 'updated_at'];
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('the thread of jobs', () => {
  let t: TestApp;
  let dataDir: string;
  let place: JobPlace;
  beforeAll(async () => {
    t = await startApp({ dialect: 'sqlite' });
  });
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'dat100-thread-'));
    const settings = { ...t.settings, dataDir };
    place = new JobPlace(t.db, t.app.get(JobRunner), settings, t.app.get<Log>(LOG));
  });
  afterEach(async () => {
    await place.stop();
    rmSync(dataDir, { recursive: true });
  });
  afterAll(() => t.close());

  const notes = (): string[] => readFileSync(join(dataDir, 'notes'), 'utf8').trim().split('\n');
  const until = async (done: () => boolean): Promise<void> => {
    for (let waited = 0; waited < 20_000; waited += 20) {
      try {
        if (done()) return;
      } catch {
        // nothing has been written down yet
      }
      await pause(20);
    }
    throw new Error(`not in twenty seconds: ${notes().join(' ')}`);
  };

  /** The thread of work that is there. */
  const begin = (more: string): void => {
    place.start(threadThat(more));
    ringBell();
  };

  it('is not there until there is work, is told of more, and to stop, which is waited for', async () => {
    place.start(threadThat("if (word === 'stop') setTimeout(() => { note('gone'); process.exit(0); }, 200);"));
    await pause(1200);
    expect(existsSync(join(dataDir, 'notes'))).toBe(false);
    ringBell();
    await until(() => notes().length === 2);
    ringBell('file');
    await until(() => notes().length === 3);
    await Promise.all([place.stop(), place.stop()]);
    expect(notes()).toEqual(['born', 'work', 'file', 'stop', 'gone']);
    ringBell();
    await pause(700);
    expect(notes()).toHaveLength(5);
  });

  it('begins also for work that no bell told of: of another process, or left behind by one', async () => {
    await t.app.get(JobRunner).stop();
    const work = [t.keys.next(), 'import.read', 1, 'queued', '{}', t.clock.now(), t.clock.now()];
    place.start(threadThat(''));
    await t.db.transaction((tx) => tx.insert('job', COLUMNS, [work]));
    await until(() => notes().length === 1);
    await t.db.transaction((tx) => tx.run('DELETE FROM job', []));
  });

  it.each([
    ['ends', 'process.exit(3);'],
    ['fails', "throw new Error('broken');"],
    ['runs out of memory', 'const all = []; for (;;) all.push(new Array(100000).fill(all.length + 0.5));'],
  ])('one that %s is followed by another, each later than the last; none after the stop', async (_, more) => {
    const began = performance.now();
    begin(more);
    await until(() => notes().length === 3);
    // Half a second, then a whole one.
    expect(performance.now() - began).toBeGreaterThan(1500);
    await place.stop();
    const born = notes().length;
    await pause(2500);
    expect(notes()).toHaveLength(born);
  });

  it('one that does not go is cut off before whoever stops us loses patience', async () => {
    begin('');
    await until(() => notes().length === 2);
    const began = performance.now();
    await place.stop();
    expect(performance.now() - began).toBeLessThan(4500);
    expect(notes()).toEqual(['born', 'work', 'stop']);
  });
});
