import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { idOf } from '../../common/ids.js';
import { DayScalar } from '../../common/scalars.js';

@InputType({ description: 'An agency of a period as you saw it' })
export class RatingAgencyRef {
  @Field(() => ID)
  periodId!: string;
  @Field(() => ID)
  agencyId!: string;
  @Field(() => Int)
  revision!: number;
}

@InputType()
export class RatingMinutesInput {
  @Field(() => DayScalar)
  on!: string;
  @Field(() => Int)
  present!: number;
  @Field(() => Int)
  absent!: number;
  @Field(() => String)
  number!: string;
  @Field(() => String)
  text!: string;
}

@InputType()
export class RatingOpinionInput {
  @Field(() => DayScalar)
  on!: string;
  @Field(() => String)
  by!: string;
  @Field(() => String)
  text!: string;
}

/** The same with its keys as the records have them. */
export const askOf = ({ periodId, agencyId, revision }: RatingAgencyRef) => ({
  periodId: idOf(periodId),
  agencyId: idOf(agencyId),
  revision,
});
