import { EventEmitter } from 'node:events';
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { PubSub } from 'graphql-subscriptions';
import { OutboxPoller } from '../jobs/outbox-poller.js';
import type { OutboxEvent } from '../jobs/outbox.js';

const TOPIC = 'board';
/** A board that goes on moving is told of so often at most: whoever looks at it reads all of it anew each time. */
const TELL_EVERY_MS = 200;
/** A page reads its figures first, and follows them a moment later: what moved in between is told when it begins to. */
const JUST_NOW_MS = 3_000;

/** The figures of a board (its unit) moved; `at` is when they last did. */
export interface BoardMoved {
  at: number;
  unitId: number;
}

/** A board that is told of now, or was a moment ago; `since`: when it last moved of which nobody has been told yet. */
interface Told {
  timer: NodeJS.Timeout | undefined;
  since: number | null;
}

/**
 * Hands board events to this process's subscribers: the first at once, those that follow closely as one. It is fed by the
 * outbox alone, also for changes made here, so that one instance and twenty behave the same.
 */
@Injectable()
export class BoardChanges implements OnModuleInit, OnModuleDestroy {
  // One listener a subscriber, and there may be hundreds.
  private readonly followers = new EventEmitter().setMaxListeners(0);
  private readonly pubSub = new PubSub({ eventEmitter: this.followers });
  private readonly told = new Map<number, Told>();
  /** When boards last moved of which a page that is being opened may not know, in the order in which they did. */
  private readonly justMoved = new Map<number, { at: number; heard: number }>();
  private stop: (() => void) | null = null;

  constructor(private readonly outbox: OutboxPoller) {}

  onModuleInit(): void {
    this.stop = this.outbox.listen((event) => {
      if (event.topic === TOPIC) for (const unitId of unitsOf(event)) this.moved({ at: event.at, unitId });
    });
  }

  onModuleDestroy(): void {
    this.stop?.();
    for (const { timer } of this.told.values()) clearTimeout(timer);
    this.told.clear();
    this.justMoved.clear();
  }

  /** Every move of a unit's board from now on, and the one that was just now, until the subscriber returns. */
  follow(unitId: number): AsyncIterableIterator<BoardMoved> {
    this.forgetFormer();
    const last = this.justMoved.get(unitId);
    // Once the subscriber listens.
    if (last) setImmediate(() => this.announce({ at: last.at, unitId }));
    return this.pubSub.asyncIterableIterator<BoardMoved>(topicOf(unitId));
  }

  private moved(move: BoardMoved): void {
    this.forgetFormer();
    this.justMoved.delete(move.unitId);
    this.justMoved.set(move.unitId, { at: move.at, heard: performance.now() });
    this.announce(move);
  }

  private forgetFormer(): void {
    const since = performance.now() - JUST_NOW_MS;
    for (const [unitId, { heard }] of this.justMoved) {
      if (heard >= since) return;
      this.justMoved.delete(unitId);
    }
  }

  private announce({ at, unitId }: BoardMoved): void {
    const told = this.told.get(unitId);
    if (told) told.since = at;
    else if (this.followers.listenerCount(topicOf(unitId)) > 0) {
      this.told.set(unitId, { timer: undefined, since: at });
      // One change may make several events, which are heard together: they are one piece of news.
      queueMicrotask(() => this.tell(unitId));
    }
  }

  /** Tells what there is to tell, and again when the time is over; a board that stands still is forgotten. */
  private tell(unitId: number): void {
    const told = this.told.get(unitId);
    if (!told || told.since === null) return void this.told.delete(unitId);
    const moved: BoardMoved = { at: told.since, unitId };
    told.since = null;
    told.timer = setTimeout(() => this.tell(unitId), TELL_EVERY_MS);
    told.timer.unref();
    void this.pubSub.publish(topicOf(unitId), moved);
  }
}

const topicOf = (unitId: number): string => `${TOPIC} ${unitId}`;

function unitsOf(event: OutboxEvent): number[] {
  return (event.payload as { unitIds: number[] }).unitIds;
}
