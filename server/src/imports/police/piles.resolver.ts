import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../access/caller.decorator.js';
import type { RequestContext } from '../../common/context.js';
import { pageOf } from '../../common/paging.js';
import { AS_AN_OPERATION } from '../../common/query-limits.js';
import { Import } from '../imports.model.js';
import { ImportPiles, PilePage } from './piles.model.js';
import { PilesReading } from './piles.reading.js';

@Resolver(() => Import)
export class PilesResolver {
  constructor(private readonly reading: PilesReading) {}

  @ResolveField(() => ImportPiles, {
    nullable: true,
    complexity: AS_AN_OPERATION,
    description: 'of police lists only',
  })
  piles(@Ctx() ctx: RequestContext, @Parent() parent: Import): Promise<ImportPiles | null> {
    return this.reading.counts(ctx, parent);
  }

  @ResolveField(() => PilePage, {
    complexity: AS_AN_OPERATION,
    description: 'confirmed, newly_activated, date_differs, unknown, name_mismatch or ours_not_theirs',
  })
  pile(
    @Ctx() ctx: RequestContext,
    @Parent() parent: Import,
    @Args('pile', { type: () => String, defaultValue: 'confirmed' }) pile: string,
    @Args('page', { type: () => Int, defaultValue: 0 }) page: number,
    @Args('perPage', { type: () => Int, defaultValue: 50 }) perPage: number,
  ): Promise<PilePage> {
    const { limit, offset } = pageOf(page, perPage);
    return this.reading.page(ctx, parent.id, pile, limit, offset);
  }
}
