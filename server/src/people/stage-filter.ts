import type { RequestContext } from '../common/context.js';
import { badInput } from '../common/errors.js';
import type { Where } from '../database/where.js';
import type { Criterion } from '../directives/directives.service.js';
import { countsAsAchieved, isOutOfScope } from './counted-where.js';
import type { PeopleFilter } from './people.list.js';
import { requireReason } from './reasons.js';
import {
  isCounted,
  isOverdue,
  isSeen,
  isStuckFor,
  isWaiting,
  NO_REASON,
  waitsAtLeast,
  waitsFor,
  type Condition,
} from './waiting-where.js';

/** Whether a filter says anything. */
export const isGiven = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && value !== false;

/** Filters that mean nothing without a criterion. */
export const NEEDS_CRITERION = [
  'stage',
  'notAchieved',
  'achieved',
  'scope',
  'overdue',
  'lens',
  'holder',
  'reason',
  'waitingAtLeast',
] as const satisfies readonly (keyof PeopleFilter)[];

/**
 * Who stands where on a criterion, as conditions on its standing `st`. `criteria`: all there are.
 * @throws bad_input `unknown_stage`, `unknown_achieved`, `unknown_scope`, `unknown_lens`, `unknown_holder`, `unknown_reason`, `bad_wait`
 */
export function stageFilter(
  ctx: RequestContext,
  criterion: Criterion,
  criteria: readonly Criterion[],
  filter: PeopleFilter,
  where: Where,
): void {
  const and = ({ sql, params }: Condition) => where.and(sql, ...params);
  if (filter.stage === 'no_event') where.and('st.stage_position IS NULL');
  else if (filter.stage) {
    const stage = criterion.stages.find((s) => s.code === filter.stage);
    if (!stage)
      throw badInput(
        'unknown_stage',
        `Tiêu chí này không có tình trạng "${filter.stage}".`,
        `This criterion has no stage "${filter.stage}".`,
        'stage',
      );
    where.and('st.stage_position = ?', stage.position);
  }
  if (filter.notAchieved) and(isWaiting(criterion));
  if (filter.achieved) and(countsAsAchieved(criterion, filter.achieved));
  if (filter.scope) and(isOutOfScope(criterion, filter.scope));
  if (filter.overdue) and(isOverdue(criterion, criteria, ctx.today));
  // Through a lens a board counts those in scope, and beside them those who are exempt or deferred.
  if (filter.lens) and(filter.scope ? isSeen(filter.lens, ctx.today) : isCounted(filter.lens, ctx.today));
  if (filter.holder) and(waitsFor(criterion, filter.holder));
  if (filter.reason) {
    if (filter.reason !== NO_REASON) requireReason(filter.reason);
    and(isStuckFor(criterion, filter.reason));
  }
  if (typeof filter.waitingAtLeast === 'number') and(waitsAtLeast(criterion, filter.waitingAtLeast, ctx.today));
}
