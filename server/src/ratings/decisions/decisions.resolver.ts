import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../access/caller.decorator.js';
import { Needs } from '../../access/declare.js';
import type { RequestContext } from '../../common/context.js';
import { IdPipe } from '../../common/ids.js';
import { DayScalar } from '../../common/scalars.js';
import { AgencyView } from './agency-view.js';
import { askOf, RatingAgencyRef, RatingMinutesInput, RatingOpinionInput } from './decision.input.js';
import { RatingAgencyPage } from './decision.model.js';
import { Delegations } from './delegations.js';
import { MoveAgencies } from './move-agencies.js';
import { MoveTeams } from './move-teams.js';
import { requireAct } from './level-codes.js';

/** The steps of an agency: teams, meeting, opinion, decision, lock; and who stands in for its head. */
@Resolver()
export class DecisionsResolver {
  constructor(
    private readonly view: AgencyView,
    private readonly teams: MoveTeams,
    private readonly agencies: MoveAgencies,
    private readonly delegations: Delegations,
  ) {}

  @Needs('rating.sheet')
  @Query(() => RatingAgencyPage, { description: 'an agency of a period, or the agency of one of its teams' })
  async ratingAgency(
    @Ctx() ctx: RequestContext,
    @Args('periodId', { type: () => ID }, IdPipe) periodId: number,
    @Args('unitId', { type: () => ID }, IdPipe) unitId: number,
  ): Promise<RatingAgencyPage> {
    return this.view.page(ctx, periodId, unitId);
  }

  @Needs('rating.propose')
  @Mutation(() => RatingAgencyPage, { description: "hands in a team's proposal" })
  async proposeRatingTeam(
    @Ctx() ctx: RequestContext,
    @Args('periodId', { type: () => ID }, IdPipe) periodId: number,
    @Args('agencyId', { type: () => ID }, IdPipe) agencyId: number,
    @Args('unitId', { type: () => ID }, IdPipe) unitId: number,
    @Args('revision', { type: () => Int }) revision: number,
  ): Promise<RatingAgencyPage> {
    await this.teams.propose(ctx, { periodId, agencyId, unitId, revision });
    return this.view.page(ctx, periodId, unitId);
  }

  @Needs('rating.enter')
  @Mutation(() => RatingAgencyPage, { description: 'gives a team its proposal back, with a reason' })
  async returnRatingTeam(
    @Ctx() ctx: RequestContext,
    @Args('periodId', { type: () => ID }, IdPipe) periodId: number,
    @Args('agencyId', { type: () => ID }, IdPipe) agencyId: number,
    @Args('unitId', { type: () => ID }, IdPipe) unitId: number,
    @Args('revision', { type: () => Int }) revision: number,
    @Args('reason', { type: () => String }) reason: string,
  ): Promise<RatingAgencyPage> {
    await this.teams.giveBack(ctx, { periodId, agencyId, unitId, revision }, reason);
    return this.view.page(ctx, periodId, agencyId);
  }

  @Needs('rating.enter')
  @Mutation(() => RatingAgencyPage)
  async recordRatingMeeting(
    @Ctx() ctx: RequestContext,
    @Args('agency', { type: () => RatingAgencyRef }) agency: RatingAgencyRef,
    @Args('minutes', { type: () => RatingMinutesInput }) minutes: RatingMinutesInput,
  ): Promise<RatingAgencyPage> {
    const ask = askOf(agency);
    await this.agencies.recordMeeting(ctx, ask, { ...minutes });
    return this.view.page(ctx, ask.periodId, ask.agencyId);
  }

  @Needs('rating.enter')
  @Mutation(() => RatingAgencyPage)
  async recordRatingOpinion(
    @Ctx() ctx: RequestContext,
    @Args('agency', { type: () => RatingAgencyRef }) agency: RatingAgencyRef,
    @Args('opinion', { type: () => RatingOpinionInput }) opinion: RatingOpinionInput,
  ): Promise<RatingAgencyPage> {
    const ask = askOf(agency);
    await this.agencies.recordOpinion(ctx, ask, { ...opinion });
    return this.view.page(ctx, ask.periodId, ask.agencyId);
  }

  @Needs('rating.sheet')
  @Mutation(() => RatingAgencyPage, { description: 'moves an agency a step on, or back with a reason' })
  async moveRatingAgency(
    @Ctx() ctx: RequestContext,
    @Args('agency', { type: () => RatingAgencyRef }) agency: RatingAgencyRef,
    @Args('act', { type: () => String, description: 'propose, review, decide, lock, return' }) act: string,
    @Args('reason', { type: () => String, defaultValue: '' }) reason: string,
    @Args('number', { type: () => String, nullable: true, description: 'of the decision' }) number?: string | null,
    @Args('on', { type: () => DayScalar, nullable: true, description: 'day of the decision' }) on?: string | null,
  ): Promise<RatingAgencyPage> {
    const ask = askOf(agency);
    await this.agencies.move(ctx, ask, requireAct(act), reason, { number: number ?? null, on: on ?? null });
    return this.view.page(ctx, ask.periodId, ask.agencyId);
  }

  @Needs('rating.decide')
  @Mutation(() => RatingAgencyPage, { description: "puts a head's decisions in a deputy's hands for some days" })
  async delegateRating(
    @Ctx() ctx: RequestContext,
    @Args('periodId', { type: () => ID }, IdPipe) periodId: number,
    @Args('agencyId', { type: () => ID }, IdPipe) agencyId: number,
    @Args('deputyId', { type: () => ID }, IdPipe) deputyId: number,
    @Args('validFrom', { type: () => DayScalar }) validFrom: string,
    @Args('validTo', { type: () => DayScalar }) validTo: string,
    @Args('document', { type: () => String }) document: string,
  ): Promise<RatingAgencyPage> {
    await this.delegations.grant(ctx, { periodId, agencyId, deputyId, validFrom, validTo, document });
    return this.view.page(ctx, periodId, agencyId);
  }

  @Needs('rating.decide')
  @Mutation(() => RatingAgencyPage)
  async endRatingDelegation(
    @Ctx() ctx: RequestContext,
    @Args('periodId', { type: () => ID }, IdPipe) periodId: number,
    @Args('agencyId', { type: () => ID }, IdPipe) agencyId: number,
    @Args('id', { type: () => ID }, IdPipe) id: number,
  ): Promise<RatingAgencyPage> {
    await this.delegations.end(ctx, periodId, agencyId, id);
    return this.view.page(ctx, periodId, agencyId);
  }
}
