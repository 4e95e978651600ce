import type { Day } from '@dat100/shared/calendar';
import { COUNT_COLUMNS, FIRST_STAGE_COLUMN } from '@dat100/shared/person-history';
import type { CriterionRule } from '@dat100/shared/stages';
import type { OwnCounts } from '@dat100/shared/summary-compare';
import { marks, pieces, type Sql } from '../../database/sql.js';

const AT_ONCE = 500;
const NOBODY: OwnCounts = { people: 0, inScope: 0, achieved: 0, begun: 0 };
const COLUMNS = COUNT_COLUMNS.join(', ');

/**
 * What the records say of the whole subtree of units at the end of a day, from the running totals; of a unit of which
 * nothing is known by then: nobody.
 */
export async function ownCounts(
  sql: Sql,
  criterion: CriterionRule,
  unitIds: readonly number[],
  day: Day,
): Promise<Map<number, OwnCounts>> {
  const found = new Map(unitIds.map((id) => [id, NOBODY]));
  for (const ids of pieces(unitIds, AT_ONCE)) {
    const rows = await sql.rows<Record<string, number>>(
      `SELECT r.unit_id, ${COLUMNS} FROM unit u JOIN rollup_day r ON r.unit_id = u.id AND r.criterion_id = ? AND r.lens = 'all'
          AND r.day = (SELECT d.day FROM rollup_day d WHERE d.unit_id = u.id AND d.criterion_id = ? AND d.lens = 'all' AND d.day <= ?
            ORDER BY d.day DESC LIMIT 1)
        WHERE u.id IN (${marks(ids.length)})`,
      [criterion.id, criterion.id, day, ...ids],
    );
    for (const row of rows) found.set(Number(row['unit_id']), countsOf(criterion, row));
  }
  return found;
}

function countsOf(criterion: CriterionRule, row: Record<string, number>): OwnCounts {
  const of = (column: string): number => Number(row[column] ?? 0);
  const inStage = criterion.stages.map((_, i) => of(COUNT_COLUMNS[FIRST_STAGE_COLUMN + i] ?? ''));
  const inScope = of('in_scope');
  return {
    people: inScope + of('deferred') + of('exempt'),
    inScope,
    achieved: criterion.stages.reduce((sum, { achieved }, i) => sum + (achieved ? (inStage[i] ?? 0) : 0), 0),
    begun: inScope - of('no_event') - (inStage[0] ?? 0),
  };
}
