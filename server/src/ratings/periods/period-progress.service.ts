import { EventEmitter } from 'node:events';
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { PubSub } from 'graphql-subscriptions';
import type { RequestContext } from '../../common/context.js';
import { Database } from '../../database/database.js';
import { JOB_TOPIC, type JobEvent } from '../../jobs/job-events.js';
import { jobsOfSubject } from '../../jobs/job-table.js';
import { OutboxPoller } from '../../jobs/outbox-poller.js';
import { OPEN_JOB } from './open-period.js';
import { PERIOD_TOPIC, type PeriodMoved } from './period-events.js';
import { PeriodReading } from './period-reading.service.js';
import type { RatingOpening, RatingPeriodMoved } from './period.model.js';

/** How far the opening of a period has come, and that something in a period stands otherwise: told by the outbox alone. */
@Injectable()
export class PeriodProgress implements OnModuleInit, OnModuleDestroy {
  // One listener a subscriber, and there may be hundreds.
  private readonly pubSub = new PubSub({ eventEmitter: new EventEmitter().setMaxListeners(0) });
  private stop: (() => void) | null = null;
  /** periods whose move was told of in this look at the outbox */
  private readonly moved = new Set<number>();

  constructor(
    private readonly db: Database,
    private readonly outbox: OutboxPoller,
    private readonly reading: PeriodReading,
  ) {}

  onModuleInit(): void {
    this.stop = this.outbox.listen(({ topic, payload, at }) => {
      const told =
        topic === PERIOD_TOPIC
          ? this.movedOnce(payload as PeriodMoved, at)
          : topic === JOB_TOPIC
            ? openingOf(payload as JobEvent, at)
            : null;
      if (told) void this.pubSub.publish(PERIOD_TOPIC, told);
    });
  }

  onModuleDestroy(): void {
    this.stop?.();
  }

  /**
   * All events of one look at the outbox are told in one go and stand in the data already, so one word a period is
   * enough for them, however many people write at once.
   */
  private movedOnce({ periodId }: PeriodMoved, at: number): RatingPeriodMoved | null {
    if (this.moved.has(periodId)) return null;
    this.moved.add(periodId);
    queueMicrotask(() => this.moved.delete(periodId));
    return { periodId, at, done: null, total: null };
  }

  /** What happens in periods from now on, for those who may look at this one. @throws not_found */
  async follow(ctx: RequestContext, periodId: number): Promise<AsyncIterableIterator<RatingPeriodMoved>> {
    await this.reading.shown(ctx, periodId);
    return this.pubSub.asyncIterableIterator<RatingPeriodMoved>(PERIOD_TOPIC);
  }

  /** The last opening of a period, as far as it is of interest; null: it is done, or was never asked for. */
  async openingOf(periodId: number): Promise<RatingOpening | null> {
    const job = (await jobsOfSubject(this.db.read, periodId)).find(({ kind }) => kind === OPEN_JOB);
    if (!job || job.state === 'done') return null;
    const { state, done, total, fault } = job;
    return { state, done, total, faultVi: fault?.vi ?? null, faultEn: fault?.en ?? null };
  }
}

const openingOf = ({ kind, subjectId, done, total }: JobEvent, at: number): RatingPeriodMoved | null =>
  kind === OPEN_JOB ? { periodId: subjectId, at, done, total } : null;
