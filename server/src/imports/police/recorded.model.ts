import { Field, ID, ObjectType } from '@nestjs/graphql';
import { UnitRef } from '../../access/unit-ref.model.js';
import { DayScalar } from '../../common/scalars.js';

@ObjectType()
export class RecordedStage {
  @Field(() => String)
  criterion!: string;
  @Field(() => String, { nullable: true, description: 'null: nothing is known' })
  stage!: string | null;
  @Field(() => DayScalar, { nullable: true })
  happenedOn!: string | null;
  @Field(() => String, { nullable: true, description: 'on: that day exactly; by: on that day at the latest' })
  dayKind!: string | null;
  @Field(() => String, { nullable: true })
  trust!: string | null;
}

/** What the records say of somebody beside a row of a list: who they are, where, and how far; nothing else. */
@ObjectType()
export class RecordedPerson {
  @Field(() => ID)
  id!: number;
  @Field(() => String)
  fullName!: string;
  @Field(() => String)
  maskedId!: string;
  @Field(() => UnitRef)
  unit!: UnitRef;
  @Field(() => [RecordedStage])
  stages!: RecordedStage[];
}

@ObjectType()
export class ListedStage {
  @Field(() => String)
  criterion!: string;
  @Field(() => String)
  stage!: string;
  @Field(() => DayScalar, { nullable: true, description: "null: by the list's day" })
  on!: string | null;
}

/** What a row of a list says. */
@ObjectType()
export class ListedPerson {
  @Field(() => String)
  fullName!: string;
  @Field(() => String)
  maskedId!: string;
  @Field(() => [ListedStage], { description: 'the last step of each criterion that the row tells' })
  stages!: ListedStage[];
}
