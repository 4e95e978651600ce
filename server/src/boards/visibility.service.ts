import { Injectable } from '@nestjs/common';
import { addDays, daysBetween, type Day } from '@dat100/shared/calendar';
import type { Lens } from '@dat100/shared/codes';
import type { RequestContext } from '../common/context.js';
import { badInput } from '../common/errors.js';
import { Database } from '../database/database.js';
import type { Criterion } from '../directives/directives.service.js';
import { openDay } from '../rollups/close-day.js';
import type { Unit } from '../units/unit.js';
import { seesAll, wayDown, type Step } from './chain.js';
import { levelsKnown, levelsToday, type Levels } from './levels.js';
import { below, childSight, directSight, lesser, sightOf, type Sight } from './sight.js';

/** What of a board a caller sees. */
export interface BoardSight {
  whole: Sight;
  child(unitId: number): Sight;
  direct: Sight;
}

const EVERYTHING: BoardSight = { whole: 'all', child: () => 'all', direct: 'all' };

/**
 * Which figures of which units a caller may see: one place for boards, trends and ledgers. The rule is
 * @dat100/shared/suppression; it is asked at each step down to a unit, so that hidden means hidden on every screen. A
 * past day shows what its own figures, as known now and as known when it ended, and today's allow, for a unit hidden in
 * one of them must not be read off another.
 */
@Injectable()
export class VisibilityService {
  constructor(private readonly db: Database) {}

  /**
   * Checks that the caller may see the figures of a unit on a day.
   * @throws too_few_to_show
   */
  async requireUnit(ctx: RequestContext, unit: Unit, criterion: Criterion, lens: Lens, day: Day): Promise<void> {
    if ((await this.unit(ctx, unit, criterion, lens, day)) === 'nothing') throw tooFew();
  }

  /** What the caller sees of a unit on a day. */
  async unit(ctx: RequestContext, unit: Unit, criterion: Criterion, lens: Lens, day: Day): Promise<Sight> {
    return (await this.sights(ctx, unit, criterion, lens, [day])).get(day) ?? 'nothing';
  }

  /** Whether the caller may also see how the figures of the unit on a day divide: into stages, reasons, causes. */
  async breakdown(ctx: RequestContext, unit: Unit, criterion: Criterion, lens: Lens, day: Day): Promise<boolean> {
    return (await this.unit(ctx, unit, criterion, lens, day)) === 'all';
  }

  /** Of some days, those on which the caller may see the figures of the unit, in the order given. */
  async days(ctx: RequestContext, unit: Unit, criterion: Criterion, lens: Lens, days: readonly Day[]): Promise<Day[]> {
    const sights = await this.sights(ctx, unit, criterion, lens, days);
    return days.filter((day) => sights.get(day) !== 'nothing');
  }

  /** What the caller sees of the unit, of the units right below it and of the people it employs itself. */
  async board(ctx: RequestContext, unit: Unit, criterion: Criterion, lens: Lens, day: Day): Promise<BoardSight> {
    if (seesAll(ctx, unit.path, true)) return EVERYTHING;
    const steps = wayDown(ctx, unit.path);
    const today = boardSight(ctx, steps, await levelsToday(this.db.read, criterion, lens, steps));
    if (day === (await openDay(this.db.read))) return today;
    let sight = today;
    for await (const { levels } of levelsKnown(this.db.read, criterion, lens, steps, [day]))
      sight = levels.map((known) => boardSight(ctx, steps, known)).reduce(lesserBoard, today);
    return sight;
  }

  /**
   * Of units right below one, the last day of a span on which each was hidden from the caller, by its key; those never
   * hidden are left out. What is told of a course of days must not tell of a hidden one.
   */
  async hiddenUntil(
    ctx: RequestContext,
    unit: Unit,
    criterion: Criterion,
    lens: Lens,
    childIds: readonly number[],
    { from, to }: { from: Day; to: Day },
  ): Promise<Map<number, Day>> {
    const until = new Map<number, Day>();
    if (seesAll(ctx, unit.path, true)) return until;
    const steps = wayDown(ctx, unit.path);
    const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, i) => addDays(from, i));
    let before: readonly Levels[] | undefined;
    let hidden: number[] = [];
    for await (const { day, levels } of levelsKnown(this.db.read, criterion, lens, steps, days)) {
      if (levels !== before) {
        const sight = levels.map((known) => boardSight(ctx, steps, known)).reduce(lesserBoard);
        hidden = childIds.filter((id) => sight.child(id) === 'nothing');
      }
      before = levels;
      for (const id of hidden) until.set(id, day);
    }
    return until;
  }

  private async sights(
    ctx: RequestContext,
    unit: Unit,
    criterion: Criterion,
    lens: Lens,
    days: readonly Day[],
  ): Promise<Map<Day, Sight>> {
    if (seesAll(ctx, unit.path, false)) return new Map(days.map((day) => [day, 'all']));
    // What is right below the unit itself decides nothing about it.
    const steps = wayDown(ctx, unit.path);
    const above = steps.slice(0, -1);
    const own = (path: string) => seesAll(ctx, path, false);
    const sightIn = (levels: Levels) => sightOf(steps, (step) => levels.of(step), own);
    const today = sightIn(await levelsToday(this.db.read, criterion, lens, above));
    const open = await openDay(this.db.read);
    const past = [...new Set(days)].filter((day) => day !== open).sort();
    const sights = new Map<Day, Sight>(open === null ? [] : [[open, today]]);
    let before: readonly Levels[] | undefined;
    let sight = today;
    for await (const { day, levels } of levelsKnown(this.db.read, criterion, lens, above, past)) {
      if (levels !== before) sight = levels.map(sightIn).reduce(lesser, today);
      before = levels;
      sights.set(day, sight);
    }
    return sights;
  }
}

/** What both sights show. */
export const lesserBoard = (a: BoardSight, b: BoardSight): BoardSight => ({
  whole: lesser(a.whole, b.whole),
  child: (id) => lesser(a.child(id), b.child(id)),
  direct: lesser(a.direct, b.direct),
});

function boardSight(ctx: RequestContext, steps: readonly Step[], levels: Levels): BoardSight {
  const isOwn = (path: string) => seesAll(ctx, path, false);
  const unit = steps.at(-1);
  const whole = sightOf(steps, (step) => levels.of(step), isOwn);
  if (!unit) return EVERYTHING;
  const shown = below(unit, levels.of(unit), isOwn);
  return {
    whole,
    child: (id) => (isOwn(`${unit.path}${id}/`) ? 'all' : lesser(whole, childSight(shown, id))),
    direct: lesser(whole, directSight(shown)),
  };
}

/** The refusal of figures that would tell of people. */
export const tooFew = () =>
  badInput(
    'too_few_to_show',
    'Số liệu của đơn vị được ẩn để không lộ người: đơn vị có dưới 5 người thuộc diện, hoặc phải ẩn cùng để không suy ra được đơn vị khác. Chỉ chính đơn vị và cấp trên của đơn vị xem được; hãy xem số liệu của đơn vị cấp trên.',
    'Figures of this unit are hidden so that they tell of nobody: fewer than five people are in scope, or another unit could be worked out from them. They show to the unit itself and those above it; look at the unit above instead.',
    'unitId',
  );
