import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { faultFields, type Log } from '../common/log.js';
import { LOG } from '../common/tokens.js';
import { Database } from '../database/database.js';
import { onOutboxBell } from './outbox-bell.js';
import { eventsAfter, newestSeq, type OutboxEvent } from './outbox.js';

const EVERY_MS = 500;
/** Commits of this process that follow one another closely are read together. */
const GAP_MS = 50;
const AT_ONCE = 500;

type Listener = (event: OutboxEvent) => void;

/**
 * Learns what any process has committed by reading the outbox, and tells the listeners of this one: at once after a
 * commit of its own, and twice a second for what others commit. Begins with what comes after the start; commit order is
 * sequence order, so no event is skipped.
 */
@Injectable()
export class OutboxPoller implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly listeners = new Set<Listener>();
  private seq = 0;
  private timer: NodeJS.Timeout | null = null;
  private stopBell: (() => void) | null = null;
  private waking: NodeJS.Timeout | null = null;
  private polling: Promise<void> | null = null;
  private lookedAt = -Infinity;
  /** something was committed while a look was under way, which may have come too early for it */
  private again = false;

  constructor(
    private readonly db: Database,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.seq = await newestSeq(this.db.read);
    this.timer = setInterval(() => this.poll(), EVERY_MS);
    this.timer.unref();
    this.stopBell = onOutboxBell(() => this.wake());
  }

  async onModuleDestroy(): Promise<void> {
    this.stopBell?.();
    if (this.timer) clearInterval(this.timer);
    if (this.waking) clearTimeout(this.waking);
    this.timer = this.waking = null;
    await this.polling;
  }

  /** Tells `listener` of every event from now on; the answer ends that. */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Looks as soon as it may, and not only at the next half second. */
  private wake(): void {
    if (this.waking || !this.timer) return;
    if (this.polling) {
      this.again = true;
      return;
    }
    const wait = Math.max(0, this.lookedAt + GAP_MS - performance.now());
    this.waking = setTimeout(() => {
      this.waking = null;
      this.poll();
    }, wait);
    this.waking.unref();
  }

  /** One look at the outbox; a look that is still under way is not doubled. */
  private poll(): void {
    this.polling ??= this.look()
      .catch((error: unknown) => this.log.error(faultFields(error), 'outbox not read, trying again'))
      .finally(() => {
        this.polling = null;
        if (!this.again) return;
        this.again = false;
        this.wake();
      });
  }

  private async look(): Promise<void> {
    this.lookedAt = performance.now();
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
