import { Module } from '@nestjs/common';
import { OutboxPoller } from './outbox-poller.js';

/** Work that goes on beside requests. */
@Module({ providers: [OutboxPoller], exports: [OutboxPoller] })
export class JobsModule {}
