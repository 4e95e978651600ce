import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { faultFields, type Log } from '../common/log.js';
import { LOG } from '../common/tokens.js';
import { Database } from '../database/database.js';
import { eventsAfter, newestSeq, type OutboxEvent } from './outbox.js';

const EVERY_MS = 500;
const AT_ONCE = 500;

type Listener = (event: OutboxEvent) => void;

/**
 * Learns what any process has committed by reading the outbox, twice a second, and tells the listeners of this one.
 * Begins with what comes after the start; commit order is sequence order, so no event is skipped.
 */
@Injectable()
export class OutboxPoller implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly listeners = new Set<Listener>();
  private seq = 0;
  private timer: NodeJS.Timeout | null = null;
  private polling: Promise<void> | null = null;

  constructor(
    private readonly db: Database,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.seq = await newestSeq(this.db.read);
    this.timer = setInterval(() => void this.poll(), EVERY_MS);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.polling;
  }

  /** Tells `listener` of every event from now on; the answer ends that. */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** One look at the outbox; a look that is still under way is not doubled. */
  private async poll(): Promise<void> {
    this.polling ??= this.look()
      .catch((error: unknown) => this.log.error(faultFields(error), 'outbox not read, trying again'))
      .finally(() => (this.polling = null));
    await this.polling;
  }

  private async look(): Promise<void> {
    for (;;) {
      const events = await eventsAfter(this.db.read, this.seq, AT_ONCE);
      for (const event of events) {
        this.seq = event.seq;
        for (const listener of this.listeners) listener(event);
      }
      if (events.length < AT_ONCE) return;
    }
  }
}
