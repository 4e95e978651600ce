import { Args, Field, ID, InputType, Int, Mutation, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../access/caller.decorator.js';
import { Needs } from '../../access/declare.js';
import type { RequestContext } from '../../common/context.js';
import { idOf, IdPipe } from '../../common/ids.js';
import { DayScalar } from '../../common/scalars.js';
import { ChangeAgency } from './change-agency.js';
import { askOf, RatingAgencyRef } from './decision.input.js';
import { LockUnrated } from './lock-unrated.js';

@InputType({ description: 'Days of an agency, and whether it has the higher ratio of excellent people' })
export class RatingAgencyTerms {
  @Field(() => DayScalar)
  selfDue!: string;
  @Field(() => DayScalar)
  proposeDue!: string;
  @Field(() => DayScalar)
  decideDue!: string;
  @Field(() => Boolean)
  outstanding!: boolean;
}

/** What those in charge do with the agencies of an opened period. */
@Resolver()
export class OpenedResolver {
  constructor(
    private readonly unrated: LockUnrated,
    private readonly agencies: ChangeAgency,
  ) {}

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

  @Needs('rating.manage')
  @Mutation(() => Boolean, {
    description: 'puts off the days of an agency that has not decided, or says that it is outstanding',
  })
  async changeRatingAgency(
    @Ctx() ctx: RequestContext,
    @Args('agency', { type: () => RatingAgencyRef }) agency: RatingAgencyRef,
    @Args('terms', { type: () => RatingAgencyTerms }) terms: RatingAgencyTerms,
    @Args('reason', { type: () => String }) reason: string,
  ): Promise<boolean> {
    const { selfDue, proposeDue, decideDue, outstanding } = terms;
    await this.agencies.change(ctx, askOf(agency), { selfDue, proposeDue, decideDue, outstanding }, reason);
    return true;
  }
}
