import { addDays, startOfDay, type Day } from '@dat100/shared/calendar';
import { batchHours, type BunchDays } from '@dat100/shared/radar-days';
import { RADAR_SETTINGS } from '@dat100/shared/radar';
import type { Batch, Bunch } from '@dat100/shared/radar-rules';
import { endOfPath } from '../../access/unit-scope.js';
import { keyOfInstant } from '../../database/keys.js';
import { marks, pieces, type Sql } from '../../database/sql.js';
import type { Criterion } from '../../directives/directives.service.js';
import { IMPORT_UNDONE } from '../../imports/undo/put-in.js';

// What happened to the people of each unit itself, without the units below it: one query a rule, for a whole subtree.

/** Employments in force on a day, of units of a subtree; carries four values (see `employedOn`). */
const EMPLOYED = `unit u JOIN employment e ON e.unit_id = u.id AND u.path >= ? AND u.path < ?
  AND e.valid_from <= ? AND (e.valid_to IS NULL OR e.valid_to >= ?)`;
const employedOn = (path: string, day: Day) => [path, endOfPath(path), day, day];

interface BunchRow {
  unit_id: number;
  last_people: number;
  usual_people: number;
}
const bunches = (rows: readonly BunchRow[]): Map<number, Bunch> =>
  new Map(rows.map((row) => [Number(row.unit_id), { last: Number(row.last_people), usual: Number(row.usual_people) }]));

/** People exempted or deferred in the last days and in those before, by the unit that employs them at the end. */
export async function decided(sql: Sql, path: string, criterion: Criterion, days: BunchDays, today: Day) {
  const [usualFrom, lastFrom, to] = [days.usual.from, days.last.from, addDays(days.last.to, 1)].map(startOfDay);
  return bunches(
    await sql.rows<BunchRow>(
      `SELECT e.unit_id, COUNT(DISTINCT CASE WHEN s.recorded_at >= ? THEN s.person_id END) AS last_people,
          COUNT(DISTINCT CASE WHEN s.recorded_at < ? THEN s.person_id END) AS usual_people
         FROM ${EMPLOYED} JOIN scope_mark s ON s.person_id = e.person_id
        WHERE s.id >= ? AND s.recorded_at >= ? AND s.recorded_at < ? AND s.criterion_id = ? AND s.status <> 'in_scope'
          AND (s.valid_to IS NULL OR s.valid_to >= s.valid_from) GROUP BY e.unit_id`,
      [
        ...[lastFrom ?? 0, lastFrom ?? 0, ...employedOn(path, days.last.to < today ? days.last.to : today)],
        ...[keyOfInstant(usualFrom ?? 0), usualFrom ?? 0, to ?? 0, criterion.id],
      ],
    ),
  );
}

/** People whose employment ended in the last days and in those before; transfers, and lists taken back, are none. */
export async function departed(sql: Sql, path: string, days: BunchDays): Promise<Map<number, Bunch>> {
  const { last, usual } = days;
  return bunches(
    await sql.rows<BunchRow>(
      `SELECT e.unit_id, COUNT(DISTINCT CASE WHEN e.valid_to >= ? THEN e.person_id END) AS last_people,
          COUNT(DISTINCT CASE WHEN e.valid_to < ? THEN e.person_id END) AS usual_people
         FROM unit u JOIN employment e ON e.unit_id = u.id
        WHERE u.path >= ? AND u.path < ? AND e.valid_to >= ? AND e.valid_to <= ? AND e.valid_to >= e.valid_from
          AND (e.ended_reason IS NULL OR e.ended_reason NOT IN (?, ?)) GROUP BY e.unit_id`,
      [last.from, last.from, path, endOfPath(path), usual.from, last.to, 'transfer', IMPORT_UNDONE],
    ),
  );
}

/** People recorded in the week of a cut-off and in its last hour; what the police send is none of the unit's doing. */
export async function batchesAt(
  sql: Sql,
  path: string,
  criterion: Criterion,
  cutOff: Day,
): Promise<Map<number, Batch>> {
  const { weekFrom, lateFrom, to } = batchHours(cutOff);
  const rows = await sql.rows<{ unit_id: number; late: number; week: number }>(
    `SELECT e.unit_id, COUNT(DISTINCT CASE WHEN s.recorded_at >= ? THEN s.person_id END) AS late,
        COUNT(DISTINCT s.person_id) AS week
       FROM ${EMPLOYED} JOIN status_event s ON s.person_id = e.person_id
      WHERE s.id >= ? AND s.recorded_at >= ? AND s.recorded_at < ? AND s.criterion_id = ? AND s.kind = 'status'
        AND s.source <> 'police' GROUP BY e.unit_id`,
    [lateFrom, ...employedOn(path, cutOff), keyOfInstant(weekFrom), weekFrom, to, criterion.id],
  );
  return new Map(
    rows.map((row) => [Number(row.unit_id), { cutOff, late: Number(row.late), week: Number(row.week) }] as const),
  );
}

/**
 * People whose achievement, recorded by a due date, was taken back in the weeks after it, and as usual in those before;
 * who has achieved again since is not counted, nor a retraction that was itself taken back.
 */
export async function takenBackAround(sql: Sql, path: string, criterion: Criterion, dueOn: Day) {
  const due = startOfDay(addDays(dueOn, 1));
  const from = startOfDay(addDays(dueOn, 1 - RADAR_SETTINGS.takenBackDays));
  const to = startOfDay(addDays(dueOn, 1 + RADAR_SETTINGS.takenBackDays));
  const achieved = criterion.stages.filter((stage) => stage.achieved).map(({ position }) => position);
  return bunches(
    await sql.rows<BunchRow>(
      `SELECT e.unit_id, COUNT(DISTINCT CASE WHEN r.recorded_at >= ? THEN r.person_id END) AS last_people,
          COUNT(DISTINCT CASE WHEN r.recorded_at < ? THEN r.person_id END) AS usual_people
         FROM ${EMPLOYED} JOIN status_event r ON r.person_id = e.person_id
         JOIN status_event o ON o.id = r.retracts_id AND o.kind = 'status' AND o.recorded_at < ?
         LEFT JOIN standing st ON st.person_id = r.person_id AND st.criterion_id = r.criterion_id
        WHERE r.id >= ? AND r.recorded_at >= ? AND r.recorded_at < ? AND r.criterion_id = ? AND r.kind = 'retraction'
          AND o.stage_position IN (${marks(achieved.length)})
          AND (st.stage_position IS NULL OR st.stage_position NOT IN (${marks(achieved.length)}))
          AND NOT EXISTS (SELECT 1 FROM status_event x WHERE x.retracts_id = r.id) GROUP BY e.unit_id`,
      [
        ...[due, due, ...employedOn(path, dueOn), due],
        ...[keyOfInstant(from), from, to, criterion.id, ...achieved, ...achieved],
      ],
    ),
  );
}

/** Of some units, those whose people were on record before a day: who has just begun has no usual. */
export async function knownBefore(sql: Sql, unitIds: readonly number[], day: Day): Promise<Set<number>> {
  const known = new Set<number>();
  for (const ids of pieces(unitIds, 5000)) {
    const rows = await sql.rows<{ id: number }>(
      `SELECT u.id FROM unit u WHERE u.id IN (${marks(ids.length)})
        AND EXISTS (SELECT 1 FROM employment e WHERE e.unit_id = u.id AND e.recorded_at < ?)`,
      [...ids, startOfDay(day)],
    );
    for (const { id } of rows) known.add(Number(id));
  }
  return known;
}
