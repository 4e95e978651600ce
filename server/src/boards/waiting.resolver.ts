import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Ctx } from '../access/caller.decorator.js';
import { Needs } from '../access/declare.js';
import type { RequestContext } from '../common/context.js';
import { IdPipe } from '../common/ids.js';
import { Waiting } from './waiting.model.js';
import { WaitingService } from './waiting.service.js';

/** Where people wait: counts and never a person. */
@Needs('board.read')
@Resolver()
export class WaitingResolver {
  constructor(private readonly waits: WaitingService) {}

  @Query(() => Waiting)
  async waiting(
    @Ctx() ctx: RequestContext,
    @Args('unitId', { type: () => ID }, IdPipe) unitId: number,
    @Args('criterion', { type: () => String }) criterion: string,
    @Args('lens', { type: () => String, defaultValue: 'all' }) lens: string,
  ): Promise<Waiting> {
    const { criterion: of, ...figures } = await this.waits.waiting(ctx, { unitId, criterion, lens });
    return { ...figures, criterion: of.code };
  }
}
