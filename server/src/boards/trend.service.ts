import { Injectable } from '@nestjs/common';
import { addDays, formatDay, type Day } from '@dat100/shared/calendar';
import type { Lens } from '@dat100/shared/codes';
import { forecast, type Forecast, type NoDateReason } from '@dat100/shared/forecast';
import { WINDOW_DAYS } from '@dat100/shared/forecast-window';
import { gapToTarget, RateError } from '@dat100/shared/rates';
import { inScope } from '../access/unit-scope.js';
import type { RequestContext } from '../common/context.js';
import { badInput } from '../common/errors.js';
import { Database } from '../database/database.js';
import { DirectivesService, type Criterion, type Directive } from '../directives/directives.service.js';
import { countedDay } from '../rollups/advance-day.js';
import type { Unit } from '../units/unit.js';
import { UnitsService } from '../units/units.service.js';
import { boardDay } from './board-day.js';
import { seesAll } from './chain.js';
import { figuresOf, NO_COUNTS, type Figures } from './figures.js';
import { requireLens } from './lenses.js';
import { countedDays, stuckSince, type CountedDay } from './read-trend.js';
import { VisibilityService } from './visibility.service.js';

const DAY_MS = 86_400_000;
const WEEK = 7;

export interface TrendAsk {
  unitId: number;
  criterion: string;
  lens?: string | null;
  /** null: since the directive was issued */
  from?: Day | null;
  /** null: today, and for a unit that has ended its last day */
  to?: Day | null;
}

export interface Trend {
  unit: Unit;
  criterion: Criterion;
  directive: Directive;
  lens: Lens;
  from: Day;
  to: Day;
  points: { day: Day; figures: Figures; target: number }[];
  forecast: Omit<Forecast, 'reason' | 'stuck'> & { reason: NoDateReason | 'bad_figures' | null; stuck: number | null };
}

/** How the figures of a unit came about, and where they lead: read from the history of its counters. */
@Injectable()
export class TrendService {
  constructor(
    private readonly db: Database,
    private readonly units: UnitsService,
    private readonly directives: DirectivesService,
    private readonly visibility: VisibilityService,
  ) {}

  /**
   * The unit's totals between two days, and the forecast as of the second: inside the caller's chain by day, outside by
   * week. Whoever may see the board of a day sees its point; days that are hidden are left out of both.
   * @throws not_found, unknown_criterion, unknown_lens, day_in_future, before_first_day, days_out_of_order,
   * too_few_to_show
   */
  async trend(ctx: RequestContext, ask: TrendAsk): Promise<Trend> {
    const lens = requireLens(ctx, ask.lens ?? 'all');
    const criterion = await this.directives.criterion(ask.criterion);
    const directive = await this.directiveOf(criterion);
    const unit = await this.units.byId(ask.unitId);
    const countedTo = await countedDay(this.db);
    const known = { countedFrom: directive.countedFrom, countedTo };
    const to = boardDay(ask.to ?? null, unit, known, 'to');
    const from = ask.from ? boardDay(ask.from, unit, known, 'from') : firstDay(directive, to);
    if (from > to) throw outOfOrder(from, to);
    await this.visibility.requireUnit(ctx, unit, criterion, lens, to);

    const windowStart = addDays(to, -WINDOW_DAYS);
    const read = await countedDays(
      this.db.read,
      unit,
      { criterionId: criterion.id, lens },
      from < windowStart ? from : windowStart,
      to,
    );
    const inChain = seesAll(ctx, unit.path, false);
    const days = inChain ? withDays(read, [from, to]) : weekly(read, from, to);
    const allowed = new Set(
      await this.visibility.days(
        ctx,
        unit,
        criterion,
        lens,
        days.map(({ day }) => day),
      ),
    );
    const shown = days.filter(({ day }) => allowed.has(day));
    const tellsStuck = inScope(ctx, 'people.read', unit.path) && lens === 'all' && to === countedTo;
    const since = { before: ctx.now - WINDOW_DAYS * DAY_MS, today: ctx.today };
    const stuck = tellsStuck ? await stuckSince(this.db.read, unit, criterion, since) : null;
    return {
      unit,
      criterion,
      directive,
      lens,
      from,
      to,
      points: pointsBetween(criterion, shown, from, to),
      forecast: forecastOf(
        criterion,
        directive,
        shown.filter(({ day }) => day >= (read[0]?.day ?? to)),
        to,
        stuck,
      ),
    };
  }

  private async directiveOf(criterion: Criterion): Promise<Directive> {
    const directive = (await this.directives.all()).find((d) => d.id === criterion.directiveId);
    if (!directive) throw new Error(`criterion ${criterion.code} belongs to no directive`);
    return directive;
  }
}

/** Since the directive was issued; when that is no earlier than the last day asked for, since figures begin. */
function firstDay({ issuedOn, countedFrom }: Directive, to: Day): Day {
  return issuedOn > countedFrom && issuedOn < to ? issuedOn : countedFrom;
}

/** The days read, and some more with the counts that stood on them. */
function withDays(read: readonly CountedDay[], more: readonly Day[]): CountedDay[] {
  const byDay = new Map(read.map((one) => [one.day, one]));
  for (const day of more)
    if (!byDay.has(day)) {
      const counts = read.filter((one) => one.day < day).at(-1)?.counts ?? NO_COUNTS;
      byDay.set(day, { day, counts });
    }
  return [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/**
 * One day a week, back from the last: outside the chain nobody needs to know on which day somebody got there. The four
 * weeks of the forecast are the same as inside.
 */
function weekly(read: readonly CountedDay[], from: Day, to: Day): CountedDay[] {
  const first = from < addDays(to, -WINDOW_DAYS) ? from : addDays(to, -WINDOW_DAYS);
  const kept = [from];
  for (let day = to; day >= first; day = addDays(day, -WEEK)) kept.push(day);
  return withDays(read, kept).filter(({ day }) => kept.includes(day));
}

function pointsBetween(criterion: Criterion, days: readonly CountedDay[], from: Day, to: Day): Trend['points'] {
  return days
    .filter(({ day }) => from <= day && day <= to)
    .map(({ day, counts }) => {
      const figures = figuresOf(criterion, counts);
      return { day, figures, target: gapToTarget(0, Math.max(0, figures.inScope), criterion.targetPercent) };
    });
}

function forecastOf(
  criterion: Criterion,
  directive: Directive,
  days: readonly CountedDay[],
  asOf: Day,
  stuck: number | null,
): Trend['forecast'] {
  const points = days
    .map(({ day, counts }) => ({ day, ...figuresOf(criterion, counts) }))
    .map(({ day, claimed, inScope }) => ({ day, achieved: claimed, inScope }));
  const { targetPercent } = criterion;
  try {
    const said = forecast({ points, asOf, dueOn: directive.dueOn, targetPercent, stuck: stuck ?? 0 });
    return { ...said, stuck: stuck === null ? null : said.stuck };
  } catch (error) {
    if (!(error instanceof RateError)) throw error;
    // The counters contradict themselves: the figures are shown as they are, and nothing is built on them.
    const nothing = { range: null, notBefore: null, toTarget: 0, stuckInTheWay: 0, paceNow: null, paceNeeded: null };
    return { ...nothing, stuck: null, reason: 'bad_figures' };
  }
}

const outOfOrder = (from: Day, to: Day) =>
  badInput(
    'days_out_of_order',
    `Ngày bắt đầu ${formatDay(from)} sau ngày kết thúc ${formatDay(to)}. Hãy chọn ngày bắt đầu sớm hơn.`,
    `The first day ${formatDay(from)} is after the last one ${formatDay(to)}. Choose an earlier first day.`,
    'from',
  );
