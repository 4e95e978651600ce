import type { Day } from '@dat100/shared/calendar';
import type { Capacity, ConfirmationAction, ConfirmationState } from '@dat100/shared/confirmation';
import type { RequestContext } from '../common/context.js';
import type { Keys } from '../database/keys.js';
import { marks, pieces, type Bound, type Sql, type Tx } from '../database/sql.js';
import type { StoredSnapshot } from './snapshot.js';

/** One revision of a unit's confirmed week, without the figures. */
export interface StoredWeek {
  id: number;
  unitId: number;
  /** its Monday */
  week: Day;
  revision: number;
  state: ConfirmationState;
  asOf: Day;
  confirmedAt: number;
  confirmedBy: number | null;
  confirmedAs: Capacity;
  confirmer: string;
  onBehalfOf: string | null;
  digest: string;
  /** who explained it last */
  answeredBy: number | null;
}

/** What somebody did with a revision. */
export interface WeekStep {
  confirmationId: number;
  action: ConfirmationAction;
  at: number;
  actorId: number | null;
  actor: string;
  onBehalfOf: string | null;
  text: string | null;
}

interface Row {
  id: number;
  unit_id: number;
  week: string;
  revision: number;
  state: string;
  as_of: string;
  confirmed_at: number;
  confirmed_by: number | null;
  confirmed_as: string;
  confirmer: string;
  on_behalf_of: string | null;
  digest: string;
  answered_by: number | null;
}

const ANSWERED_BY =
  "(SELECT s.actor_id FROM week_step s WHERE s.confirmation_id = w.id AND s.action = 'answer' ORDER BY s.id DESC LIMIT 1)";
const COLUMNS = `w.id, w.unit_id, w.week, w.revision, w.state, w.as_of, w.confirmed_at, w.confirmed_by, w.confirmed_as, w.confirmer, w.on_behalf_of, w.digest, ${ANSWERED_BY} AS answered_by`;
/** Of the revisions of a week the last one stands. */
const IS_LAST =
  'NOT EXISTS (SELECT 1 FROM week_confirmation l WHERE l.unit_id = w.unit_id AND l.week = w.week AND l.revision > w.revision)';

/** The revision of a week that stands; null = nobody has confirmed it. */
export async function standingWeek(sql: Sql, unitId: number, week: Day): Promise<StoredWeek | null> {
  const row = await sql.one<Row>(
    `SELECT ${COLUMNS} FROM week_confirmation w WHERE w.unit_id = ? AND w.week = ? ORDER BY w.revision DESC LIMIT 1`,
    [unitId, week],
  );
  return row && weekRow(row);
}

/** The standing revision of one week of each of these units; units that have none are left out. */
export async function standingWeeks(sql: Sql, unitIds: readonly number[], week: Day): Promise<Map<number, StoredWeek>> {
  const found = new Map<number, StoredWeek>();
  for (const ids of pieces(unitIds, 5000)) {
    const rows = await sql.rows<Row>(
      `SELECT ${COLUMNS} FROM week_confirmation w WHERE w.week = ? AND w.unit_id IN (${marks(ids.length)}) AND ${IS_LAST}`,
      [week, ...ids],
    );
    for (const row of rows) found.set(Number(row.unit_id), weekRow(row));
  }
  return found;
}

/** All revisions of a unit's weeks from one on, the newest first. */
export async function weeksSince(sql: Sql, unitId: number, from: Day): Promise<StoredWeek[]> {
  const rows = await sql.rows<Row>(
    `SELECT ${COLUMNS} FROM week_confirmation w WHERE w.unit_id = ? AND w.week >= ? ORDER BY w.week DESC, w.revision DESC`,
    [unitId, from],
  );
  return rows.map(weekRow);
}

/** The last week before another that was confirmed and not sent back, whatever the revision. */
export async function lastVouchedWeek(sql: Sql, unitId: number, before: Day): Promise<StoredWeek | null> {
  const row = await sql.one<Row>(
    `SELECT ${COLUMNS} FROM week_confirmation w WHERE w.unit_id = ? AND w.week < ? AND w.state <> 'returned' AND ${IS_LAST}
      ORDER BY w.week DESC LIMIT 1`,
    [unitId, before],
  );
  return row && weekRow(row);
}

/** Revisions by their keys, those that stand no more included; missing ones are left out. */
export async function weeksById(sql: Sql, ids: readonly number[]): Promise<StoredWeek[]> {
  const rows = await sql.rows<Row>(
    `SELECT ${COLUMNS} FROM week_confirmation w WHERE w.id IN (${marks(ids.length)})`,
    ids,
  );
  return rows.map(weekRow);
}

/** The frozen text of a revision, to be read with `intactSnapshot`. */
export async function storedSnapshot(sql: Sql, week: StoredWeek): Promise<StoredSnapshot> {
  const row = await sql.one<{ snapshot: string; digest: string }>(
    'SELECT snapshot, digest FROM week_confirmation WHERE id = ?',
    [week.id],
  );
  if (!row) throw new Error(`confirmation ${week.id} is gone`);
  const noted = await sql.rows<{ detail: string }>(
    "SELECT detail FROM audit_record WHERE unit_id = ? AND at = ? AND action = 'week.confirm'",
    [week.unitId, week.confirmedAt],
  );
  const audited = noted
    .map(({ detail }) => JSON.parse(detail) as { week: Day; revision: number; digest: string })
    .find((one) => one.week === week.week && one.revision === week.revision);
  return { ...row, audited: audited?.digest ?? null };
}

/** What was done with some revisions, in the order in which it was done. */
export async function stepsOf(sql: Sql, ids: readonly number[]): Promise<WeekStep[]> {
  const rows = await sql.rows<{
    confirmation_id: number;
    action: string;
    at: number;
    actor_id: number | null;
    actor: string;
    on_behalf_of: string | null;
    body: string | null;
  }>(
    `SELECT confirmation_id, action, at, actor_id, actor, on_behalf_of, body FROM week_step
      WHERE confirmation_id IN (${marks(ids.length)}) ORDER BY id`,
    ids,
  );
  return rows.map((row) => ({
    confirmationId: Number(row.confirmation_id),
    action: row.action as ConfirmationAction,
    at: Number(row.at),
    actorId: row.actor_id === null ? null : Number(row.actor_id),
    actor: row.actor,
    onBehalfOf: row.on_behalf_of,
    text: row.body,
  }));
}

/** Adds a revision with the text that is kept for good. */
export async function insertWeek(tx: Tx, week: Omit<StoredWeek, 'answeredBy'>, snapshot: string): Promise<void> {
  const values: Record<string, Bound> = {
    id: week.id,
    unit_id: week.unitId,
    week: week.week,
    revision: week.revision,
    state: week.state,
    as_of: week.asOf,
    confirmed_at: week.confirmedAt,
    confirmed_by: week.confirmedBy,
    confirmed_as: week.confirmedAs,
    confirmer: week.confirmer,
    on_behalf_of: week.onBehalfOf,
    snapshot,
    digest: week.digest,
  };
  await tx.insert('week_confirmation', Object.keys(values), [Object.values(values)]);
}

/** Notes what was done with a revision. */
export async function addStep(
  tx: Tx,
  keys: Keys,
  { actor, now }: RequestContext,
  step: { confirmationId: number; action: ConfirmationAction; text: string | null },
): Promise<void> {
  await tx.insert(
    'week_step',
    ['id', 'confirmation_id', 'action', 'at', 'actor_id', 'actor', 'on_behalf_of', 'body'],
    [[keys.next(), step.confirmationId, step.action, now, actor.userId, actor.label, actor.onBehalfOf, step.text]],
  );
}

/** Moves a revision on; who calls it holds the lock of the counters and has looked what stands. */
export async function setState(tx: Tx, id: number, to: ConfirmationState): Promise<void> {
  await tx.run('UPDATE week_confirmation SET state = ? WHERE id = ?', [to, id]);
}

const weekRow = (row: Row): StoredWeek => ({
  id: Number(row.id),
  unitId: Number(row.unit_id),
  week: row.week,
  revision: Number(row.revision),
  state: row.state as ConfirmationState,
  asOf: row.as_of,
  confirmedAt: Number(row.confirmed_at),
  confirmedBy: row.confirmed_by === null ? null : Number(row.confirmed_by),
  confirmedAs: row.confirmed_as as Capacity,
  confirmer: row.confirmer,
  onBehalfOf: row.on_behalf_of,
  digest: row.digest,
  answeredBy: row.answered_by === null ? null : Number(row.answered_by),
});
