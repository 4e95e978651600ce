import { Module } from '@nestjs/common';
import { JobHandlers } from './job-handlers.js';
import { JobRunner } from './job-runner.js';
import { OutboxPoller } from './outbox-poller.js';

/** Work that goes on beside requests. */
@Module({
  providers: [OutboxPoller, JobHandlers, JobRunner],
  exports: [OutboxPoller, JobHandlers, JobRunner],
})
export class JobsModule {}
