import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Ctx } from '../access/caller.decorator.js';
import { Needs } from '../access/declare.js';
import { unitRefs } from '../access/unit-refs.js';
import type { UnitRef } from '../access/unit-ref.model.js';
import type { RequestContext } from '../common/context.js';
import { IdPipe } from '../common/ids.js';
import { DayScalar } from '../common/scalars.js';
import { Database } from '../database/database.js';
import { SecondBoard as SecondBoardModel } from './second.model.js';
import { SecondBoardsService, type SecondBoard } from './second.service.js';

/** Boards beside the ranking: units and never a person. */
@Needs('board.read')
@Resolver()
export class SecondBoardsResolver {
  constructor(
    private readonly boards: SecondBoardsService,
    private readonly db: Database,
  ) {}

  @Query(() => SecondBoardModel)
  async secondBoard(
    @Ctx() ctx: RequestContext,
    @Args('unitId', { type: () => ID }, IdPipe) unitId: number,
    @Args('criterion', { type: () => String }) criterion: string,
    @Args('kind', { type: () => String, description: 'improved, first, verified, waiting: the longest, today only' })
    kind: string,
    @Args('lens', { type: () => String, defaultValue: 'all' }) lens: string,
    @Args('asOf', { type: () => DayScalar, nullable: true }) asOf: string | null,
    @Args('since', { type: () => DayScalar, nullable: true, description: 'improved: else four weeks before' })
    since: string | null,
  ): Promise<SecondBoardModel> {
    return this.answer(ctx, await this.boards.board(ctx, { unitId, criterion, kind, lens, asOf, since }));
  }

  private async answer(ctx: RequestContext, board: SecondBoard): Promise<SecondBoardModel> {
    const { lens, kind, asOf, since, lines } = board;
    const ids = [board.unit.id, ...lines.map((line) => line.unit.id)];
    const refs = await unitRefs(this.db.read, ctx, ids);
    const refOf = (id: number): UnitRef => {
      const ref = refs.get(id);
      if (!ref) throw new Error(`unit ${id} is gone in the middle of a board`);
      return ref;
    };
    return {
      unit: refOf(board.unit.id),
      criterion: board.criterion.code,
      lens,
      kind,
      asOf,
      since,
      rows: lines.map((line) => ({ ...line, unit: refOf(line.unit.id) })),
      groups: board.groups,
    };
  }
}
