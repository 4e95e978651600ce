import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Ctx } from '../access/caller.decorator.js';
import { Needs } from '../access/declare.js';
import type { UnitRef } from '../access/unit-ref.model.js';
import { unitRefs } from '../access/unit-refs.js';
import type { BoardRowLine } from '../boards/boards.service.js';
import type { SecondLine } from '../boards/second.js';
import type { RequestContext } from '../common/context.js';
import { IdPipe } from '../common/ids.js';
import { DayScalar } from '../common/scalars.js';
import { Database } from '../database/database.js';
import { Bulletins, type Bulletin } from './bulletin.js';
import type { Picked } from './bulletin-picks.js';
import { WeekBulletin, type BulletinUnit } from './bulletin.model.js';

/** A week of a unit, to be handed on: units and never a person. */
@Needs('board.read')
@Resolver()
export class BulletinResolver {
  constructor(
    private readonly bulletins: Bulletins,
    private readonly db: Database,
  ) {}

  @Query(() => WeekBulletin)
  async weekBulletin(
    @Ctx() ctx: RequestContext,
    @Args('unitId', { type: () => ID }, IdPipe) unitId: number,
    @Args('criterion', { type: () => String }) criterion: string,
    @Args('lens', { type: () => String, defaultValue: 'all' }) lens: string,
    @Args('week', { type: () => DayScalar, nullable: true, description: 'any day of it; left out: the last one due' })
    week: string | null,
  ): Promise<WeekBulletin> {
    return this.answer(ctx, await this.bulletins.bulletin(ctx, { unitId, criterion, lens, week: week ?? null }));
  }

  private async answer(ctx: RequestContext, bulletin: Bulletin): Promise<WeekBulletin> {
    const { board, groups, unconfirmed } = bulletin;
    const named = [board.unit, ...board.ancestors, ...board.lines.map((line) => line.unit), ...unconfirmed];
    const refs = await unitRefs(
      this.db.read,
      ctx,
      named.map(({ id }) => id),
    );
    const refOf = ({ id }: { id: number }): UnitRef => {
      const ref = refs.get(id);
      if (!ref) throw new Error(`unit ${id} is gone in the middle of a bulletin`);
      return ref;
    };
    const led = (line: BoardRowLine): BulletinUnit => ({
      unit: refOf(line.unit),
      ...standing(line),
      ...figuresOf(line.figures?.claimed, line.figures?.inScope, line.figures?.rateText),
      tenths: null,
      reachedOn: null,
    });
    const beside = (line: SecondLine): BulletinUnit => ({
      unit: refOf(line.unit),
      ...standing(line),
      ...figuresOf(line.now?.count, line.now?.of, line.now?.text),
      tenths: line.tenths,
      reachedOn: line.standing?.reachedOn ?? null,
    });
    const picks = <Row>({ rows, more }: Picked<Row>, view: (row: Row) => BulletinUnit) => ({
      units: rows.map(view),
      more,
    });
    return {
      unit: refOf(board.unit),
      ancestors: board.ancestors.map(refOf),
      criterion: board.criterion.code,
      lens: board.lens,
      week: bulletin.week,
      asOf: board.asOf,
      since: bulletin.since,
      dueOn: board.directive.dueOn,
      nextDue: bulletin.nextDue,
      targetPercent: board.criterion.targetPercent,
      total: board.total,
      before: bulletin.before,
      pointsTenths: bulletin.pointsTenths,
      groups: groups.map(({ leaders, improved, first, newlyReached, ...group }) => ({
        ...group,
        leaders: picks(leaders, led),
        improved: picks(improved, beside),
        first: picks(first, beside),
        newlyReached: newlyReached.map(beside),
      })),
      unconfirmed: unconfirmed.map(refOf),
    };
  }
}

const standing = ({ rank, tied }: { rank: number | null; tied: number }) => ({ rank: rank ?? 0, tied });
const figuresOf = (claimed = 0, inScope = 0, rateText = '') => ({ claimed, inScope, rateText });
