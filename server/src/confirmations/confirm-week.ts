import { Injectable } from '@nestjs/common';
import type { Day } from '@dat100/shared/calendar';
import type { Canonical } from '@dat100/shared/canonical-json';
import { afterAction, weekState, type Capacity } from '@dat100/shared/confirmation';
import { confirmFault, figuresDay, type Week } from '@dat100/shared/confirmation-week';
import { unitRefs } from '../access/unit-refs.js';
import { audit } from '../audit/audit.js';
import type { RequestContext } from '../common/context.js';
import { frozen } from '../common/digest.js';
import { changedMeanwhile } from '../common/errors.js';
import { keptText } from '../common/texts.js';
import { Database } from '../database/database.js';
import { Keys } from '../database/keys.js';
import type { Sql, Tx } from '../database/sql.js';
import { DirectivesService } from '../directives/directives.service.js';
import { lockCounters } from '../rollups/settle.js';
import { isInForce, type Unit } from '../units/unit.js';
import { UnitsService } from '../units/units.service.js';
import { actingFor, type Acting } from './acting.js';
import { requireCapacity } from './capacities.js';
import type { Snapshot, SnapshotUnit, WeekFigures } from './snapshot.js';
import { addStep, insertWeek, standingWeek, stepsOf, type StoredWeek } from './stored-weeks.js';
import { takeFigures } from './take-figures.js';
import { figuresMoved, notInForce, requireWeek, standsAlready, weekRefused } from './week-errors.js';

/** The longest question or answer. */
export const MOST_WEEK_TEXT = 2_000;

export interface ConfirmAsk {
  unitId: number;
  /** any day of the week */
  week: Day;
  /** the revision the caller saw standing; 0 = none */
  revision: number;
  /** the key of the figures the caller saw */
  figures: string;
  /** what is answered to the question the week was returned with */
  answer: string | null;
}

/** Freezes the figures of a unit's week under somebody's name. */
@Injectable()
export class ConfirmWeek {
  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
    private readonly units: UnitsService,
    private readonly directives: DirectivesService,
  ) {}

  /** The first day of any figures. */
  async firstDay(today: Day): Promise<Day> {
    return (await this.directives.all()).reduce(
      (first, { countedFrom }) => (countedFrom < first ? countedFrom : first),
      today,
    );
  }

  /** The figures a confirmation would freeze now. @throws conflict `bad_figures` */
  async figuresNow(sql: Sql, unit: Unit, day: Day, countedTo: Day): Promise<WeekFigures> {
    const [children, directives] = [await this.units.children(unit.id, sql), await this.directives.all()];
    return takeFigures(sql, { unit, children, directives, day: day < countedTo ? day : countedTo, countedTo });
  }

  /**
   * Confirms a week, or confirms it anew after it was returned. Sent twice by the same user it is done once.
   * @throws not_found, bad_input `week_unknown`, `week_not_begun`, `week_closed`, `unit_not_in_force`, `text_too_long`,
   *   conflict `week_stands` (somebody was first), `figures_moved`, `bad_figures`, `unit_confirms_itself`
   */
  async confirm(ctx: RequestContext, ask: ConfirmAsk): Promise<void> {
    const unit = await this.units.inScope(ctx, 'week.confirm', ask.unitId);
    const capacity = await requireCapacity(this.db.read, ctx, unit);
    const week = requireWeek(ask.week, await this.firstDay(ctx.today), ctx.today);
    const day = figuresDay(week, ctx.today);
    if (!isInForce(unit, day)) throw notInForce();
    const answer = keptText(ask.answer, MOST_WEEK_TEXT, 'answer');
    await this.db.transaction(async (tx) => {
      // Whoever has this lock sees figures of one moment, and is alone with the weeks.
      const countedTo = await lockCounters(tx);
      const standing = await standingWeek(tx, unit.id, week.from);
      if (standing && isRepeated(ctx, standing, ask)) return;
      await this.checkTurn(tx, ctx, week, standing, ask.revision);
      const figures = await this.figuresNow(tx, unit, day, countedTo);
      if (figuresKey(figures) !== ask.figures) throw figuresMoved();
      const acting = await actingFor(tx, ctx, unit, capacity);
      if (standing && answer !== null)
        await addStep(tx, this.keys, acting.ctx, { confirmationId: standing.id, action: 'answer', text: answer });
      await this.freeze(tx, acting, { unit, week, capacity, figures, revision: ask.revision + 1 });
    });
  }

  private async checkTurn(
    tx: Tx,
    ctx: RequestContext,
    week: Week,
    standing: StoredWeek | null,
    seen: number,
  ): Promise<void> {
    const state = weekState(standing?.state ?? null, week, ctx.today);
    if (standing && (standing.revision !== seen || afterAction(state, 'confirm') === null))
      throw standsAlready(standing, (await stepsOf(tx, [standing.id])).at(-1));
    if (standing) return;
    if (seen !== 0) throw changedMeanwhile();
    const fault = confirmFault(week, ctx.today);
    if (fault) throw weekRefused(fault);
  }

  private async freeze(
    tx: Tx,
    { ctx, signer }: Acting,
    made: { unit: Unit; week: Week; capacity: Capacity; figures: WeekFigures; revision: number },
  ): Promise<void> {
    const { unit, week, capacity, figures, revision } = made;
    const { label, onBehalfOf, userId } = ctx.actor;
    const snapshot: Snapshot = {
      kind: 'week_confirmation',
      version: 1,
      unit: await this.namedUnit(tx, ctx, unit),
      week: week.from,
      revision,
      confirmed_at: ctx.now,
      confirmed_by: { name: label, on_behalf_of: onBehalfOf, as: capacity, signer },
      ...figures,
    };
    const { json, digest } = frozen(snapshot satisfies Canonical);
    const row = {
      id: this.keys.next(),
      unitId: unit.id,
      week: week.from,
      revision,
      state: 'confirmed' as const,
      asOf: figures.as_of,
      confirmedAt: ctx.now,
      confirmedBy: userId,
      confirmedAs: capacity,
      confirmer: label,
      onBehalfOf,
      digest,
    };
    await insertWeek(tx, row, json);
    await addStep(tx, this.keys, ctx, { confirmationId: row.id, action: 'confirm', text: null });
    await audit(tx, ctx, {
      action: 'week.confirm',
      subjectType: 'unit',
      subjectId: unit.id,
      unitId: unit.id,
      detail: { week: week.from, revision, asOf: figures.as_of, as: capacity, digest },
    });
  }

  private async namedUnit(sql: Sql, ctx: RequestContext, unit: Unit): Promise<SnapshotUnit> {
    const refs = await unitRefs(sql, ctx, [unit.id, unit.parentId]);
    const path = refs.get(unit.id)?.pathText ?? unit.name;
    return { id: unit.id, code: unit.code, name: unit.name, path, above: refs.get(unit.parentId ?? 0)?.name ?? null };
  }
}

/** Names figures exactly: another key, other figures. */
export function figuresKey(figures: WeekFigures): string {
  return frozen(figures).digest;
}

/** The same user's confirmation of what they saw, come a second time. */
function isRepeated(ctx: RequestContext, standing: StoredWeek, ask: ConfirmAsk): boolean {
  return (
    standing.state === 'confirmed' &&
    standing.revision === ask.revision + 1 &&
    standing.confirmedBy !== null &&
    standing.confirmedBy === ctx.actor.userId
  );
}
