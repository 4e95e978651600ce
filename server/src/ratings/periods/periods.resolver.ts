import { Args, ID, InputType, Field, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../access/caller.decorator.js';
import { Needs } from '../../access/declare.js';
import type { RequestContext } from '../../common/context.js';
import { idOf, IdPipe } from '../../common/ids.js';
import { DayScalar } from '../../common/scalars.js';
import { NameHeads } from './name-heads.service.js';
import { RatingPeriodItem } from './period.model.js';
import { PeriodDrafts } from './period-drafts.service.js';
import { PeriodReading } from './period-reading.service.js';

@InputType({ description: 'A rating period as it is prepared' })
export class RatingPeriodInput {
  @Field(() => Int)
  year!: number;
  @Field(() => String, { nullable: true, description: 'left out: named after the year' })
  name?: string | null;
  @Field(() => String)
  scheme!: string;
  @Field(() => Int, { nullable: true, description: 'left out: the newest' })
  schemeVersion?: number | null;
  @Field(() => DayScalar, { description: 'figures are as of the end of this day' })
  cutOff!: string;
  @Field(() => [String], {
    nullable: true,
    description: 'employment kinds that are in it; left out: as before, in a new period all',
  })
  kinds?: string[] | null;
}

@InputType({ description: 'Who heads a unit in a period' })
export class RatingHeadInput {
  @Field(() => ID)
  unitId!: string;
  @Field(() => ID, { nullable: true, description: 'left out: the post is vacant' })
  personId?: string | null;
}

const askOf = ({ year, name, scheme, schemeVersion, cutOff, kinds }: RatingPeriodInput) => ({
  year,
  name: name ?? null,
  scheme,
  version: schemeVersion ?? null,
  cutOff,
  kinds: kinds ?? null,
});

/** Rating periods: prepared and opened for the whole city. */
@Resolver()
export class PeriodsResolver {
  constructor(
    private readonly drafts: PeriodDrafts,
    private readonly reading: PeriodReading,
    private readonly heads: NameHeads,
  ) {}

  @Needs('rating.read')
  @Query(() => [RatingPeriodItem], { description: 'the newest year first; drafts for those who prepare them' })
  async ratingPeriods(@Ctx() ctx: RequestContext): Promise<RatingPeriodItem[]> {
    return this.reading.list(ctx);
  }

  @Needs('rating.manage')
  @Mutation(() => RatingPeriodItem, { description: 'begins a draft with the agencies and settings of the last period' })
  async createRatingPeriod(
    @Ctx() ctx: RequestContext,
    @Args('input', { type: () => RatingPeriodInput }) input: RatingPeriodInput,
  ): Promise<RatingPeriodItem> {
    return this.reading.item(ctx, await this.drafts.create(ctx, askOf(input)));
  }

  @Needs('rating.manage')
  @Mutation(() => RatingPeriodItem)
  async saveRatingPeriod(
    @Ctx() ctx: RequestContext,
    @Args('id', { type: () => ID }, IdPipe) id: number,
    @Args('revision', { type: () => Int }) revision: number,
    @Args('input', { type: () => RatingPeriodInput }) input: RatingPeriodInput,
  ): Promise<RatingPeriodItem> {
    await this.drafts.save(ctx, id, revision, askOf(input));
    return this.reading.item(ctx, id);
  }

  @Needs('rating.manage')
  @Mutation(() => Boolean, {
    description: 'throws away a draft, or an opened period in which nobody has done anything',
  })
  async discardRatingPeriod(
    @Ctx() ctx: RequestContext,
    @Args('id', { type: () => ID }, IdPipe) id: number,
    @Args('revision', { type: () => Int }) revision: number,
  ): Promise<boolean> {
    await this.drafts.discard(ctx, id, revision);
    return true;
  }

  @Needs('rating.manage')
  @Mutation(() => RatingPeriodItem, { description: 'says who heads units, before the accounts that tell of it' })
  async nameRatingHeads(
    @Ctx() ctx: RequestContext,
    @Args('periodId', { type: () => ID }, IdPipe) periodId: number,
    @Args('revision', { type: () => Int, description: 'of the period, as you saw it' }) revision: number,
    @Args('heads', { type: () => [RatingHeadInput] }) heads: RatingHeadInput[],
    @Args('reason', { type: () => String }) reason: string,
    @Args('restVacant', {
      type: () => Boolean,
      defaultValue: false,
      description: 'every other post that nobody is known in is vacant',
    })
    restVacant: boolean,
  ): Promise<RatingPeriodItem> {
    const said = heads.map(({ unitId, personId }) => ({
      unitId: idOf(unitId),
      personId: personId ? idOf(personId) : null,
    }));
    await this.heads.say(ctx, { periodId, revision }, said, { restVacant, reason });
    return this.reading.item(ctx, periodId);
  }

  @Needs('rating.manage')
  @Mutation(() => RatingPeriodItem, {
    description: "gathers everybody's figures in the background, unless anything is wrong",
  })
  async openRatingPeriod(
    @Ctx() ctx: RequestContext,
    @Args('id', { type: () => ID }, IdPipe) id: number,
    @Args('revision', { type: () => Int }) revision: number,
  ): Promise<RatingPeriodItem> {
    await this.drafts.open(ctx, id, revision);
    return this.reading.item(ctx, id);
  }
}
