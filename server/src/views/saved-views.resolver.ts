import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Ctx } from '../access/caller.decorator.js';
import { SignedIn } from '../access/declare.js';
import type { RequestContext } from '../common/context.js';
import { IdPipe } from '../common/ids.js';
import { SavedView } from './saved-view.model.js';
import { SavedViews } from './saved-views.service.js';

/** Everyone who is signed in keeps views of their own, and reaches no others. */
@SignedIn()
@Resolver(() => SavedView)
export class SavedViewsResolver {
  constructor(private readonly views: SavedViews) {}

  @Query(() => [SavedView], { description: 'your own, the oldest first' })
  async savedViews(@Ctx() ctx: RequestContext): Promise<SavedView[]> {
    return this.views.list(ctx);
  }

  @Mutation(() => SavedView, { description: 'path and query of a board, a hall screen or a list of people' })
  async saveView(
    @Ctx() ctx: RequestContext,
    @Args('name', { type: () => String }) name: string,
    @Args('path', { type: () => String }) path: string,
  ): Promise<SavedView> {
    return this.views.save(ctx, name, path);
  }

  @Mutation(() => SavedView)
  async renameView(
    @Ctx() ctx: RequestContext,
    @Args('id', { type: () => ID }, IdPipe) id: number,
    @Args('name', { type: () => String }) name: string,
  ): Promise<SavedView> {
    return this.views.rename(ctx, id, name);
  }

  @Mutation(() => Boolean)
  async deleteView(@Ctx() ctx: RequestContext, @Args('id', { type: () => ID }, IdPipe) id: number): Promise<boolean> {
    await this.views.remove(ctx, id);
    return true;
  }
}
