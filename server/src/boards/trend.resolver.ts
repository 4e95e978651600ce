import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Ctx } from '../access/caller.decorator.js';
import { Needs } from '../access/declare.js';
import { unitRefs } from '../access/unit-refs.js';
import type { RequestContext } from '../common/context.js';
import { IdPipe } from '../common/ids.js';
import { DayScalar } from '../common/scalars.js';
import { Database } from '../database/database.js';
import { BoardTrend } from './trend.model.js';
import { TrendService, type Trend } from './trend.service.js';

/** Trends: totals of any unit over time, and never a person. */
@Needs('board.read')
@Resolver()
export class TrendResolver {
  constructor(
    private readonly trends: TrendService,
    private readonly db: Database,
  ) {}

  @Query(() => BoardTrend, {
    description: 'the totals of a unit between two days, and when its target will be reached',
  })
  async boardTrend(
    @Ctx() ctx: RequestContext,
    @Args('unitId', { type: () => ID }, IdPipe) unitId: number,
    @Args('criterion', { type: () => String }) criterion: string,
    @Args('lens', { type: () => String, defaultValue: 'all' }) lens: string,
    @Args('from', { type: () => DayScalar, nullable: true }) from: string | null,
    @Args('to', { type: () => DayScalar, nullable: true }) to: string | null,
  ): Promise<BoardTrend> {
    return this.answer(ctx, await this.trends.trend(ctx, { unitId, criterion, lens, from, to }));
  }

  private async answer(ctx: RequestContext, trend: Trend): Promise<BoardTrend> {
    const unit = (await unitRefs(this.db.read, ctx, [trend.unit.id])).get(trend.unit.id);
    if (!unit) throw new Error(`unit ${trend.unit.id} is gone in the middle of a trend`);
    const { range, ...forecast } = trend.forecast;
    return {
      unit,
      criterion: trend.criterion.code,
      lens: trend.lens,
      from: trend.from,
      to: trend.to,
      dueOn: trend.directive.dueOn,
      targetPercent: trend.criterion.targetPercent,
      points: trend.points.map(({ day, figures, target }) => ({ day, ...figures, target })),
      forecast: { ...forecast, early: range?.early ?? null, late: range?.late ?? null },
    };
  }
}
