import { addDays, type Day } from '@dat100/shared/calendar';
import { COUNT_COLUMNS, FIRST_STAGE_COLUMN } from '@dat100/shared/person-history';
import { firstReachedOf, targetStanding, type Turn } from '@dat100/shared/second-boards';
import { marks, type Sql } from '../database/sql.js';
import type { Criterion } from '../directives/directives.service.js';
import type { BoardLine } from './board.js';
import { rateOn, rateText, unlessImpossible } from './figures.js';
import { NO_FIGURES, type Judged } from './second.js';

/**
 * The days up to `to` from which on units stood at the target of a criterion, or no longer did, by unit and ascending:
 * of all the days on which their figures moved the database tells only these few.
 */
export async function turnsAtTarget(
  sql: Sql,
  unitIds: readonly number[],
  criterion: Criterion,
  lens: string,
  to: Day,
): Promise<Map<number, Turn[]>> {
  const achieved = criterion.stages.filter((stage) => stage.achieved);
  const columns = achieved.map(({ position }) => COUNT_COLUMNS[FIRST_STAGE_COLUMN + position]).join(' + ');
  // The same as gapToTarget being 0: achieved / in_scope ≥ target / 100, in whole numbers.
  const rows = await sql.rows<{ unit_id: number; day: Day; at_target: number }>(
    `SELECT unit_id, day, at_target FROM (
       SELECT unit_id, day, at_target, LAG(at_target) OVER (PARTITION BY unit_id ORDER BY day) AS at_before FROM (
         SELECT unit_id, day, CASE WHEN in_scope > 0 AND (${columns || '0'}) * 100 >= in_scope * ? THEN 1 ELSE 0 END AS at_target
           FROM rollup_day WHERE unit_id IN (${marks(unitIds.length)}) AND criterion_id = ? AND lens = ? AND day <= ?) d) t
      WHERE at_before IS NULL OR at_before <> at_target ORDER BY unit_id, day`,
    [criterion.targetPercent, ...unitIds, criterion.id, lens, to],
  );
  const turns = new Map<number, Turn[]>();
  for (const { unit_id, day, at_target } of rows) {
    const own = turns.get(Number(unit_id)) ?? [];
    turns.set(Number(unit_id), own);
    own.push({ day, atTarget: Number(at_target) === 1 });
  }
  return turns;
}

/** What is known of when units stood at their target, and up to when nothing of that may be told. */
export interface Courses {
  turns: ReadonlyMap<number, readonly Turn[]>;
  /** the day figures begin */
  from: Day;
  /** the last day on which a unit was hidden from the caller; null: never */
  hiddenUntil(unitId: number): Day | null;
}

/**
 * Rows by the day on which they reached the target and kept it. A day is told only when the unit has been shown from
 * the day before it on: who reached it on a hidden day is hidden, who fell back on one is said not to be there. Who is
 * hidden contends for no place either: ranks, ties and how many are ranked would tell its day between those of others.
 */
export function judgedByFirst(
  lines: readonly BoardLine[],
  courses: Courses,
): { judged: Judged[]; hidden: Set<number> } {
  const hidden = new Set<number>();
  const judged = lines.map((line): Judged => {
    const now = rateOn('claimed', line.figures);
    const share = { count: now.achieved, of: now.inScope, text: rateText(now.achieved, now.inScope) };
    const known = targetStanding((!line.direct && courses.turns.get(line.unit.id)) || [], courses.from);
    const until = courses.hiddenUntil(line.unit.id);
    const isTold = (day: Day | null) => day === null || until === null || addDays(until, 1) < day;
    const isHidden = !line.direct && !isTold(known.reachedOn);
    if (isHidden) hidden.add(line.unit.id);
    const standing = { ...known, fellOn: isTold(known.fellOn) ? known.fellOn : null, left: line.gap };
    const merit = isHidden ? null : unlessImpossible(() => firstReachedOf(now, standing));
    return { ...NO_FIGURES, line, merit, now: share, standing };
  });
  return { judged, hidden };
}
