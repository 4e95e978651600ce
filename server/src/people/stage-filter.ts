import { addDays } from '@dat100/shared/calendar';
import type { RequestContext } from '../common/context.js';
import { badInput } from '../common/errors.js';
import { marks } from '../database/sql.js';
import type { Where } from '../database/where.js';
import type { Criterion } from '../directives/directives.service.js';
import type { PeopleFilter } from './people.list.js';

/** Who stands where on a criterion, as conditions on its standing `st`. @throws bad_input `unknown_stage` */
export function stageFilter(ctx: RequestContext, criterion: Criterion, filter: PeopleFilter, where: Where): void {
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
  if (filter.notAchieved) {
    const achieved = criterion.stages.filter((s) => s.achieved).map((s) => s.position);
    const open = `st.stage_position IS NULL OR st.stage_position NOT IN (${marks(achieved.length)})`;
    where.and("st.scope = 'in_scope'").and(open, ...achieved);
  }
  if (filter.overdue) {
    const limited = criterion.stages.filter((s) => s.limitDays !== null);
    const late = limited.map(() => '(st.stage_position = ? AND st.since < ?)').join(' OR ') || '1 = 0';
    const values = limited.flatMap((s) => [s.position, addDays(ctx.today, -(s.limitDays ?? 0))]);
    where.and("st.scope = 'in_scope' AND st.day_kind = 'on'").and(late, ...values);
  }
}
