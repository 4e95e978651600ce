import { EventEmitter } from 'node:events';
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { PubSub } from 'graphql-subscriptions';
import { OutboxPoller } from '../jobs/outbox-poller.js';
import type { OutboxEvent } from '../jobs/outbox.js';

const TOPIC = 'board';

/** Boards (their units) whose figures moved in one transaction. */
export interface BoardMoved {
  at: number;
  unitIds: number[];
}

/**
 * Hands board events to this process's subscribers. It is fed by the outbox alone, also for changes made here, so that
 * one instance and twenty behave the same.
 */
@Injectable()
export class BoardChanges implements OnModuleInit, OnModuleDestroy {
  // One listener a subscriber, and there may be hundreds.
  private readonly pubSub = new PubSub({ eventEmitter: new EventEmitter().setMaxListeners(0) });
  private stop: (() => void) | null = null;

  constructor(private readonly outbox: OutboxPoller) {}

  onModuleInit(): void {
    this.stop = this.outbox.listen((event) => {
      if (event.topic === TOPIC) void this.pubSub.publish(TOPIC, movedBy(event));
    });
  }

  onModuleDestroy(): void {
    this.stop?.();
  }

  /** Every board event from now on, until the subscriber returns. */
  follow(): AsyncIterableIterator<BoardMoved> {
    return this.pubSub.asyncIterableIterator<BoardMoved>(TOPIC);
  }
}

function movedBy(event: OutboxEvent): BoardMoved {
  const { unitIds } = event.payload as { unitIds: number[] };
  return { at: event.at, unitIds };
}
