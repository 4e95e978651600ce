import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../access/caller.decorator.js';
import { Needs } from '../../access/declare.js';
import type { RequestContext } from '../../common/context.js';
import { idOf, IdListPipe, IdPipe } from '../../common/ids.js';
import { pageOf } from '../../common/paging.js';
import { DayScalar } from '../../common/scalars.js';
import { AbsentList } from './absent-list.js';
import { AbsentFilter, AbsentPage, AbsentState } from './absent.model.js';
import { AnswerAbsent } from './answer-absent.js';

@Resolver()
export class AbsentResolver {
  constructor(
    private readonly list: AbsentList,
    private readonly answers: AnswerAbsent,
  ) {}

  @Needs('people.read')
  @Query(() => AbsentPage, { description: 'People whom a newer list of their unit does not name, unit by unit' })
  async absentPeople(
    @Ctx() ctx: RequestContext,
    @Args('page', { type: () => Int, defaultValue: 0 }) page: number,
    @Args('perPage', { type: () => Int, defaultValue: 50 }) perPage: number,
    @Args('filter', { type: () => AbsentFilter, nullable: true }) filter: AbsentFilter | null,
  ): Promise<AbsentPage> {
    const { limit, offset } = pageOf(page, perPage);
    return this.list.page(ctx, limit, offset, {
      unitId: filter?.unitId ? idOf(filter.unitId) : null,
      importId: filter?.importId ? idOf(filter.importId) : null,
      state: filter?.state ?? AbsentState.open,
    });
  }

  @Needs('people.write')
  @Mutation(() => Int, {
    description:
      'left (needs lastDay and reason), moved (needs lastDay and toUnitId) or still_here: for at most 200 people, for all of them or for none; answers for how many',
  })
  answerAbsent(
    @Ctx() ctx: RequestContext,
    @Args('personIds', { type: () => [ID] }, IdListPipe) personIds: number[],
    @Args('answer', { type: () => String }) answer: string,
    @Args('lastDay', { type: () => DayScalar, nullable: true }) lastDay: string | null,
    @Args('toUnitId', { type: () => ID, nullable: true }, IdPipe) toUnitId: number | null,
    @Args('orderNumber', { type: () => String, nullable: true }) orderNumber: string | null,
    @Args('reason', { type: () => String, nullable: true }) reason: string | null,
  ): Promise<number> {
    return this.answers.answer(ctx, {
      personIds,
      answer,
      lastDay: lastDay ?? null,
      toUnitId: toUnitId ?? null,
      orderNumber: orderNumber ?? null,
      reason: reason ?? null,
    });
  }
}
