import { EARLIEST_DAY, type Day } from '@dat100/shared/calendar';
import { COUNT_COLUMNS } from '@dat100/shared/person-history';
import { endOfPath } from '../access/unit-scope.js';
import type { Sql } from '../database/sql.js';
import type { Criterion } from '../directives/directives.service.js';
import { both, isCounted, isWaiting } from '../people/waiting-where.js';
import type { Unit } from '../units/unit.js';
import type { Counts } from './figures.js';
import type { Slice } from './read-counts.js';

/** The counts of a unit from a day on, until the next such day. */
export interface CountedDay {
  day: Day;
  counts: Counts;
}

/** The running totals that stood when the first day began or ended, and those of each later day on which they changed. */
export async function countedDays(sql: Sql, unit: Unit, slice: Slice, from: Day, to: Day): Promise<CountedDay[]> {
  const { criterionId, lens } = slice;
  const key = [unit.id, criterionId, lens];
  const rows = await sql.rows<Record<string, number> & { day: Day }>(
    `SELECT day, ${COUNT_COLUMNS.join(', ')} FROM rollup_day
      WHERE unit_id = ? AND criterion_id = ? AND lens = ? AND day <= ? AND day >= COALESCE(
        (SELECT MAX(d.day) FROM rollup_day d WHERE d.unit_id = ? AND d.criterion_id = ? AND d.lens = ? AND d.day <= ?), ?)
      ORDER BY day`,
    [...key, to, ...key, from, EARLIEST_DAY],
  );
  return rows.map((row) => ({ day: row.day, counts: COUNT_COLUMNS.map((column) => Number(row[column])) }));
}

/**
 * People of a unit and all below it whom boards count, who have not achieved, and have had a difficulty on record since
 * before an instant: what has not been cleared in weeks will not clear by itself.
 */
export async function stuckSince(
  sql: Sql,
  unit: Unit,
  criterion: Criterion,
  { before, today }: { before: number; today: Day },
): Promise<number> {
  const who = both(isWaiting(criterion), isCounted('all', today));
  const row = await sql.one<{ n: number }>(
    `SELECT COUNT(*) AS n FROM stuck s JOIN person p ON p.id = s.person_id AND p.employed = 1
        JOIN unit u ON u.id = p.unit_id AND u.path >= ? AND u.path < ?
        JOIN standing st ON st.person_id = s.person_id AND st.criterion_id = s.criterion_id
      WHERE s.criterion_id = ? AND s.recorded_at < ? AND ${who.sql}`,
    [unit.path, endOfPath(unit.path), criterion.id, before, ...who.params],
  );
  return Number(row?.n ?? 0);
}
