import type { Day } from '@dat100/shared/calendar';
import type { DayKind } from '@dat100/shared/stage-facts';
import { waitOf, type WaitCounts } from '@dat100/shared/waiting';
import { endOfPath } from '../access/unit-scope.js';
import type { Sql } from '../database/sql.js';
import type { Criterion } from '../directives/directives.service.js';
import { both, isCounted, isOverdue, isWaiting } from '../people/waiting-where.js';
import type { Unit } from '../units/unit.js';

/** People of a unit and all below it who wait alike. */
export interface WaitingGroup {
  /** position of the stage; null: nothing is known */
  stage: number | null;
  since: Day | null;
  dayKind: DayKind | null;
  reason: string | null;
  people: number;
  overdue: number;
}

const FROM_PEOPLE = `FROM unit u JOIN person p ON p.unit_id = u.id AND p.employed = 1
  JOIN standing st ON st.person_id = p.id AND st.criterion_id = ?`;
const BELOW = 'u.path >= ? AND u.path < ?';

/** Who of a unit and all below it waits, by stage, day and reason: one reading of its people. `criteria`: all there are. */
export async function waitingGroups(
  sql: Sql,
  unit: Unit,
  criterion: Criterion,
  criteria: readonly Criterion[],
  lens: string,
  today: Day,
): Promise<WaitingGroup[]> {
  const late = isOverdue(criterion, criteria, today);
  const who = both(isWaiting(criterion), isCounted(lens, today));
  const rows = await sql.rows<{
    stage_position: number | null;
    since: Day | null;
    day_kind: DayKind | null;
    reason: string | null;
    n: number;
    late: number;
  }>(
    `SELECT st.stage_position, st.since, st.day_kind, k.reason, COUNT(*) AS n, SUM(CASE WHEN ${late.sql} THEN 1 ELSE 0 END) AS late
       ${FROM_PEOPLE} LEFT JOIN stuck k ON k.person_id = p.id AND k.criterion_id = st.criterion_id
      WHERE ${BELOW} AND ${who.sql}
      GROUP BY st.stage_position, st.since, st.day_kind, k.reason`,
    [...late.params, criterion.id, unit.path, endOfPath(unit.path), ...who.params],
  );
  return rows.map((row) => ({
    stage: row.stage_position === null ? null : Number(row.stage_position),
    since: row.since,
    dayKind: row.day_kind,
    reason: row.reason,
    people: Number(row.n),
    overdue: Number(row.late),
  }));
}

/** The key of the people a unit employs itself. */
export const OF_ITSELF = 0;

/** How long people wait, by the unit right below `unit` that they are in, those of `unit` itself under OF_ITSELF. */
export async function waitsBelow(
  sql: Sql,
  unit: Unit,
  criterion: Criterion,
  lens: string,
  today: Day,
): Promise<Map<number, WaitCounts>> {
  const who = both(isWaiting(criterion), isCounted(lens, today));
  // What follows the path of the unit in the path of one below it, up to the next stroke; nothing for the unit itself.
  const rest = `SUBSTR(u.path, ${unit.path.length + 1})`;
  const rows = await sql.rows<{ child: string; since: Day; n: number }>(
    `SELECT SUBSTR(${rest}, 1, INSTR(${rest}, '/')) AS child, st.since, COUNT(*) AS n
       ${FROM_PEOPLE}
      WHERE ${BELOW} AND st.day_kind = 'on' AND st.since IS NOT NULL AND ${who.sql}
      GROUP BY child, st.since`,
    [criterion.id, unit.path, endOfPath(unit.path), ...who.params],
  );
  const found = new Map<number, Map<number, number>>();
  for (const row of rows) {
    const child = row.child === '' ? OF_ITSELF : Number(row.child.slice(0, -1));
    const counts = found.get(child) ?? new Map<number, number>();
    addWait(counts, row.since, Number(row.n), today);
    found.set(child, counts);
  }
  return found;
}

/** Adds people who wait since exactly a day. */
export function addWait(counts: Map<number, number>, since: Day, people: number, today: Day): void {
  const wait = waitOf({ since, dayKind: 'on', inScope: true, achieved: false }, today);
  if (wait.kind === 'since_exactly') counts.set(wait.days, (counts.get(wait.days) ?? 0) + people);
}
