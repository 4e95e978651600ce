import { Args, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../access/caller.decorator.js';
import { Needs } from '../../access/declare.js';
import type { RequestContext } from '../../common/context.js';
import { idOf, IdPipe } from '../../common/ids.js';
import { LockUnrated } from './lock-unrated.js';

/** What those in charge do with the agencies of an opened period. */
@Resolver()
export class OpenedResolver {
  constructor(private readonly unrated: LockUnrated) {}

  @Needs('rating.lock')
  @Mutation(() => Int, {
    description: 'locks agencies in which nobody is rated, without meeting and decision; answers how many',
  })
  async lockUnratedAgencies(
    @Ctx() ctx: RequestContext,
    @Args('periodId', { type: () => ID }, IdPipe) periodId: number,
    @Args('agencyIds', { type: () => [ID] }) agencyIds: string[],
  ): Promise<number> {
    return this.unrated.lock(ctx, periodId, agencyIds.map(idOf));
  }
}
