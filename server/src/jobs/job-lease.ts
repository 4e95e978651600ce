import { marks, type Sql, type Tx } from '../database/sql.js';
import { jobOf, type Job, type JobFault, type JobState } from './job-table.js';

/** How long a holder may be silent before its job is given to another. */
export const LEASE_MS = 5000;

/** Where a job stands, as its holder says. */
export interface JobPlace {
  cursor: number;
  step: string;
  done: number;
  total: number | null;
}

/** The hold on a job: nothing is written under it once somebody else has taken it. */
export type Hold = Pick<Job, 'id' | 'token'> & { holder: string };

// A job that waits has a lease that ended long ago, so that one range of the index finds both kinds.
const FREE = "state IN ('queued', 'running') AND lease_until < ?";

/** Jobs of these kinds that nobody holds, the oldest first. */
export async function freeJobs(sql: Sql, kinds: readonly string[], now: number, limit: number): Promise<number[]> {
  const rows = await sql.rows<{ id: number }>(
    `SELECT id FROM job WHERE ${FREE} AND kind IN (${marks(kinds.length)}) ORDER BY id LIMIT ?`,
    [now, ...kinds, limit],
  );
  return rows.map((row) => Number(row.id));
}

/** Takes the lease of a job that nobody holds; null: somebody was faster, or it is over. */
export async function takeJob(tx: Tx, id: number, holder: string, now: number): Promise<Job | null> {
  const taken = await tx.run(
    // `attempts` stands before `state`: MySQL reads what it has just set.
    `UPDATE job SET attempts = attempts + CASE WHEN state = 'running' THEN 1 ELSE 0 END, state = 'running', holder = ?,
      lease_until = ?, token = token + 1, updated_at = ? WHERE id = ? AND ${FREE}`,
    [holder, now + LEASE_MS, now, id, now],
  );
  return taken === 1 ? jobOf(tx, id) : null;
}

/** Says that the holder still works. False: it holds the job no more. */
export async function renewLease(tx: Tx, hold: Hold, now: number): Promise<boolean> {
  const kept = await tx.run("UPDATE job SET lease_until = ? WHERE id = ? AND holder = ? AND state = 'running'", [
    now + LEASE_MS,
    hold.id,
    hold.holder,
  ]);
  // MySQL counts no row that already stood so.
  return kept === 1 || (await jobOf(tx, hold.id))?.holder === hold.holder;
}

/**
 * Saves where a batch has brought the job, as the last act of the batch's transaction. The token moves with it, so that
 * a batch whose commit was never heard of is not done twice. False: the job is held by another, nothing may be kept.
 */
export async function savePlace(tx: Tx, hold: Hold, place: JobPlace, now: number): Promise<boolean> {
  return underHold(
    tx,
    hold,
    'token = token + 1, attempts = 0, cursor_at = ?, step = ?, done = ?, total = ?, lease_until = ?, updated_at = ?',
    [place.cursor, place.step, place.done, place.total, now + LEASE_MS, now],
  );
}

/** Shows progress that no batch stands behind, such as rows read so far; the cursor stays. */
export async function showProgress(tx: Tx, hold: Hold, place: Omit<JobPlace, 'cursor'>, now: number): Promise<boolean> {
  return underHold(tx, hold, 'step = ?, done = ?, total = ?, lease_until = ?, updated_at = ?', [
    place.step,
    place.done,
    place.total,
    now + LEASE_MS,
    now,
  ]);
}

/** Ends the job. False: it is held by another. */
export async function finishJob(
  tx: Tx,
  hold: Hold,
  state: Exclude<JobState, 'queued' | 'running'>,
  fault: JobFault | null,
  now: number,
): Promise<boolean> {
  return underHold(
    tx,
    hold,
    'token = token + 1, state = ?, fault = ?, holder = NULL, lease_until = 0, updated_at = ?, finished_at = ?',
    [state, fault === null ? null : JSON.stringify(fault), now, now],
  );
}

/** Puts the job back where it stands, so that another takes it over at once. */
export async function giveBack(tx: Tx, hold: Hold): Promise<boolean> {
  return underHold(tx, hold, "token = token + 1, state = 'queued', holder = NULL, lease_until = 0", []);
}

async function underHold(
  tx: Tx,
  hold: Hold,
  sets: string,
  values: readonly (string | number | null)[],
): Promise<boolean> {
  const kept = await tx.run(`UPDATE job SET ${sets} WHERE id = ? AND holder = ? AND token = ?`, [
    ...values,
    hold.id,
    hold.holder,
    hold.token,
  ]);
  return kept === 1;
}
