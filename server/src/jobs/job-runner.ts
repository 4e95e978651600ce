import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { wordsOf } from '../common/format-error.js';
import { faultFields, type Log } from '../common/log.js';
import { LOG } from '../common/tokens.js';
import { Database } from '../database/database.js';
import { faultOf } from '../database/dialect.js';
import type { Tx } from '../database/sql.js';
import { onBell } from './job-bell.js';
import { tellJob } from './job-events.js';
import { JobHandlers, type JobHandler } from './job-handlers.js';
import { finishJob, freeJobs, giveBack, renewLease, takeJob } from './job-lease.js';
import { isOver, jobOf, type Job, type JobFault } from './job-table.js';
import { JobCancelled, JobPaused, LostLease, RunningJob } from './running-job.js';

const EVERY_MS = 500;
const RENEW_MS = 1500;
const WAIT_MS = 100;
/** Candidates looked at together: several runners that look at once do not all fight for the first. */
const AT_ONCE = 8;
/** So many holders in a row may fall silent without a single batch. */
const MOST_ATTEMPTS = 5;

const CRASHED: JobFault = {
  code: 'job_crashed',
  vi: 'Công việc đã nhiều lần dừng đột ngột nên không chạy tiếp. Hãy thử lại; nếu vẫn lỗi, báo quản trị hệ thống.',
  en: 'The work has stopped abruptly several times and is not continued. Try again; if it persists, tell the administrator.',
};

/** Runs jobs, one at a time: takes the lease, lets the handler work, renews, and ends the job by what came of it. */
@Injectable()
export class JobRunner implements OnModuleDestroy {
  private timer: NodeJS.Timeout | null = null;
  private stopBell: (() => void) | null = null;
  private working: Promise<void> | null = null;
  private again = false;
  private stopping = false;

  constructor(
    private readonly db: Database,
    private readonly handlers: JobHandlers,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /**
   * Runs whatever is to be done in this process from now on, until `stop`.
   * @param everyMs how often it looks for work that no bell told of
   */
  start(everyMs = EVERY_MS): void {
    if (this.timer) return;
    this.stopping = false;
    this.timer = setInterval(() => this.wake(), everyMs);
    this.timer.unref();
    this.stopBell = onBell(() => this.wake());
    this.wake();
  }

  /** Looks for work now, and not only at the next half second. */
  wake(): void {
    if (this.stopping || !this.timer) return;
    if (this.working) {
      this.again = true;
      return;
    }
    this.working = this.workOff()
      .catch((error: unknown) => this.log.error(faultFields(error), 'jobs not looked at, trying again'))
      .finally(() => {
        this.working = null;
        if (!this.again) return;
        this.again = false;
        this.wake();
      });
  }

  /** Whether there is a job that nobody holds. */
  async hasWork(): Promise<boolean> {
    return (await freeJobs(this.db.read, this.handlers.kinds, this.clock.now(), 1)).length > 0;
  }

  /** Takes no more jobs; the batch under way is finished, and its job put back for others. */
  async stop(): Promise<void> {
    this.stopping = true;
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    this.stopBell?.();
    await this.working;
  }

  onModuleDestroy(): Promise<void> {
    return this.stop();
  }

  /**
   * Runs one job to its end in this process, also where it was never started, or waits until whoever holds the job has
   * run it; answers the job as it ended.
   */
  async runNow(jobId: number): Promise<Job> {
    for (;;) {
      const job = await jobOf(this.db.read, jobId);
      if (!job) throw new Error(`there is no job ${jobId}`);
      if (isOver(job)) return job;
      if (!(await this.takeAndRun(jobId, () => false))) await this.aWhile();
    }
  }

  /** Until what this process is working on has ended, but no longer than a holder elsewhere is waited for. */
  private async aWhile(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const over = new Promise<void>((resolve) => (timer = setTimeout(resolve, WAIT_MS)));
    await Promise.race([this.working ?? over, over]);
    clearTimeout(timer);
  }

  private async workOff(): Promise<void> {
    let worked = true;
    while (worked && !this.stopping) {
      worked = false;
      for (const id of await freeJobs(this.db.read, this.handlers.kinds, this.clock.now(), AT_ONCE))
        if (!this.stopping && (await this.takeAndRun(id, () => this.stopping))) worked = true;
    }
  }

  /** False: the job was not to be had. */
  private async takeAndRun(id: number, stopping: () => boolean): Promise<boolean> {
    const holder = `${hostname().slice(0, 30)}:${process.pid}:${randomUUID().slice(0, 13)}`;
    const taken = await this.db.transaction(async (tx) => {
      const job = await takeJob(tx, id, holder, this.clock.now());
      if (job) await tellJob(tx, this.clock.now(), job);
      return job;
    });
    if (!taken) return false;
    const handler = this.handlers.of(taken.kind);
    if (!handler) throw new Error(`no handler for jobs of kind ${taken.kind}`);
    const job = new RunningJob(taken, { db: this.db, clock: this.clock, stopping });
    await this.hold(job, () => this.run(handler, job, taken.attempts));
    return true;
  }

  /** Keeps the lease while `work` goes on. */
  private async hold(job: RunningJob, work: () => Promise<void>): Promise<void> {
    let renewing: Promise<void> | null = null;
    const renew = async (): Promise<void> => {
      const kept = await this.db.transaction((tx) => renewLease(tx, job, this.clock.now()));
      if (!kept) job.lost = true;
    };
    const timer = setInterval(() => {
      renewing ??= renew()
        .catch((error: unknown) => this.log.warn({ job: job.id, ...faultFields(error) }, 'lease not renewed'))
        .finally(() => (renewing = null));
    }, RENEW_MS);
    try {
      await work();
    } finally {
      clearInterval(timer);
      await renewing;
    }
  }

  private async run(handler: JobHandler, job: RunningJob, attempts: number): Promise<void> {
    try {
      if (attempts >= MOST_ATTEMPTS) return await this.fail(handler, job, CRASHED);
      await handler.run(job);
      await this.end(job, 'done', null, (tx) => handler.finished?.(tx, job));
    } catch (error) {
      await this.stopped(handler, job, error);
    }
  }

  /** What follows when a handler did not come to its end. */
  private async stopped(handler: JobHandler, job: RunningJob, error: unknown): Promise<void> {
    const { id, kind } = job;
    if (error instanceof LostLease) this.log.warn({ job: id, kind }, 'job taken over by another holder');
    else if (error instanceof JobPaused) await this.db.transaction((tx) => giveBack(tx, job));
    else if (error instanceof JobCancelled)
      await this.end(job, 'cancelled', null, (tx) => handler.cancelled?.(tx, job)).catch((fault: unknown) =>
        this.stopped(handler, job, fault),
      );
    // The database is away: the lease runs out, and whoever reaches it then goes on.
    else if (faultOf(error) === 'retry') this.log.error({ job: id, kind, ...faultFields(error) }, 'job left to others');
    else {
      const words = wordsOf(error, this.log);
      await this.fail(handler, job, { code: words.code, vi: words.messageVi, en: words.messageEn });
    }
  }

  private async fail(handler: JobHandler, job: RunningJob, fault: JobFault): Promise<void> {
    this.log.error({ job: job.id, kind: job.kind, code: fault.code }, 'job failed');
    try {
      await this.end(job, 'failed', fault, (tx) => handler.failed?.(tx, job, fault));
    } catch (error) {
      if (error instanceof LostLease || faultOf(error) === 'retry') return this.stopped(handler, job, error);
      // Better a job that has failed without its last words than one that is tried for ever.
      this.log.error({ job: job.id, kind: job.kind, ...faultFields(error) }, 'failed job not tidied up');
      await this.end(job, 'failed', fault, () => undefined);
    }
  }

  private async end(
    job: RunningJob,
    state: 'done' | 'failed' | 'cancelled',
    fault: JobFault | null,
    last: (tx: Tx) => Promise<void> | undefined,
  ): Promise<void> {
    let tries = 0;
    await this.db.transaction(async (tx) => {
      tries += 1;
      const { now, today } = { now: this.clock.now(), today: this.clock.today() };
      job.ctx = { ...job.ctx, now, today };
      const before = await jobOf(tx, job.id);
      // The connection was lost at the commit, which had come through.
      if (tries > 1 && before?.state === state && before.token === job.token + 1) return;
      await last(tx);
      if (!(await finishJob(tx, job, state, fault, now))) throw new LostLease();
      const { id, subjectId, kind, step, done, total } = job;
      await tellJob(tx, now, { id, subjectId, kind, state, step, done, total });
    });
  }
}
