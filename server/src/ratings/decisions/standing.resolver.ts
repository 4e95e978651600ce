import { Args, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../access/caller.decorator.js';
import { Needs } from '../../access/declare.js';
import type { RequestContext } from '../../common/context.js';
import { idOf, IdPipe } from '../../common/ids.js';
import { SetHead } from './set-head.js';
import { RatingSheetView } from './sheet.model.js';
import { SheetView } from './sheet-view.js';
import { TakeOut } from './take-out.js';

/** Who is rated in an opened period, and as the head of which unit. */
@Resolver()
export class StandingResolver {
  constructor(
    private readonly view: SheetView,
    private readonly outs: TakeOut,
    private readonly heads: SetHead,
  ) {}

  @Needs('rating.manage')
  @Mutation(() => RatingSheetView, {
    description: 'takes somebody out of the rating while the agency is open, or back',
  })
  async takeOutOfRating(
    @Ctx() ctx: RequestContext,
    @Args('id', { type: () => ID }, IdPipe) id: number,
    @Args('revision', { type: () => Int }) revision: number,
    @Args('out', { type: () => Boolean, description: 'false: brings them back' }) out: boolean,
    @Args('reason', { type: () => String }) reason: string,
    @Args('document', { type: () => String, nullable: true }) document?: string | null,
  ): Promise<RatingSheetView> {
    await this.outs.set(ctx, { id, revision }, out, { reason, document: document ?? null });
    return this.view.one(ctx, id);
  }

  @Needs('rating.manage')
  @Mutation(() => RatingSheetView, { description: 'says which unit somebody heads, until the unit has proposed' })
  async setRatingHead(
    @Ctx() ctx: RequestContext,
    @Args('id', { type: () => ID }, IdPipe) id: number,
    @Args('revision', { type: () => Int }) revision: number,
    @Args('reason', { type: () => String }) reason: string,
    @Args('unitId', { type: () => ID, nullable: true, description: 'left out: they head none' }) unitId?: string | null,
  ): Promise<RatingSheetView> {
    await this.heads.set(ctx, { id, revision }, unitId ? idOf(unitId) : null, reason);
    return this.view.one(ctx, id);
  }
}
