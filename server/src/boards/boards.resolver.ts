import { Args, ID, Query, Resolver, Subscription } from '@nestjs/graphql';
import { Ctx } from '../access/caller.decorator.js';
import { Needs } from '../access/declare.js';
import type { RequestContext } from '../common/context.js';
import { IdPipe } from '../common/ids.js';
import { DayScalar } from '../common/scalars.js';
import { BoardChanges, type BoardMoved } from './board-changes.js';
import { Board, BoardChange, CriterionTotal } from './board.model.js';
import { boardView } from './board-views.js';
import { BoardsService } from './boards.service.js';
import { Lens } from './lens.model.js';
import { lensesFor } from './lenses.js';

/** Leaderboards: totals of any unit, and never a person. */
@Needs('board.read')
@Resolver()
export class BoardsResolver {
  constructor(
    private readonly boards: BoardsService,
    private readonly changes: BoardChanges,
  ) {}

  @Query(() => Board)
  async board(
    @Ctx() ctx: RequestContext,
    @Args('unitId', { type: () => ID }, IdPipe) unitId: number,
    @Args('criterion', { type: () => String }) criterion: string,
    @Args('lens', { type: () => String, defaultValue: 'all' }) lens: string,
    @Args('asOf', { type: () => DayScalar, nullable: true }) asOf: string | null,
    @Args('basis', { type: () => String, defaultValue: 'claimed' }) basis: string,
    @Args('since', { type: () => DayScalar, nullable: true }) since: string | null,
    @Args('asKnown', {
      type: () => Boolean,
      defaultValue: false,
      description: 'as it was known when the day ended: without what was recorded later',
    })
    asKnown: boolean,
  ): Promise<Board> {
    return boardView(ctx, await this.boards.board(ctx, { unitId, criterion, lens, asOf, basis, since, asKnown }));
  }

  @Query(() => [CriterionTotal], {
    description: "One per criterion; those with too few people for the caller's eyes are left out",
  })
  unitTotals(
    @Ctx() ctx: RequestContext,
    @Args('unitId', { type: () => ID }, IdPipe) unitId: number,
    @Args('lens', { type: () => String, defaultValue: 'all' }) lens: string,
    @Args('asOf', { type: () => DayScalar, nullable: true }) asOf: string | null,
  ): Promise<CriterionTotal[]> {
    return this.boards.unitTotals(ctx, { unitId, lens, asOf });
  }

  @Query(() => [Lens], { description: 'the lenses you may look through' })
  lenses(@Ctx() ctx: RequestContext): Lens[] {
    return lensesFor(ctx).map(({ code, vi, en }) => ({ code, nameVi: vi, nameEn: en }));
  }

  @Subscription(() => BoardChange, {
    description: 'Fires when the board of this unit moved: the unit itself or any row of it',
    resolve: (moved: BoardMoved): BoardChange => moved,
  })
  boardChanged(@Args('unitId', { type: () => ID }, IdPipe) unitId: number): AsyncIterator<BoardMoved> {
    return this.changes.follow(unitId);
  }
}
