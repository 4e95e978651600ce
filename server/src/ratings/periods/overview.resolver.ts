import { Args, ID, Int, Mutation, Query, Resolver, Subscription } from '@nestjs/graphql';
import { WHOLE } from '@dat100/shared/rating-scheme';
import { hundredthsOf } from '@dat100/shared/rating-words';
import { Ctx } from '../../access/caller.decorator.js';
import { Needs } from '../../access/declare.js';
import type { RequestContext } from '../../common/context.js';
import { idOf, IdPipe } from '../../common/ids.js';
import { RatingAgencyInput } from './agency.input.js';
import { EditAgencies } from './edit-agencies.service.js';
import { EditSettings } from './edit-settings.service.js';
import { PeriodOverview } from './period-overview.service.js';
import { PeriodProgress } from './period-progress.service.js';
import { RatingDistribution, RatingPeriodMoved, RatingPeriodPage } from './period.model.js';
import { RatingSettings } from './settings.model.js';
import { RatedUnits } from './unit-ratings.model.js';
import { UnitRatingsService, type UnitRatings } from './unit-ratings.service.js';

/** What a period's page asks for. */
@Resolver()
export class OverviewResolver {
  constructor(
    private readonly overview: PeriodOverview,
    private readonly agencies: EditAgencies,
    private readonly settings: EditSettings,
    private readonly units: UnitRatingsService,
    private readonly progress: PeriodProgress,
  ) {}

  @Needs('rating.read')
  @Query(() => RatingPeriodPage)
  async ratingPeriod(
    @Ctx() ctx: RequestContext,
    @Args('id', { type: () => ID }, IdPipe) id: number,
  ): Promise<RatingPeriodPage> {
    return this.overview.page(ctx, id);
  }

  @Needs('rating.sheet')
  @Query(() => RatingDistribution, { description: "of an agency, or of all of the caller's units" })
  async ratingDistribution(
    @Ctx() ctx: RequestContext,
    @Args('periodId', { type: () => ID }, IdPipe) periodId: number,
    @Args('agencyId', { type: () => ID, nullable: true }, IdPipe) agencyId?: number | null,
  ): Promise<RatingDistribution> {
    return this.overview.distribution(ctx, periodId, agencyId ?? null);
  }

  @Needs('rating.read')
  @Query(() => RatedUnits, { description: 'one group of units, the first when none is named' })
  async ratedUnits(
    @Ctx() ctx: RequestContext,
    @Args('periodId', { type: () => ID }, IdPipe) periodId: number,
    @Args('group', { type: () => String, nullable: true }) group?: string | null,
  ): Promise<RatedUnits> {
    return unitsView(await this.units.read(ctx, periodId, group ?? null));
  }

  @Needs('rating.manage')
  @Mutation(() => RatingPeriodPage, { description: 'puts agencies into a draft, changes them, takes them out' })
  async saveRatingAgencies(
    @Ctx() ctx: RequestContext,
    @Args('periodId', { type: () => ID }, IdPipe) periodId: number,
    @Args('revision', { type: () => Int, description: 'of the period, as you saw it' }) revision: number,
    @Args('agencies', { type: () => [RatingAgencyInput] }) agencies: RatingAgencyInput[],
  ): Promise<RatingPeriodPage> {
    const changes = agencies.map(({ unitId, remove, outstanding, selfDue, proposeDue, decideDue }) => ({
      unitId: idOf(unitId),
      remove,
      outstanding,
      selfDue: selfDue ?? null,
      proposeDue: proposeDue ?? null,
      decideDue: decideDue ?? null,
    }));
    await this.agencies.save(ctx, periodId, revision, changes);
    return this.overview.page(ctx, periodId);
  }

  @Needs('rating.manage')
  @Mutation(() => RatingPeriodPage, { description: 'what a draft is run by, in place of what stood before' })
  async saveRatingSettings(
    @Ctx() ctx: RequestContext,
    @Args('periodId', { type: () => ID }, IdPipe) periodId: number,
    @Args('revision', { type: () => Int, description: 'of the period, as you saw it' }) revision: number,
    @Args('settings', { type: () => RatingSettings }) settings: RatingSettings,
  ): Promise<RatingPeriodPage> {
    await this.settings.save(ctx, periodId, revision, settings);
    return this.overview.page(ctx, periodId);
  }

  @Needs('rating.read')
  @Subscription(() => RatingPeriodMoved, {
    description: 'Fires as a period is being opened, at most four times a second, and when anything in it has moved on',
    filter: (told: RatingPeriodMoved, asked: { id: string }) => told.periodId === idOf(asked.id),
    resolve: (told: RatingPeriodMoved) => told,
  })
  ratingPeriodMoved(
    @Ctx() ctx: RequestContext,
    @Args('id', { type: () => ID }, IdPipe) id: number,
  ): Promise<AsyncIterableIterator<RatingPeriodMoved>> {
    return this.progress.follow(ctx, id);
  }
}

function unitsView({ period, basis, groups, group, units }: UnitRatings): RatedUnits {
  const { leastPeople, mostPoints, bands } = period.settings;
  return {
    basis,
    leastPeople,
    mostPoints,
    bands: bands.map(({ code, vi, en, from }) => ({ code, nameVi: vi, nameEn: en, from })),
    groups: groups.map(({ vi, en, ...one }) => ({ ...one, nameVi: vi, nameEn: en })),
    group,
    units: units.map(({ hidden, people, rate, figures, ...unit }) => ({
      ...unit,
      hidden,
      people: hidden ? null : people,
      rate: rate && hundredthsOf(rate, WHOLE),
      figures: figures.map((one) => ({
        criterion: one.criterion,
        inScope: one.inScope,
        achieved: one[basis],
      })),
    })),
  };
}
