import type { Actor, RequestContext } from '../common/context.js';
import type { Keys } from '../database/keys.js';
import type { Bound, Sql, Tx } from '../database/sql.js';
import { ringBell } from './job-bell.js';

/** queued → running → done | failed | cancelled; a holder that stops in time puts its job back to queued. */
export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

/** Why a job failed, in words for people. */
export interface JobFault {
  code: string;
  vi: string;
  en: string;
}

/** Work that outlives a request. Whoever holds the lease works; `token` fences off whoever held it before. */
export interface Job {
  id: number;
  /** who works on it: "import.apply" */
  kind: string;
  /** what it works on, such as the import */
  subjectId: number;
  state: JobState;
  /** who asked for it */
  actor: Actor;
  /** how far its committed batches have come, in the handler's own measure */
  cursor: number;
  /** the part of the work that is under way, a word of the handler's */
  step: string;
  done: number;
  /** null: not known yet */
  total: number | null;
  holder: string | null;
  token: number;
  /** somebody asked for its end */
  cancel: boolean;
  /** holders that fell silent since its last committed batch */
  attempts: number;
  fault: JobFault | null;
  /** epoch milliseconds, as all instants */
  createdAt: number;
  updatedAt: number;
  finishedAt: number | null;
}

/** What a job is made from. */
export interface NewJob {
  kind: string;
  subjectId: number;
  total?: number | null;
}

/** Whether it will never run again. */
export const isOver = (job: Pick<Job, 'state'>): boolean => job.state !== 'queued' && job.state !== 'running';

/** Asks for work, in the caller's transaction: it begins after the commit, wherever jobs are run. Answers its key. */
export async function enqueueJob(tx: Tx, keys: Keys, ctx: RequestContext, job: NewJob): Promise<number> {
  const id = keys.next();
  await tx.insert(
    'job',
    ['id', 'kind', 'subject_id', 'state', 'actor', 'total', 'created_at', 'updated_at'],
    [[id, job.kind, job.subjectId, 'queued', JSON.stringify(ctx.actor), job.total ?? null, ctx.now, ctx.now]],
  );
  tx.afterCommit(() => ringBell());
  return id;
}

/** The job of this key, or null. */
export async function jobOf(sql: Sql, id: number): Promise<Job | null> {
  return (await select(sql, 'id = ?', [id]))[0] ?? null;
}

/** The jobs of a subject, the newest first. */
export function jobsOfSubject(sql: Sql, subjectId: number): Promise<Job[]> {
  return select(sql, 'subject_id = ?', [subjectId]);
}

/** Asks a job to end before its next batch. False: it was over already, or was never there. */
export async function requestCancel(tx: Tx, id: number): Promise<boolean> {
  await tx.run("UPDATE job SET cancel = 1 WHERE id = ? AND state IN ('queued', 'running')", [id]);
  const job = await jobOf(tx, id);
  if (!job || isOver(job)) return false;
  tx.afterCommit(() => ringBell());
  return true;
}

interface JobRow {
  id: number;
  kind: string;
  subject_id: number;
  state: JobState;
  actor: string;
  cursor_at: number;
  step: string;
  done: number;
  total: number | null;
  holder: string | null;
  token: number;
  cancel: number;
  attempts: number;
  fault: string | null;
  created_at: number;
  updated_at: number;
  finished_at: number | null;
}

async function select(sql: Sql, where: string, params: readonly Bound[]): Promise<Job[]> {
  const rows = await sql.rows<JobRow>(
    `SELECT id, kind, subject_id, state, actor, cursor_at, step, done, total, holder, token, cancel, attempts, fault,
      created_at, updated_at, finished_at FROM job WHERE ${where} ORDER BY id DESC`,
    params,
  );
  return rows.map((row) => ({
    id: Number(row.id),
    kind: row.kind,
    subjectId: Number(row.subject_id),
    state: row.state,
    actor: JSON.parse(row.actor) as Actor,
    cursor: Number(row.cursor_at),
    step: row.step,
    done: Number(row.done),
    total: row.total === null ? null : Number(row.total),
    holder: row.holder,
    token: Number(row.token),
    cancel: Number(row.cancel) === 1,
    attempts: Number(row.attempts),
    fault: row.fault === null ? null : (JSON.parse(row.fault) as JobFault),
    createdAt: Number(row.created_at),
    updatedAt: Number(row.updated_at),
    finishedAt: row.finished_at === null ? null : Number(row.finished_at),
  }));
}
