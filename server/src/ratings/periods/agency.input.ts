import { Field, ID, InputType } from '@nestjs/graphql';
import { DayScalar } from '../../common/scalars.js';

@InputType({ description: 'A rating agency of a draft: put in, changed, or taken out' })
export class RatingAgencyInput {
  @Field(() => ID)
  unitId!: string;
  @Field(() => Boolean, { defaultValue: false, description: 'taken out; nothing else of it counts' })
  remove!: boolean;
  @Field(() => Boolean, { defaultValue: false })
  outstanding!: boolean;
  @Field(() => DayScalar, { nullable: true, description: 'left out: as it is; for a new one the usual day' })
  selfDue?: string | null;
  @Field(() => DayScalar, { nullable: true })
  proposeDue?: string | null;
  @Field(() => DayScalar, { nullable: true })
  decideDue?: string | null;
}
