import { Injectable } from '@nestjs/common';
import type { Day } from '@dat100/shared/calendar';
import type { Lens } from '@dat100/shared/codes';
import type { RequestContext } from '../common/context.js';
import { badInput } from '../common/errors.js';
import { Database } from '../database/database.js';
import type { Criterion } from '../directives/directives.service.js';
import { countedDay } from '../rollups/advance-day.js';
import type { Unit } from '../units/unit.js';
import { seesAll } from './chain.js';
import { figuresOf, NO_COUNTS, type Counts } from './figures.js';
import { totalsOn, totalsToday } from './read-counts.js';
import { suppress } from './suppress.js';

/** Which figures of which units a caller may see: one place for boards, trends and ledgers. */
@Injectable()
export class VisibilityService {
  constructor(private readonly db: Database) {}

  /**
   * Checks that the caller may see the figures of a unit on a day.
   * @throws too_few_to_show
   */
  async requireUnit(ctx: RequestContext, unit: Unit, criterion: Criterion, lens: Lens, day: Day): Promise<void> {
    if ((await this.days(ctx, unit, criterion, lens, [day])).length === 0) throw tooFew();
  }

  /** Of some days, those on which the caller may see the figures of the unit, in the order given. */
  async days(ctx: RequestContext, unit: Unit, criterion: Criterion, lens: Lens, days: readonly Day[]): Promise<Day[]> {
    if (seesAll(ctx, unit.path, false)) return [...days];
    const shown: Day[] = [];
    for (const day of days)
      if (suppress(figuresOf(criterion, await this.totalOn(unit, criterion, lens, day))) !== null) shown.push(day);
    return shown;
  }

  /** Whether the caller may also see how the figures of the unit on a day divide: into stages, reasons, causes. */
  async breakdown(ctx: RequestContext, unit: Unit, criterion: Criterion, lens: Lens, day: Day): Promise<boolean> {
    if (seesAll(ctx, unit.path, false)) return true;
    const shown = suppress(figuresOf(criterion, await this.totalOn(unit, criterion, lens, day)));
    return shown !== null && shown.stages.length > 0;
  }

  private async totalOn(unit: Unit, criterion: Criterion, lens: Lens, day: Day): Promise<Counts> {
    const isToday = day === (await countedDay(this.db));
    const found = isToday
      ? (await totalsToday(this.db.read, unit, [criterion.id], lens)).get(criterion.id)
      : (await totalsOn(this.db.read, [unit.id], { criterionId: criterion.id, lens }, day)).get(unit.id);
    return found ?? NO_COUNTS;
  }
}

/** The refusal of figures that would tell of people. */
export const tooFew = () =>
  badInput(
    'too_few_to_show',
    'Đơn vị có dưới 5 người thuộc diện, nên số liệu chỉ hiển thị với chính đơn vị và cấp trên trực tiếp của đơn vị.',
    'Fewer than five people of this unit are in scope, so its figures show only to the unit itself and those above it.',
    'unitId',
  );
