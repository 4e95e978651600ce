import { sourcesOf, type NextAction } from '@dat100/shared/next-actions';
import { endOfPath, unitScope } from '../access/unit-scope.js';
import type { Permission, RequestContext } from '../common/context.js';
import { marks, type Bound } from '../database/sql.js';
import { Where } from '../database/where.js';
import type { Criterion } from '../directives/directives.service.js';
import { both, isCounted, isOverdue, isWaiting, type Condition } from '../people/waiting-where.js';
import type { Unit } from '../units/unit.js';

/**
 * FROM and WHERE of those of a unit and below whom the boards count for a criterion and who have not achieved it:
 * person p, unit u, standing st, stuck k. With an action: those for whom just that is to be done.
 */
export function stuckPeople(
  ctx: RequestContext,
  permission: Permission,
  unit: Pick<Unit, 'path'>,
  criterion: Criterion,
  action: NextAction | null,
): Condition {
  const scope = unitScope(ctx, permission, 'u.path');
  const where = new Where()
    .and('p.employed = 1')
    .and('u.path >= ? AND u.path < ?', unit.path, endOfPath(unit.path))
    .and(scope.sql, ...scope.params);
  const waiting = both(isWaiting(criterion), isCounted('all', ctx.today));
  where.and(waiting.sql, ...waiting.params);
  if (action !== null) actionFilter(criterion, action, where);
  return {
    sql: `FROM person p JOIN unit u ON u.id = p.unit_id
      JOIN standing st ON st.person_id = p.id AND st.criterion_id = ?
      LEFT JOIN stuck k ON k.person_id = p.id AND k.criterion_id = st.criterion_id WHERE ${where.sql}`,
    params: [criterion.id, ...where.params],
  };
}

/** 1 for who waits longer than the limit, as lists of people say it; 0 for everybody else. `criteria`: all there are. */
export function isLate(ctx: RequestContext, criterion: Criterion, criteria: readonly Criterion[]): Condition {
  const late = isOverdue(criterion, criteria, ctx.today);
  return { sql: `CASE WHEN ${late.sql} THEN 1 ELSE 0 END`, params: late.params };
}

function actionFilter(criterion: Criterion, action: NextAction, where: Where): void {
  const parts: string[] = [];
  const params: Bound[] = [];
  for (const { stage, only, except } of sourcesOf(criterion, action)) {
    const reasons = only ?? except;
    const isIn = `k.reason ${only === null ? 'NOT IN' : 'IN'} (${marks(reasons.length)})`;
    const because = only !== null ? isIn : except.length === 0 ? '1 = 1' : `(k.reason IS NULL OR ${isIn})`;
    parts.push(`(${stage === null ? 'st.stage_position IS NULL' : 'st.stage_position = ?'} AND ${because})`);
    params.push(...(stage === null ? [] : [stage.position]), ...reasons);
  }
  where.and(parts.join(' OR ') || '1 = 0', ...params);
}
