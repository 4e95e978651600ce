import { EventEmitter } from 'node:events';
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { PubSub } from 'graphql-subscriptions';
import { audit } from '../../audit/audit.js';
import type { RequestContext } from '../../common/context.js';
import { conflict } from '../../common/errors.js';
import { Database } from '../../database/database.js';
import type { Sql } from '../../database/sql.js';
import { JOB_TOPIC, type JobEvent } from '../../jobs/job-events.js';
import { jobsOfSubject, requestCancel, type Job } from '../../jobs/job-table.js';
import { OutboxPoller } from '../../jobs/outbox-poller.js';
import type { OutboxEvent } from '../../jobs/outbox.js';
import { ImportsReading } from '../imports.reading.js';
import { ImportsService } from '../imports.service.js';
import type { ImportJob, ImportProgress } from './import-progress.model.js';

const TOPIC = 'import';

const isOfImport = ({ kind }: Pick<Job, 'kind'>): boolean => kind.startsWith('import.');

/**
 * How far the work on imports has come: by looking, and by being told. What is told comes from the outbox alone, so
 * that it is the same whichever process or thread does the work.
 */
@Injectable()
export class ImportProgressService implements OnModuleInit, OnModuleDestroy {
  // One listener a subscriber, and there may be hundreds.
  private readonly pubSub = new PubSub({ eventEmitter: new EventEmitter().setMaxListeners(0) });
  private stop: (() => void) | null = null;

  constructor(
    private readonly db: Database,
    private readonly outbox: OutboxPoller,
    private readonly reading: ImportsReading,
    private readonly imports: ImportsService,
  ) {}

  onModuleInit(): void {
    this.stop = this.outbox.listen((event) => {
      if (event.topic !== JOB_TOPIC || !isOfImport(event.payload as JobEvent)) return;
      void this.pubSub.publish(TOPIC, progressOf(event));
    });
  }

  onModuleDestroy(): void {
    this.stop?.();
  }

  /** The progress of every import from now on, for those who may look at this one. @throws not_found */
  async follow(ctx: RequestContext, importId: number): Promise<AsyncIterableIterator<ImportProgress>> {
    await this.reading.one(ctx, importId);
    return this.pubSub.asyncIterableIterator<ImportProgress>(TOPIC);
  }

  /** The latest work on an import; null: there has been none. */
  async jobOf(importId: number): Promise<ImportJob | null> {
    const job = await latestJob(this.db.read, importId);
    if (!job) return null;
    const { state, step, done, total, cancel, updatedAt, fault } = job;
    return {
      state,
      step,
      done,
      total,
      cancelling: cancel,
      at: updatedAt,
      faultVi: fault?.vi ?? null,
      faultEn: fault?.en ?? null,
    };
  }

  /** Asks the work on an import to end at its next batch; what has been done stays. @throws not_found, not_running */
  async cancel(ctx: RequestContext, importId: number): Promise<void> {
    const stored = await this.imports.inHand(ctx, importId);
    await this.db.transaction(async (tx) => {
      const job = await latestJob(tx, importId);
      // The audit's lock comes before that of the job, as in the job's own batches.
      await audit(tx, ctx, {
        action: 'import.cancel',
        subjectType: 'import',
        subjectId: importId,
        unitId: stored.unitId,
        detail: { job: job?.kind ?? null, done: job?.done ?? 0, total: job?.total ?? null },
      });
      if (!job || !(await requestCancel(tx, job.id))) throw notRunning();
    });
  }
}

const latestJob = async (sql: Sql, importId: number): Promise<Job | null> =>
  (await jobsOfSubject(sql, importId)).find(isOfImport) ?? null;

function progressOf(event: OutboxEvent): ImportProgress {
  const { subjectId, state, step, done, total } = event.payload as JobEvent;
  return { importId: subjectId, state, step, done, total, at: event.at };
}

const notRunning = () =>
  conflict(
    'not_running',
    'Không còn việc nào đang chạy trên tệp này để dừng. Hãy tải trang lại để xem kết quả.',
    'No work on this file is under way any more that could be stopped. Reload the page to see what came of it.',
  );
