import { Injectable } from '@nestjs/common';
import { isLate, weekOf } from '@dat100/shared/confirmation-week';
import { vietnamDay } from '@dat100/shared/calendar';
import type { UnitRef } from '../access/unit-ref.model.js';
import { unitRefs } from '../access/unit-refs.js';
import type { RequestContext } from '../common/context.js';
import { Database } from '../database/database.js';
import type { Accepted } from './review-weeks.js';
import { figuresIn, type SnapshotCriterion, type WeekFigures } from './snapshot.js';
import type { StoredWeek, WeekStep } from './stored-weeks.js';
import type { WeekList } from './week-list.js';
import type {
  AcceptedWeeks,
  WeekCriterion,
  WeekPage,
  WeekRevision,
  WeekSheet as WeekSheetModel,
} from './week.model.js';
import type { WeekSheet } from './week-sheet.js';

/** Weeks as an answer. */
@Injectable()
export class WeekViews {
  constructor(private readonly db: Database) {}

  async sheet(ctx: RequestContext, sheet: WeekSheet): Promise<WeekSheetModel> {
    const { figures, before } = sheet;
    const refOf = await this.refs(ctx, [sheet.unit.id]);
    return {
      unit: refOf(sheet.unit.id),
      week: sheet.week,
      state: sheet.state,
      asOf: figures.as_of,
      frozen: sheet.frozen,
      key: sheet.key,
      headcount: figures.headcount,
      criteria: figures.criteria.map((criterion) => criterionOf(criterion, before?.figures ?? null)),
      beforeWeek: before?.week ?? null,
      beforeChanged: before !== null && before.figures === null,
      revisions: sheet.revisions.map(({ week, steps }) => revisionOf(week, steps)),
      actions: sheet.actions,
      history: sheet.history.map(({ week, state, standing }) => ({
        week,
        state,
        confirmedAt: standing?.confirmedAt ?? null,
        confirmer: standing?.confirmer ?? null,
        revision: standing?.revision ?? 0,
      })),
    } as WeekSheetModel;
  }

  async list(ctx: RequestContext, list: WeekList): Promise<WeekPage> {
    const refOf = await this.refs(
      ctx,
      list.items.map(({ unit }) => unit.id),
    );
    return {
      ...list,
      items: list.items.map(({ unit, state, standing, last, actions }) => ({
        unit: refOf(unit.id),
        state,
        standing: standing && revisionOf(standing, last ? [last] : []),
        actions,
      })),
    } as WeekPage;
  }

  private async refs(ctx: RequestContext, ids: readonly number[]): Promise<(id: number) => UnitRef> {
    const refs = await unitRefs(this.db.read, ctx, ids);
    return (id) => {
      const ref = refs.get(id);
      if (!ref) throw new Error(`unit ${id} is gone in the middle of an answer`);
      return ref;
    };
  }
}

export const acceptedOf = ({ accepted, already, problems }: Accepted): AcceptedWeeks => ({
  accepted,
  already,
  problems: problems.map(({ id, error: { code, messageVi, messageEn } }) => ({ id, code, messageVi, messageEn })),
});

const revisionOf = (week: StoredWeek, steps: readonly WeekStep[]): WeekRevision =>
  ({ ...week, late: isLate(weekOf(week.week), vietnamDay(week.confirmedAt)), steps: [...steps] }) as WeekRevision;

function criterionOf(criterion: SnapshotCriterion, before: WeekFigures | null): WeekCriterion {
  const then = before?.criteria.find(({ code }) => code === criterion.code);
  return {
    code: criterion.code,
    nameVi: criterion.name_vi,
    nameEn: criterion.name_en,
    total: figuresIn(criterion, criterion.total),
    before: then ? figuresIn(then, then.total) : null,
    rows: criterion.rows.map(({ code, name, direct, counts }) => ({
      code,
      name,
      direct,
      figures: figuresIn(criterion, counts),
    })),
  };
}
