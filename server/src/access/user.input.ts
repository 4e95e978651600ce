import { Field, ID, InputType } from '@nestjs/graphql';
import { DayScalar } from '../common/scalars.js';

@InputType()
export class NewUserInput {
  @Field(() => String)
  username!: string;
  @Field(() => String)
  displayName!: string;
  @Field(() => String)
  role!: string;
  @Field(() => ID, { nullable: true })
  unitId?: string | null;
  @Field(() => String, { nullable: true })
  lens?: string | null;
  @Field(() => DayScalar, { nullable: true })
  validFrom?: string | null;
  @Field(() => DayScalar, { nullable: true })
  validTo?: string | null;
  @Field(() => ID, { nullable: true })
  personId?: string | null;
}
