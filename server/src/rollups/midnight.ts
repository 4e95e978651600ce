import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { faultFields, type Log } from '../common/log.js';
import { LOG } from '../common/tokens.js';
import { Database } from '../database/database.js';
import { DirectivesService } from '../directives/directives.service.js';
import { advanceDay } from './advance-day.js';

const EVERY_MS = 60_000;

/** Keeps the counters on today: before the first request is served, and at midnight in Viet Nam. */
@Injectable()
export class Midnight implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | null = null;
  private turning: Promise<void> | null = null;

  constructor(
    private readonly db: Database,
    private readonly directives: DirectivesService,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.turn();
    this.timer = setInterval(() => void this.check(), EVERY_MS);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.turning;
  }

  private async check(): Promise<void> {
    // A turn that takes longer than a minute is not started twice.
    this.turning ??= this.turn()
      .catch((error: unknown) => this.log.error(faultFields(error), 'day not turned, trying again in a minute'))
      .finally(() => (this.turning = null));
    await this.turning;
  }

  private async turn(): Promise<void> {
    const turned = await advanceDay(this.db, await this.directives.countRules(), this.clock);
    if (turned) this.log.info({ ...turned }, 'counters moved to today');
  }
}
