import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/sql.js';
import type { JobFault } from './job-table.js';
import type { RunningJob } from './running-job.js';

/**
 * Does the jobs of one kind. `run` is called anew whenever the job changes hands, and goes on from `job.cursor`. The
 * others run in the transaction that ends the job, so that the job and what it worked on change together.
 */
export interface JobHandler {
  readonly kind: string;
  run(job: RunningJob): Promise<void>;
  /** `run` came to its end */
  finished?(tx: Tx, job: RunningJob): Promise<void>;
  /** `run` threw, or five holders in a row fell silent */
  failed?(tx: Tx, job: RunningJob, fault: JobFault): Promise<void>;
  /** somebody asked for its end; what was committed stays */
  cancelled?(tx: Tx, job: RunningJob): Promise<void>;
}

/** Who does which jobs. Features add theirs in `onModuleInit`. */
@Injectable()
export class JobHandlers {
  private readonly byKind = new Map<string, JobHandler>();

  add(handler: JobHandler): void {
    if (this.byKind.has(handler.kind)) throw new Error(`two handlers for jobs of kind ${handler.kind}`);
    this.byKind.set(handler.kind, handler);
  }

  of(kind: string): JobHandler | null {
    return this.byKind.get(kind) ?? null;
  }

  get kinds(): string[] {
    return [...this.byKind.keys()];
  }
}
