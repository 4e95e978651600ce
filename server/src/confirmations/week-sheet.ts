import { Injectable } from '@nestjs/common';
import type { Day } from '@dat100/shared/calendar';
import { weekState, type ConfirmationAction, type WeekState } from '@dat100/shared/confirmation';
import { confirmFault, figuresDay, weekAfter, weekOf, type Week } from '@dat100/shared/confirmation-week';
import type { RequestContext } from '../common/context.js';
import { notFound } from '../common/errors.js';
import { Database } from '../database/database.js';
import { countedDay } from '../rollups/advance-day.js';
import { isInForce, type Unit } from '../units/unit.js';
import { UnitsService } from '../units/units.service.js';
import { confirmedByCaller } from './capacities.js';
import { ConfirmWeek, figuresKey } from './confirm-week.js';
import { actionsOn } from './review-weeks.js';
import { intactSnapshot, snapshotChanged, type Snapshot, type WeekFigures } from './snapshot.js';
import {
  lastVouchedWeek,
  stepsOf,
  storedSnapshot,
  weeksById,
  weeksSince,
  type StoredWeek,
  type WeekStep,
} from './stored-weeks.js';
import { requireWeek } from './week-errors.js';

/** Weeks of the history beside the one looked at. */
const HISTORY_WEEKS = 8;

/** One week of a unit, with all that was said about it. */
export interface WeekSheet {
  unit: Unit;
  week: Week;
  state: WeekState;
  /** those to be confirmed when that is the caller's to do, else the ones that stand, else as they are now */
  figures: WeekFigures;
  /** names the figures to be confirmed; null = these are frozen, or not the caller's to confirm */
  key: string | null;
  frozen: boolean;
  /** what the figures are compared with: the week confirmed last before this one, null figures when it was changed since */
  before: { week: Day; figures: WeekFigures | null } | null;
  /** the standing one first */
  revisions: { week: StoredWeek; steps: WeekStep[] }[];
  actions: ConfirmationAction[];
  history: { week: Week; state: WeekState; standing: StoredWeek | null }[];
}

/** Reading the weeks of one unit. */
@Injectable()
export class WeekSheets {
  constructor(
    private readonly db: Database,
    private readonly units: UnitsService,
    private readonly confirming: ConfirmWeek,
  ) {}

  /** @param day any day of the week; null = today @throws not_found, bad_input `week_unknown`, conflict `snapshot_changed` */
  async sheet(ctx: RequestContext, unitId: number, day: Day | null): Promise<WeekSheet> {
    const unit = await this.units.inScope(ctx, 'week.read', unitId);
    const firstDay = await this.confirming.firstDay(ctx.today);
    const week = requireWeek(day ?? ctx.today, firstDay, ctx.today);
    const sql = this.db.read;
    const running = weekOf(ctx.today);
    const oldest = weekAfter(running, 1 - HISTORY_WEEKS).from;
    const known = await weeksSince(sql, unit.id, week.from < oldest ? week.from : oldest);
    const ofWeek = known.filter((one) => one.week === week.from);
    const standing = ofWeek[0] ?? null;
    const state = weekState(standing?.state ?? null, week, ctx.today);
    const confirmed = await confirmedByCaller(sql, ctx, [unit]);
    const actions = this.open(ctx, unit, week, standing) ? actionsOn(ctx, unit, confirmed, state, standing) : [];
    const toConfirm = actions.includes('confirm');
    const frozen = standing !== null && !toConfirm;
    const figures = frozen
      ? await this.snapshot(standing)
      : await this.confirming.figuresNow(sql, unit, figuresDay(week, ctx.today), await countedDay(this.db));
    const last = await lastVouchedWeek(sql, unit.id, week.from);
    const steps = await stepsOf(
      sql,
      ofWeek.map(({ id }) => id),
    );
    return {
      unit,
      week,
      state,
      figures,
      key: toConfirm ? figuresKey(figures) : null,
      frozen,
      before: last && { week: last.week, figures: await this.intact(last) },
      revisions: ofWeek.map((one) => ({ week: one, steps: steps.filter((step) => step.confirmationId === one.id) })),
      actions,
      history: Array.from({ length: HISTORY_WEEKS }, (_, i) => weekAfter(running, -i))
        .filter(({ to }) => to >= firstDay && isInForce(unit, to < ctx.today ? to : ctx.today))
        .map((past) => {
          const stands = known.find((one) => one.week === past.from) ?? null;
          return { week: past, state: weekState(stands?.state ?? null, past, ctx.today), standing: stands };
        }),
    };
  }

  /** One revision as it was frozen, for its report. @throws not_found, conflict `snapshot_changed` */
  async revision(ctx: RequestContext, id: number): Promise<{ week: StoredWeek; snapshot: Snapshot }> {
    const [week] = await weeksById(this.db.read, [id]);
    if (!week) throw notFound();
    await this.units.inScope(ctx, 'week.read', week.unitId);
    return { week, snapshot: await this.snapshot(week) };
  }

  /** Whether anything can be done with a week still: one without a confirmation closes after a while. */
  private open(ctx: RequestContext, unit: Unit, week: Week, standing: StoredWeek | null): boolean {
    if (standing) return true;
    return confirmFault(week, ctx.today) === null && isInForce(unit, figuresDay(week, ctx.today));
  }

  private async snapshot(week: StoredWeek): Promise<Snapshot> {
    const found = await this.intact(week);
    if (!found) throw snapshotChanged();
    return found;
  }

  private async intact(week: StoredWeek): Promise<Snapshot | null> {
    return intactSnapshot(await storedSnapshot(this.db.read, week), week);
  }
}
