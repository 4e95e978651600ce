import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Ctx } from '../access/caller.decorator.js';
import { Needs } from '../access/declare.js';
import type { RequestContext } from '../common/context.js';
import { RatingDrafts } from './rating-drafts.service.js';
import { editsOf, RatingEditInput } from './rating-edit.input.js';
import { RatingDraft, RatingSchemeItem, RatingSchemePage, RatingSchemeVersion } from './rating-scheme.model.js';
import { RatingSchemes } from './rating-schemes.service.js';

@Resolver()
export class RatingsResolver {
  constructor(
    private readonly schemes: RatingSchemes,
    private readonly drafts: RatingDrafts,
  ) {}

  @Needs('rating.read')
  @Query(() => [RatingSchemeItem], { description: 'the newest version of each, by the years they are for' })
  async ratingSchemes(): Promise<RatingSchemeItem[]> {
    return this.schemes.list();
  }

  @Needs('rating.read')
  @Query(() => RatingSchemePage, { description: 'the newest version when none is named' })
  async ratingScheme(
    @Ctx() ctx: RequestContext,
    @Args('code', { type: () => String }) code: string,
    @Args('version', { type: () => Int, nullable: true }) version?: number | null,
  ): Promise<RatingSchemePage> {
    return this.schemes.one(ctx, code, version ?? null);
  }

  @Needs('rating.read')
  @Query(() => [RatingSchemeVersion], { description: 'every version with what it changed, the newest first' })
  async ratingSchemeHistory(@Args('code', { type: () => String }) code: string): Promise<RatingSchemeVersion[]> {
    return this.schemes.history(code);
  }

  @Needs('rating.scheme')
  @Mutation(() => RatingDraft, { description: 'changes lines of the draft, or begins one: revision 0' })
  async saveRatingDraft(
    @Ctx() ctx: RequestContext,
    @Args('code', { type: () => String }) code: string,
    @Args('revision', { type: () => Int }) revision: number,
    @Args('edits', { type: () => [RatingEditInput] }) edits: RatingEditInput[],
  ): Promise<RatingDraft> {
    return this.drafts.save(ctx, code, revision, editsOf(edits));
  }

  @Needs('rating.scheme')
  @Mutation(() => Boolean)
  async discardRatingDraft(
    @Ctx() ctx: RequestContext,
    @Args('code', { type: () => String }) code: string,
    @Args('revision', { type: () => Int }) revision: number,
  ): Promise<boolean> {
    await this.drafts.discard(ctx, code, revision);
    return true;
  }

  @Needs('rating.scheme')
  @Mutation(() => RatingSchemePage, { description: 'makes the draft the next version, for good' })
  async publishRatingScheme(
    @Ctx() ctx: RequestContext,
    @Args('code', { type: () => String }) code: string,
    @Args('revision', { type: () => Int }) revision: number,
    @Args('note', { type: () => String, defaultValue: '', description: 'why it was changed' }) note: string,
  ): Promise<RatingSchemePage> {
    return this.drafts.publish(ctx, code, revision, note);
  }
}
