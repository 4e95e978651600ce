import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { DayScalar } from '../common/scalars.js';

@InputType()
export class StageEntry {
  @Field(() => String)
  criterion!: string;
  @Field(() => String)
  stage!: string;
  @Field(() => DayScalar, { nullable: true, description: 'null: reached by today' })
  on?: string | null;
  @Field(() => String, { nullable: true, description: 'unit when not given' })
  trust?: string | null;
  @Field(() => String, { nullable: true })
  reference?: string | null;
}

/** One row of the direct-entry grid; without an id it is a new person, who needs a citizen id. */
@InputType()
export class PersonRowInput {
  @Field(() => ID, { nullable: true })
  id?: string | null;
  @Field(() => Int, { nullable: true })
  version?: number | null;
  @Field(() => ID)
  unitId!: string;
  @Field(() => String)
  fullName!: string;
  @Field(() => String, { nullable: true })
  citizenId?: string | null;
  @Field(() => DayScalar, { nullable: true })
  birthDate?: string | null;
  @Field(() => String, { nullable: true })
  sex?: string | null;
  @Field(() => String, { nullable: true })
  phone?: string | null;
  @Field(() => String)
  kind!: string;
  @Field(() => String, { nullable: true })
  title?: string | null;
  @Field(() => [String], { nullable: true })
  memberships?: string[] | null;
  @Field(() => DayScalar, { nullable: true })
  employedFrom?: string | null;
  @Field(() => [StageEntry], { nullable: true })
  stages?: StageEntry[] | null;
  @Field(() => Boolean, { nullable: true, description: 'the answer to employed_elsewhere' })
  acceptTransfer?: boolean | null;
}
