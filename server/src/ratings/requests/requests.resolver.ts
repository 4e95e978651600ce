import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../access/caller.decorator.js';
import { Needs, SignedIn } from '../../access/declare.js';
import type { RequestContext } from '../../common/context.js';
import { IdPipe } from '../../common/ids.js';
import { pageOf } from '../../common/paging.js';
import { InstantScalar } from '../../common/scalars.js';
import { requireLevel } from '../decisions/level-codes.js';
import { AnswerRequest } from './answer-request.js';
import { ownKindOf } from './asked-codes.js';
import { MakeRequest } from './make-request.js';
import { MyRatings } from './my-ratings.js';
import { RatingCases } from './rating-cases.js';
import { RatingTurnsList } from './rating-turns.js';
import { RequestLists } from './request-list.js';
import {
  MyRating,
  MyRatingLine,
  RatingCase,
  RatingRequestFilter,
  RatingRequestPage,
  RatingTurn,
} from './request.model.js';
import { SelfRating } from './self-rating.js';

/** The person's own rating, and everything about "this is wrong". */
@Resolver()
export class RatingRequestsResolver {
  constructor(
    private readonly mine: MyRatings,
    private readonly selves: SelfRating,
    private readonly making: MakeRequest,
    private readonly answering: AnswerRequest,
    private readonly cases: RatingCases,
    private readonly lists: RequestLists,
    private readonly turns: RatingTurnsList,
  ) {}

  @Needs('self.read')
  @Query(() => [MyRatingLine], { description: 'the newest year first' })
  myRatings(@Ctx() ctx: RequestContext): Promise<MyRatingLine[]> {
    return this.mine.list(ctx);
  }

  @Needs('self.read')
  @Query(() => MyRating)
  myRating(
    @Ctx() ctx: RequestContext,
    @Args('sheetId', { type: () => ID }, IdPipe) sheetId: number,
  ): Promise<MyRating> {
    return this.mine.one(ctx, sheetId);
  }

  @Needs('self.rate')
  @Mutation(() => MyRating, { description: 'Keeps my self-assessment, unless I saved another one meanwhile' })
  async saveSelfRating(
    @Ctx() ctx: RequestContext,
    @Args('sheetId', { type: () => ID }, IdPipe) sheetId: number,
    @Args('seenAt', { type: () => InstantScalar, nullable: true, description: 'when the one you saw was saved' })
    seenAt: number | null,
    @Args('level', { type: () => String }) level: string,
    @Args('text', { type: () => String }) text: string,
  ): Promise<MyRating> {
    await this.selves.save(ctx, { sheetId, seenAt: seenAt ?? null, level: requireLevel(level), text });
    return this.mine.one(ctx, sheetId);
  }

  @Needs('self.rate')
  @Mutation(() => MyRating, {
    description: 'Says that my rating is wrong: an objection before the lock, an appeal after',
  })
  async requestRatingReview(
    @Ctx() ctx: RequestContext,
    @Args('sheetId', { type: () => ID }, IdPipe) sheetId: number,
    @Args('kind', { type: () => String }) kind: string,
    @Args('lockRevision', { type: () => Int, description: 'of the result you saw' }) lockRevision: number,
    @Args('reason', { type: () => String }) reason: string,
    @Args('level', { type: () => String, nullable: true, description: 'the one that would be right' })
    level: string | null,
  ): Promise<MyRating> {
    const ask = { sheetId, kind: ownKindOf(kind), lockRevision, reason, level: level ? requireLevel(level) : null };
    await this.making.make(ctx, ask);
    return this.mine.one(ctx, sheetId);
  }

  @SignedIn()
  @Mutation(() => Boolean, { description: 'Takes back what I asked myself, while it waits' })
  async withdrawRatingRequest(
    @Ctx() ctx: RequestContext,
    @Args('id', { type: () => ID }, IdPipe) id: number,
  ): Promise<boolean> {
    await this.making.withdraw(ctx, id);
    return true;
  }

  @Needs('rating.sheet')
  @Query(() => RatingCase)
  ratingCase(
    @Ctx() ctx: RequestContext,
    @Args('sheetId', { type: () => ID }, IdPipe) sheetId: number,
  ): Promise<RatingCase> {
    return this.cases.one(ctx, sheetId);
  }

  @Needs('rating.sheet')
  @Query(() => RatingRequestPage)
  ratingRequests(
    @Ctx() ctx: RequestContext,
    @Args('page', { type: () => Int, defaultValue: 0 }) page: number,
    @Args('perPage', { type: () => Int, defaultValue: 50 }) perPage: number,
    @Args('filter', { type: () => RatingRequestFilter, nullable: true }) filter: RatingRequestFilter | null,
  ): Promise<RatingRequestPage> {
    return this.lists.list(ctx, filter ?? {}, pageOf(page, perPage));
  }

  @Needs('rating.sheet')
  @Query(() => [RatingTurn], { description: 'by their day, the most urgent first' })
  ratingTurns(@Ctx() ctx: RequestContext): Promise<RatingTurn[]> {
    return this.turns.list(ctx);
  }

  @Needs('rating.lock')
  @Mutation(() => RatingCase, { description: 'Asks for another level in a locked result; somebody else approves' })
  async requestRatingCorrection(
    @Ctx() ctx: RequestContext,
    @Args('sheetId', { type: () => ID }, IdPipe) sheetId: number,
    @Args('lockRevision', { type: () => Int, description: 'of the result you saw' }) lockRevision: number,
    @Args('level', { type: () => String }) level: string,
    @Args('reason', { type: () => String }) reason: string,
  ): Promise<RatingCase> {
    await this.making.make(ctx, { sheetId, kind: 'correction', lockRevision, reason, level: requireLevel(level) });
    return this.cases.one(ctx, sheetId);
  }

  @Needs('rating.sheet')
  @Mutation(() => RatingCase, {
    description: 'By whoever decides in the agency, never by who asked or whom it is about',
  })
  async answerRatingRequest(
    @Ctx() ctx: RequestContext,
    @Args('id', { type: () => ID }, IdPipe) id: number,
    @Args('revision', { type: () => Int }) revision: number,
    @Args('accept', { type: () => Boolean }) accept: boolean,
    @Args('level', { type: () => String, nullable: true, description: 'given with an accepted objection or appeal' })
    level: string | null,
    @Args('text', { type: () => String, description: 'the written answer' }) text: string,
  ): Promise<RatingCase> {
    const ask = { id, revision, accept, level: level ? requireLevel(level) : null, text };
    const { sheetId } = await this.answering.answer(ctx, ask);
    return this.cases.one(ctx, sheetId);
  }
}
