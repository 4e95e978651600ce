import { Injectable } from '@nestjs/common';
import type { Day } from '@dat100/shared/calendar';
import {
  isVouchedFor,
  WEEK_STATES,
  weekState,
  type ConfirmationAction,
  type WeekState,
} from '@dat100/shared/confirmation';
import { figuresDay, isWeekKnown, lastDueWeek, type Week } from '@dat100/shared/confirmation-week';
import { endOfPath, idsOfPath, rootPaths, unitScope } from '../access/unit-scope.js';
import type { RequestContext } from '../common/context.js';
import { Database } from '../database/database.js';
import { marks } from '../database/sql.js';
import { Where } from '../database/where.js';
import { DirectivesService } from '../directives/directives.service.js';
import { isInForce, UNIT_COLUMNS, unitOf, type Unit, type UnitRow } from '../units/unit.js';
import { UnitsService } from '../units/units.service.js';
import { confirmedByCaller } from './capacities.js';
import { ConfirmWeek } from './confirm-week.js';
import { peopledOn } from './peopled-units.js';
import { actionsOn } from './review-weeks.js';
import { standingWeeks, stepsOf, type StoredWeek, type WeekStep } from './stored-weeks.js';
import { requireWeek } from './week-errors.js';

export interface WeekListAsk {
  /** any day of the week; null = the last one that was due */
  week: Day | null;
  /** units below this one; null = below the caller's own */
  unitId: number | null;
  /** those of all levels, not only the one right below */
  deep: boolean;
  state: WeekState | null;
  limit: number;
  offset: number;
}

export interface WeekLine {
  unit: Unit;
  state: WeekState;
  standing: StoredWeek | null;
  /** what was said last about it */
  last: WeekStep | null;
  actions: ConfirmationAction[];
}

export interface WeekList {
  week: Week;
  items: WeekLine[];
  total: number;
  counts: { state: WeekState; count: number }[];
}

/** What waits for somebody stands first: explained, confirmed, then who has to act. */
const ORDER: readonly WeekState[] = ['answered', 'confirmed', 'late', 'open', 'returned', 'accepted'];

/** Which units have confirmed a week. */
@Injectable()
export class WeekLists {
  constructor(
    private readonly db: Database,
    private readonly units: UnitsService,
    private readonly directives: DirectivesService,
    private readonly confirming: ConfirmWeek,
  ) {}

  /** Units in scope that have people, by what is to be done, then by name. @throws not_found, bad_input `week_unknown` */
  async list(ctx: RequestContext, ask: WeekListAsk): Promise<WeekList> {
    const firstDay = await this.confirming.firstDay(ctx.today);
    const due = lastDueWeek(ctx.today).from;
    const week = requireWeek(
      ask.week ?? (isWeekKnown(due, firstDay, ctx.today) ? due : ctx.today),
      firstDay,
      ctx.today,
    );
    const units = await this.unitsBelow(ctx, ask, figuresDay(week, ctx.today));
    const standing = await standingWeeks(
      this.db.read,
      units.map(({ id }) => id),
      week.from,
    );
    const confirmed = await confirmedByCaller(this.db.read, ctx, units);
    const lines = units.map((unit): Omit<WeekLine, 'last'> => {
      const stands = standing.get(unit.id) ?? null;
      const state = weekState(stands?.state ?? null, week, ctx.today);
      return { unit, state, standing: stands, actions: actionsOn(ctx, unit, confirmed, state, stands) };
    });
    const found = lines
      .filter(({ state }) => ask.state === null || state === ask.state)
      .sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
    const page = found.slice(ask.offset, ask.offset + ask.limit);
    const steps = await stepsOf(
      this.db.read,
      page.flatMap(({ standing: stands }) => stands?.id ?? []),
    );
    return {
      week,
      items: page.map((line) => ({
        ...line,
        last: steps.findLast(({ confirmationId }) => confirmationId === line.standing?.id) ?? null,
      })),
      total: found.length,
      counts: WEEK_STATES.map((state) => ({ state, count: lines.filter((line) => line.state === state).length })),
    };
  }

  /**
   * Units right below another that have people and whose week, the last one due unless another is named, nobody vouches
   * for; any unit may be asked about, as boards are public.
   */
  async unvouched(
    ctx: RequestContext,
    unitId: number,
    week: Week = lastDueWeek(ctx.today),
  ): Promise<{ week: Week; units: { unit: Unit; state: WeekState }[] }> {
    const unit = await this.units.byId(unitId);
    const [criterion] = await this.directives.criteria();
    if (!criterion || week.to < (await this.confirming.firstDay(ctx.today))) return { week, units: [] };
    const inForce = (await this.units.children(unit.id)).filter((child) => isInForce(child, week.due));
    const children = await peopledOn(this.db, inForce, criterion, figuresDay(week, ctx.today));
    const standing = await standingWeeks(
      this.db.read,
      children.map(({ id }) => id),
      week.from,
    );
    const states = children.map((child) => ({
      unit: child,
      state: weekState(standing.get(child.id)?.state ?? null, week, ctx.today),
    }));
    return { week, units: states.filter(({ state }) => !isVouchedFor(state)) };
  }

  /** Units below another, or below the caller's own, that are in force on a day and have people, by name. */
  private async unitsBelow(ctx: RequestContext, ask: WeekListAsk, day: Day): Promise<Unit[]> {
    const [criterion] = await this.directives.criteria();
    if (!criterion) return [];
    const where = new Where().and('u.valid_from <= ? AND (u.valid_to IS NULL OR u.valid_to >= ?)', day, day);
    const scope = unitScope(ctx, 'week.read', 'u.path');
    where.and(scope.sql, ...scope.params);
    const above = ask.unitId === null ? null : await this.units.inScope(ctx, 'week.read', ask.unitId);
    const roots = above ? [above.path] : rootPaths(ctx, 'week.read');
    const rootIds = roots?.map((path) => idsOfPath(path).at(-1) ?? 0) ?? null;
    if (ask.deep) {
      if (above) where.and('u.path >= ? AND u.path < ?', above.path, endOfPath(above.path));
      // A unit itself is judged from above it; one without a unit above it by nobody.
      where.and(rootIds === null ? 'u.depth > 0' : `u.id NOT IN (${marks(rootIds.length)})`, ...(rootIds ?? []));
    } else
      where.and(rootIds === null ? 'u.depth = 1' : `u.parent_id IN (${marks(rootIds.length)})`, ...(rootIds ?? []));
    const rows = await this.db.read.rows<UnitRow>(
      `SELECT ${UNIT_COLUMNS} FROM unit u WHERE ${where.sql} ORDER BY u.sort_key, u.id`,
      where.params,
    );
    return peopledOn(this.db, rows.map(unitOf), criterion, day);
  }
}
