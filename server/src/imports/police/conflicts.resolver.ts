import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../access/caller.decorator.js';
import { Needs } from '../../access/declare.js';
import type { RequestContext } from '../../common/context.js';
import { IdListPipe, idOf } from '../../common/ids.js';
import { pageOf } from '../../common/paging.js';
import { ConflictFilter, ConflictPage, DecisionResult } from './conflicts.model.js';
import { ConflictsReading } from './conflicts.reading.js';
import { DecideConflicts } from './decide-conflicts.js';

@Resolver()
export class ConflictsResolver {
  constructor(
    private readonly reading: ConflictsReading,
    private readonly deciding: DecideConflicts,
  ) {}

  @Needs('conflict.resolve')
  @Query(() => ConflictPage, { description: 'all rows that wait for a decision in your units, the oldest first' })
  conflicts(
    @Ctx() ctx: RequestContext,
    @Args('page', { type: () => Int, defaultValue: 0 }) page: number,
    @Args('perPage', { type: () => Int, defaultValue: 50 }) perPage: number,
    @Args('filter', { type: () => ConflictFilter, nullable: true }) filter: ConflictFilter | null,
  ): Promise<ConflictPage> {
    const { limit, offset } = pageOf(page, perPage);
    const key = (id: string | null | undefined) => (id == null ? null : idOf(id));
    const asked = { code: filter?.code ?? null, unitId: key(filter?.unitId), importId: key(filter?.importId) };
    return this.reading.page(ctx, limit, offset, asked);
  }

  @Needs('conflict.resolve')
  @Mutation(() => DecisionResult, {
    description: 'decides up to 200 waiting rows in one way, row by row; tells which could not be decided, and why',
  })
  decideConflicts(
    @Ctx() ctx: RequestContext,
    @Args('ids', { type: () => [ID] }, IdListPipe) ids: number[],
    @Args('decision', { type: () => String, description: 'keep or apply, as for one' }) decision: string,
    @Args('reason', { type: () => String, nullable: true }) reason: string | null,
    @Args('orderNumber', { type: () => String, nullable: true, description: 'of a transfer, as for one' })
    orderNumber: string | null,
  ): Promise<DecisionResult> {
    return this.deciding.decide(ctx, ids, decision, reason ?? null, orderNumber ?? null);
  }
}
