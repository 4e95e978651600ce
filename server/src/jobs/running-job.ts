import type { Clock } from '../common/clock.js';
import { systemContext, type RequestContext } from '../common/context.js';
import type { Database } from '../database/database.js';
import type { Sql, Tx } from '../database/sql.js';
import { breathe } from './breathe.js';
import { tellJob } from './job-events.js';
import { savePlace, showProgress, type Hold, type JobPlace } from './job-lease.js';
import { isOver, jobOf, type Job } from './job-table.js';

/** Somebody asked for the job's end. Goes through the handler untouched. */
export class JobCancelled extends Error {}
/** Another holder has taken the job: what this one has not committed is void. Goes through the handler untouched. */
export class LostLease extends Error {}
/** This process stops: the job goes on in another. Goes through the handler untouched. */
export class JobPaused extends Error {}

/** What a batch has come to: the cursor it goes on from, and what people are shown. */
export interface BatchResult {
  cursor: number;
  /** stays as it was when left out; at most 20 characters */
  step?: string;
  done: number;
  /** stays as it was when left out */
  total?: number | null;
}

/** What a run needs of its surroundings. */
export interface RunSurroundings {
  db: Database;
  clock: Clock;
  /** whether this process stops */
  stopping(): boolean;
}

const TELL_EVERY_MS = 250;

/** A job in the hands of this process, as its handler sees it. */
export class RunningJob implements Hold {
  readonly id: number;
  readonly kind: string;
  readonly subjectId: number;
  readonly holder: string;
  token: number;
  cursor: number;
  step: string;
  done: number;
  total: number | null;
  /** The actor as enqueued, allowed everything; the instant and the day are those of the batch. */
  ctx: RequestContext;
  /** Set when a renewal found the job in other hands. */
  lost = false;
  private toldAt = -TELL_EVERY_MS;
  private toldStep: string | null = null;

  constructor(
    job: Job,
    private readonly around: RunSurroundings,
  ) {
    this.id = job.id;
    this.kind = job.kind;
    this.subjectId = job.subjectId;
    this.holder = job.holder ?? '';
    this.token = job.token;
    this.cursor = job.cursor;
    this.step = job.step;
    this.done = job.done;
    this.total = job.total;
    const { clock } = around;
    this.ctx = { ...systemContext('', clock.now(), clock.today()), actor: job.actor };
  }

  /**
   * Runs `work` in one transaction (again as a whole after a deadlock, as all transactions) which also saves where it
   * has come to: both are committed or neither is.
   * @throws JobCancelled, JobPaused before `work` when the job shall end or move; LostLease when another has taken it
   */
  async batch(work: (tx: Tx) => Promise<BatchResult>): Promise<void> {
    await this.goOn();
    let tries = 0;
    const place = await this.around.db.transaction(async (tx) => {
      this.turnClock();
      tries += 1;
      const before = await this.look(tx);
      // The connection was lost at the commit, which had come through.
      if (tries > 1 && before.token === this.token + 1) return before;
      if (before.token !== this.token) throw new LostLease();
      if (before.cancel) throw new JobCancelled();
      const result = await work(tx);
      const after: JobPlace = {
        cursor: result.cursor,
        step: result.step ?? this.step,
        done: result.done,
        total: result.total === undefined ? this.total : result.total,
      };
      // The instant of the batch is that of its beginning, which may be longer ago than a lease lasts.
      if (!(await savePlace(tx, this, after, this.around.clock.now()))) throw new LostLease();
      await this.tell(tx, after);
      return after;
    });
    this.token += 1;
    this.move(place);
  }

  /**
   * Shows how far a part without batches (reading a file) has come; written at most four times a second. The cursor
   * stays.
   * @throws JobCancelled, JobPaused, LostLease as `batch` does
   */
  async progress(shown: { step?: string; done: number; total?: number | null }): Promise<void> {
    const place = {
      step: shown.step ?? this.step,
      done: shown.done,
      total: shown.total === undefined ? this.total : shown.total,
    };
    this.move(place);
    if (!this.due(place.step)) return;
    await this.goOn();
    await this.around.db.transaction(async (tx) => {
      this.turnClock();
      await this.checkHold(tx);
      if (!(await showProgress(tx, this, place, this.ctx.now))) throw new LostLease();
      await this.tell(tx, place);
    });
  }

  /** @throws JobCancelled, JobPaused, LostLease when the job shall not go on here */
  async checkCancelled(): Promise<void> {
    await this.goOn();
    await this.checkHold(this.around.db.read);
  }

  private async checkHold(sql: Sql): Promise<void> {
    const now = await this.look(sql);
    if (now.token !== this.token) throw new LostLease();
    if (now.cancel) throw new JobCancelled();
  }

  /** The job as it stands in the table, if it is still ours. */
  private async look(sql: Sql): Promise<Job> {
    const job = await jobOf(sql, this.id);
    if (!job || isOver(job) || job.holder !== this.holder) throw new LostLease();
    return job;
  }

  /** Lets requests that wait have their turn; the embedded database answers without ever giving way. */
  private async goOn(): Promise<void> {
    await breathe();
    if (this.lost) throw new LostLease();
    if (this.around.stopping()) throw new JobPaused();
  }

  private due(step: string): boolean {
    return step !== this.toldStep || performance.now() - this.toldAt >= TELL_EVERY_MS;
  }

  private async tell(tx: Tx, place: Omit<JobPlace, 'cursor'>): Promise<void> {
    if (!this.due(place.step)) return;
    const { id, subjectId, kind } = this;
    const { step, done, total } = place;
    await tellJob(tx, this.ctx.now, { id, subjectId, kind, state: 'running', step, done, total });
    tx.afterCommit(() => {
      this.toldAt = performance.now();
      this.toldStep = step;
    });
  }

  private move(place: Partial<JobPlace>): void {
    Object.assign(this, {
      cursor: place.cursor ?? this.cursor,
      step: place.step ?? this.step,
      done: place.done ?? this.done,
      total: place.total === undefined ? this.total : place.total,
    });
  }

  private turnClock(): void {
    const { clock } = this.around;
    this.ctx = { ...this.ctx, now: clock.now(), today: clock.today() };
  }
}
