import type { Tx } from '../database/sql.js';
import { emit } from './outbox.js';
import type { Job } from './job-table.js';

/** The outbox topic of jobs. */
export const JOB_TOPIC = 'job';

/** What subscribers learn of a job. */
export type JobEvent = Pick<Job, 'subjectId' | 'kind' | 'state' | 'step' | 'done' | 'total'> & { jobId: number };

/** Tells every process where a job stands; the last act of a transaction, as every event. */
export async function tellJob(tx: Tx, at: number, job: Omit<JobEvent, 'jobId'> & { id: number }): Promise<void> {
  const { id, subjectId, kind, state, step, done, total } = job;
  const event: JobEvent = { jobId: id, subjectId, kind, state, step, done, total };
  await emit(tx, at, JOB_TOPIC, event);
}
