import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SystemClock, type Clock } from '../src/common/clock.js';
import { systemContext } from '../src/common/context.js';
import { conflict } from '../src/common/errors.js';
import type { Log } from '../src/common/log.js';
import { LOG } from '../src/common/tokens.js';
import { JobHandlers, type JobHandler } from '../src/jobs/job-handlers.js';
import { JobRunner } from '../src/jobs/job-runner.js';
import { enqueueJob, isOver, jobOf, jobsOfSubject, requestCancel, type Job } from '../src/jobs/job-table.js';
import { eventsAfter, newestSeq } from '../src/jobs/outbox.js';
import { LostLease, type RunningJob } from '../src/jobs/running-job.js';
import { forEachDatabase, startApp, TEST_NOW, type TestApp } from './app.js';

const BATCHES = 4;

/** A gate that a handler waits at until the test opens it. */
class Gate {
  open!: () => void;
  reached!: () => void;
  readonly opened = new Promise<void>((resolve) => (this.open = resolve));
  readonly waitedAt = new Promise<void>((resolve) => (this.reached = resolve));
  async pass(): Promise<void> {
    this.reached();
    await this.opened;
  }
}

forEachDatabase('jobs', (dialect) => {
  let t: TestApp;
  let handlers: JobHandlers;
  let runners: JobRunner[] = [];
  /** What a handler does between its batches: the test's own. */
  let between: (job: RunningJob) => Promise<void>;
  let hooks: Omit<JobHandler, 'kind' | 'run'>;

  beforeAll(async () => {
    t = await startApp({ dialect });
    await t.db.transaction((tx) =>
      tx.run(
        'CREATE TABLE job_work (job_id BIGINT NOT NULL, n INT NOT NULL, holder VARCHAR(64) NOT NULL, PRIMARY KEY (job_id, n))',
      ),
    );
  });
  beforeEach(() => {
    t.clock.set(TEST_NOW);
    between = () => Promise.resolve();
    hooks = {};
    handlers = new JobHandlers();
    handlers.add({
      kind: 'test.count',
      run: count,
      finished: async (tx, job) => hooks.finished?.(tx, job),
      failed: async (tx, job, fault) => hooks.failed?.(tx, job, fault),
      cancelled: async (tx, job) => hooks.cancelled?.(tx, job),
    });
  });
  afterEach(async () => {
    await Promise.all(runners.map((runner) => runner.stop()));
    runners = [];
    await t.db.transaction((tx) => tx.run("DELETE FROM job WHERE kind = 'test.count'"));
  });
  afterAll(() => t.close());

  /** Writes one row a batch; a row that is written twice breaks its key. */
  async function count(job: RunningJob): Promise<void> {
    while (job.cursor < BATCHES) {
      await between(job);
      await job.batch(async (tx) => {
        const n = job.cursor + 1;
        await tx.insert('job_work', ['job_id', 'n', 'holder'], [[job.id, n, job.holder]]);
        return { cursor: n, step: 'count', done: n * 10, total: BATCHES * 10 };
      });
    }
  }
  const runner = (clock: Clock = t.clock): JobRunner => {
    const made = new JobRunner(t.db, handlers, clock, t.app.get<Log>(LOG));
    runners.push(made);
    return made;
  };
  const ctx = () => ({
    ...systemContext('', t.clock.now(), t.clock.today()),
    actor: { userId: 7, label: 'Phạm Thị Lan', onBehalfOf: 'Trưởng phòng' },
  });
  let subjects = 900;
  const enqueue = (): Promise<number> =>
    t.db.transaction((tx) => enqueueJob(tx, t.keys, ctx(), { kind: 'test.count', subjectId: (subjects += 1) }));
  const look = async (id: number): Promise<Job> => {
    const job = await jobOf(t.db.read, id);
    if (!job) throw new Error(`no job ${id}`);
    return job;
  };
  const over = async (id: number): Promise<Job> => {
    for (let waited = 0; waited < 45_000; waited += 20) {
      const job = await look(id);
      if (isOver(job)) return job;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`job ${id} has not ended: ${JSON.stringify(await look(id))}`);
  };
  const work = (id: number) =>
    t.db.read.rows<{ n: number; holder: string }>('SELECT n, holder FROM job_work WHERE job_id = ? ORDER BY n', [id]);
  const numbers = async (id: number): Promise<number[]> => (await work(id)).map(({ n }) => Number(n));
  const ALL = Array.from({ length: BATCHES }, (_, i) => i + 1);
  /** Longer than a lease lasts. */
  const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 6500));
  /** As if its holder had fallen silent. */
  const expire = (id: number) => t.db.transaction((tx) => tx.run('UPDATE job SET lease_until = 0 WHERE id = ?', [id]));

  it('fifty jobs, three runners: each is done once, by one of them', async () => {
    between = () => new Promise((resolve) => setTimeout(resolve, 2));
    const ids = await Promise.all(Array.from({ length: 50 }, enqueue));
    for (const one of [runner(), runner(), runner()]) one.start();
    const ended = await Promise.all(ids.map(over));
    expect(ended.map(({ state, done, cursor }) => ({ state, done, cursor }))).toEqual(
      ids.map(() => ({ state: 'done', done: 40, cursor: 4 })),
    );
    for (const id of ids) {
      expect(await numbers(id)).toEqual(ALL);
      expect(new Set((await work(id)).map(({ holder }) => holder)).size).toBe(1);
    }
    // One take and four batches and the end: nobody else has ever taken it.
    expect(ended.map(({ token, attempts, holder }) => ({ token, attempts, holder }))).toEqual(
      ids.map(() => ({ token: 6, attempts: 0, holder: null })),
    );
  });

  it('begins at once after the commit, and does not begin without one', async () => {
    // Whoever heard nothing would look long after the test has given up.
    runner().start(10 * 60_000);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expect(
      t.db.transaction(async (tx) => {
        await enqueueJob(tx, t.keys, ctx(), { kind: 'test.count', subjectId: 1 });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await jobsOfSubject(t.db.read, 1)).toEqual([]);
    const id = await enqueue();
    while (!isOver(await look(id))) await new Promise((resolve) => setTimeout(resolve, 5));
  });

  it('a job of a kind that nobody here knows waits', async () => {
    const id = await t.db.transaction((tx) =>
      enqueueJob(tx, t.keys, ctx(), { kind: 'test.unknown', subjectId: 1, total: 12 }),
    );
    runner().start();
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(await look(id)).toMatchObject({ state: 'queued', token: 0, total: 12, done: 0, fault: null, cancel: false });
  });

  it('the handler acts for whoever asked, at the instant of each batch', async () => {
    const seen: unknown[] = [];
    between = async (job) => {
      t.clock.set(t.clock.now() + 86_400_000);
      await job.batch(async () => {
        seen.push([job.ctx.actor, job.ctx.system, job.ctx.now, job.ctx.today]);
        return { cursor: BATCHES, done: 1 };
      });
    };
    const { actor } = ctx();
    await runner().runNow(await enqueue());
    expect(seen).toEqual([[actor, true, TEST_NOW + 86_400_000, '2023-11-21']]);
  });

  describe('a holder that falls silent', () => {
    it('is followed by another, which goes on from the cursor; what the first still does is void', async () => {
      const gate = new Gate();
      let faults: unknown = null;
      between = async (job) => {
        if (job.cursor !== 2 || gateUsed) return;
        gateUsed = true;
        await gate.pass();
        faults = await job.batch(() => Promise.resolve({ cursor: 99, done: 99 })).catch((error: unknown) => error);
        throw faults;
      };
      let gateUsed = false;
      const id = await enqueue();
      const first = runner().runNow(id);
      await gate.waitedAt;
      const held = await look(id);
      expect(held).toMatchObject({ state: 'running', cursor: 2, done: 20, step: 'count', attempts: 0 });
      await expire(id);
      const ended = await runner().runNow(id);
      expect(ended).toMatchObject({ state: 'done', cursor: 4, done: 40, fault: null });
      expect(await numbers(id)).toEqual(ALL);
      const holders = (await work(id)).map(({ holder }) => holder);
      expect(holders.slice(0, 2)).toEqual([held.holder, held.holder]);
      expect(holders[2]).not.toBe(held.holder);
      gate.open();
      await first;
      expect(faults).toBeInstanceOf(LostLease);
      expect(await look(id)).toEqual(ended);
    });

    it('a batch that is under way while the job is taken is rolled back', async () => {
      let taken = false;
      between = async (job) => {
        if (job.cursor !== 1 || taken) return;
        taken = true;
        await job.batch(async (tx) => {
          await tx.insert('job_work', ['job_id', 'n', 'holder'], [[job.id, 77, 'too late']]);
          // On SQLite one transaction holds everything: the other holder is written by the same hand.
          const take = "UPDATE job SET holder = 'another', token = token + 1 WHERE id = ?";
          if (dialect === 'sqlite') await tx.run(take, [job.id]);
          else await t.db.transaction((other) => other.run(take, [job.id]));
          return { cursor: 99, done: 99 };
        });
      };
      const id = await enqueue();
      const done = runner().runNow(id);
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(await numbers(id)).toEqual([1]);
      expect(await look(id)).toMatchObject({ state: 'running', cursor: 1, done: 10 });
      await expire(id);
      expect(await done).toMatchObject({ state: 'done', cursor: 4 });
      expect(await numbers(id)).toEqual(ALL);
    });

    it('five in a row without a batch: it fails, with the words of that', async () => {
      let told: unknown = null;
      hooks.failed = async (_tx, job, fault) => void (told = [job.cursor, fault.code]);
      const id = await enqueue();
      await t.db.transaction((tx) =>
        tx.run("UPDATE job SET state = 'running', holder = 'gone', attempts = 4, cursor_at = 3 WHERE id = ?", [id]),
      );
      const ended = await runner().runNow(id);
      expect(ended).toMatchObject({ state: 'failed', attempts: 5, fault: { code: 'job_crashed' } });
      expect(ended.fault?.vi).toMatch(/dừng đột ngột/);
      expect(told).toEqual([3, 'job_crashed']);
      expect(await numbers(id)).toEqual([]);
    });

    it('four in a row, then a batch: the count begins anew', async () => {
      const id = await enqueue();
      await t.db.transaction((tx) =>
        tx.run("UPDATE job SET state = 'running', holder = 'gone', attempts = 3 WHERE id = ?", [id]),
      );
      expect(await runner().runNow(id)).toMatchObject({ state: 'done', attempts: 0 });
    });

    it.each([
      ['between batches', (_job: RunningJob) => pause()],
      [
        'within a batch',
        async (job: RunningJob) => {
          await job.batch(async (tx) => {
            await tx.insert('job_work', ['job_id', 'n', 'holder'], [[job.id, 1, job.holder]]);
            await pause();
            return { cursor: 1, done: 10 };
          });
          // Whoever waits for the lease has a chance to take it.
          await new Promise((resolve) => setTimeout(resolve, 1000));
        },
      ],
    ])('one that is only busy %s keeps its lease: nobody takes the job for longer than it lasts', async (_, wait) => {
      between = (job) => (job.cursor === 0 ? wait(job) : Promise.resolve());
      const clock = new SystemClock();
      const id = await enqueue();
      const busy = runner(clock).runNow(id);
      await new Promise((resolve) => setTimeout(resolve, 200));
      runner(clock).start();
      expect(await busy).toMatchObject({ state: 'done', attempts: 0, token: 6 });
      expect(new Set((await work(id)).map(({ holder }) => holder)).size).toBe(1);
    });
  });

  describe('a request to cancel', () => {
    it('ends it between two batches; what was committed stays', async () => {
      const undone: unknown[] = [];
      hooks.cancelled = async (tx, job) => {
        undone.push(job.cursor);
        await tx.insert('job_work', ['job_id', 'n', 'holder'], [[job.id, 100, 'cancelled']]);
      };
      between = async (job) => {
        if (job.cursor === 2) await t.db.transaction((tx) => requestCancel(tx, job.id));
      };
      const id = await enqueue();
      const ended = await runner().runNow(id);
      expect(ended).toMatchObject({ state: 'cancelled', cursor: 2, done: 20, fault: null, finishedAt: TEST_NOW });
      expect(undone).toEqual([2]);
      expect(await numbers(id)).toEqual([1, 2, 100]);
    });

    it.each([
      ['while nothing but progress is shown', (job: RunningJob) => job.progress({ step: 'read', done: 5 })],
      ['when it is asked for', (job: RunningJob) => job.checkCancelled()],
    ])('is heard %s', async (_, hear) => {
      between = async (job) => {
        await t.db.transaction((tx) => requestCancel(tx, job.id));
        await hear(job);
        throw new Error('not heard');
      };
      expect(await runner().runNow(await enqueue())).toMatchObject({ state: 'cancelled', cursor: 0 });
    });

    it('reaches a job that has not begun, and not one that is over', async () => {
      const id = await enqueue();
      expect(await t.db.transaction((tx) => requestCancel(tx, id))).toBe(true);
      expect(await t.db.transaction((tx) => requestCancel(tx, id))).toBe(true);
      expect(await runner().runNow(id)).toMatchObject({ state: 'cancelled' });
      expect(await numbers(id)).toEqual([]);
      expect(await t.db.transaction((tx) => requestCancel(tx, id))).toBe(false);
      expect(await t.db.transaction((tx) => requestCancel(tx, 4711))).toBe(false);
      expect(await look(id)).toMatchObject({ state: 'cancelled' });
    });
  });

  describe('a handler that fails', () => {
    const lastWords: JobHandler['failed'] = (tx, job) =>
      tx.insert('job_work', ['job_id', 'n', 'holder'], [[job.id, 100, 'failed']]);

    it.each([
      [
        'with words for people, which are kept',
        () => conflict('list_closed', 'Danh sách đã khóa.', 'The list is closed.'),
        { code: 'list_closed', vi: 'Danh sách đã khóa.', en: 'The list is closed.' },
      ],
      [
        'with a fault of ours, which is not told',
        () => new Error('secret 079123456789'),
        { code: 'internal', vi: expect.stringContaining('báo quản trị'), en: expect.stringContaining('our side') },
      ],
    ])('%s', async (_, thrown, fault) => {
      hooks.failed = lastWords;
      between = async (job) => {
        if (job.cursor === 1) throw thrown();
      };
      const id = await enqueue();
      const ended = await runner().runNow(id);
      expect(ended).toMatchObject({ state: 'failed', cursor: 1, done: 10, fault });
      expect(await numbers(id)).toEqual([1, 100]);
    });

    it('in the middle of a batch: the batch leaves nothing behind', async () => {
      between = (job) =>
        job.batch(async (tx) => {
          await tx.insert('job_work', ['job_id', 'n', 'holder'], [[job.id, 50, 'half']]);
          throw new Error('half way');
        });
      const id = await enqueue();
      expect(await runner().runNow(id)).toMatchObject({ state: 'failed', cursor: 0, done: 0 });
      expect(await numbers(id)).toEqual([]);
    });

    it('and whose last words fail too: it has failed all the same', async () => {
      hooks.failed = async (tx, job, fault) => {
        await lastWords(tx, job, fault);
        throw new Error('no last words');
      };
      between = () => Promise.reject(new Error('first'));
      const id = await enqueue();
      expect(await runner().runNow(id)).toMatchObject({ state: 'failed', fault: { code: 'internal' } });
      expect(await numbers(id)).toEqual([]);
    });

    it('at the very end, in what ends it: it fails, and the end is not kept', async () => {
      hooks.finished = async (tx, job) => {
        await tx.insert('job_work', ['job_id', 'n', 'holder'], [[job.id, 50, 'end']]);
        throw conflict('too_late', 'Muộn rồi.', 'Too late.');
      };
      const id = await enqueue();
      expect(await runner().runNow(id)).toMatchObject({ state: 'failed', fault: { code: 'too_late' } });
      expect(await numbers(id)).toEqual(ALL);
    });
  });

  describe('the database', () => {
    const gone = () => Object.assign(new Error('gone'), { errno: 2013 });

    it('that breaks a batch off: the batch is done again as a whole', async () => {
      let broken = 0;
      between = async (job) => {
        if (job.cursor !== 1) return;
        await job.batch(async (tx) => {
          await tx.insert('job_work', ['job_id', 'n', 'holder'], [[job.id, 2, job.holder]]);
          broken += 1;
          if (broken <= 2) throw gone();
          return { cursor: 2, done: 20 };
        });
      };
      const id = await enqueue();
      expect(await runner().runNow(id)).toMatchObject({ state: 'done', attempts: 0 });
      expect([broken, await numbers(id)]).toEqual([3, ALL]);
    });

    it.each([
      ['of a batch', 'batch'],
      ['of the end', 'end'],
    ])('whose answer to the commit %s is lost: it is not done twice', async (_, where) => {
      let calls = 0;
      const once = (afterCommit: (effect: () => void) => void) => {
        calls += 1;
        if (calls === 1)
          afterCommit(() => {
            throw gone();
          });
      };
      if (where === 'end') hooks.finished = async (tx) => once(tx.afterCommit);
      between = async (job) => {
        if (where !== 'batch' || job.cursor !== 1) return;
        await job.batch(async (tx) => {
          await tx.insert('job_work', ['job_id', 'n', 'holder'], [[job.id, 2, job.holder]]);
          once(tx.afterCommit);
          return { cursor: 2, done: 20 };
        });
        expect(job.cursor).toBe(2);
      };
      const id = await enqueue();
      expect(await runner().runNow(id)).toMatchObject({ state: 'done', token: 6 });
      expect([calls, await numbers(id)]).toEqual([1, ALL]);
    });

    it('that stays away: the job is left to whoever reaches it, and has not failed', async () => {
      let away = true;
      between = async (job) => {
        if (job.cursor === 2 && away) {
          away = false;
          throw gone();
        }
      };
      const id = await enqueue();
      const ended = runner().runNow(id);
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(await look(id)).toMatchObject({ state: 'running', cursor: 2 });
      await expire(id);
      expect(await ended).toMatchObject({ state: 'done' });
      expect(await numbers(id)).toEqual(ALL);
    });
  });

  describe('a process that stops', () => {
    it('finishes the batch under way and puts the job back, where another takes it up at once', async () => {
      const gate = new Gate();
      let paused = false;
      between = async (job) => {
        if (job.cursor !== 1 || paused) return;
        paused = true;
        await job.batch(async (tx) => {
          await tx.insert('job_work', ['job_id', 'n', 'holder'], [[job.id, 2, job.holder]]);
          await gate.pass();
          return { cursor: 2, done: 20 };
        });
      };
      const leaving = runner();
      leaving.start();
      const id = await enqueue();
      await gate.waitedAt;
      const stopped = leaving.stop();
      await new Promise((resolve) => setTimeout(resolve, 50));
      gate.open();
      await stopped;
      expect(await look(id)).toMatchObject({ state: 'queued', cursor: 2, done: 20, holder: null, attempts: 0 });
      expect(await numbers(id)).toEqual([1, 2]);
      const began = performance.now();
      expect(await runner().runNow(id)).toMatchObject({ state: 'done', cursor: 4, attempts: 0 });
      expect(performance.now() - began).toBeLessThan(1000);
      expect(await numbers(id)).toEqual(ALL);
    });

    it('begins no other job', async () => {
      const leaving = runner();
      leaving.start();
      await leaving.stop();
      const id = await enqueue();
      await new Promise((resolve) => setTimeout(resolve, 700));
      expect(await look(id)).toMatchObject({ state: 'queued', token: 0 });
    });
  });

  it('tells everybody when it begins, how it goes on, at most four times a second, and how it ends', async () => {
    const from = await newestSeq(t.db.read);
    const until = performance.now() + 1000;
    between = async (job) => {
      while (job.cursor === 0 && performance.now() < until) {
        await job.progress({ step: 'read', done: (job.done += 1), total: null });
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    };
    const id = await enqueue();
    const { subjectId } = await runner().runNow(id);
    const told = (await eventsAfter(t.db.read, from))
      .filter(({ topic }) => topic === 'job')
      .map(({ payload }) => payload);
    const base = { jobId: id, subjectId, kind: 'test.count' };
    expect(told[0]).toEqual({ ...base, state: 'running', step: '', done: 0, total: null });
    expect(told[1]).toEqual({ ...base, state: 'running', step: 'read', done: 1, total: null });
    expect(told.at(-1)).toEqual({ ...base, state: 'done', step: 'count', done: 40, total: 40 });
    const steps = told.map((one) => (one as { step: string }).step);
    const read = steps.filter((step) => step === 'read').length;
    expect([read >= 3, read <= 5]).toEqual([true, true]);
    // A step that is new is told at once, the batches that follow it within a quarter of a second are not.
    expect(steps.filter((step) => step === 'count')).toHaveLength(2);
  });
});
