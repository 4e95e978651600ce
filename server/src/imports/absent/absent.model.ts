import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { UnitRef } from '../../access/unit-ref.model.js';
import { DayScalar, InstantScalar } from '../../common/scalars.js';

/** What became of the question. */
export enum AbsentState {
  open = 'open',
  answered = 'answered',
  settled = 'settled',
}
registerEnumType(AbsentState, {
  name: 'AbsentState',
  description: 'settled: a newer list, a transfer or a leaving has answered it',
});

export enum AbsentAnswer {
  left = 'left',
  moved = 'moved',
  still_here = 'still_here',
}
registerEnumType(AbsentAnswer, { name: 'AbsentAnswer', description: 'still_here: forgotten in the list, they stay' });

@InputType()
export class AbsentFilter {
  @Field(() => ID, { nullable: true, description: 'the unit with all below it' })
  unitId?: string | null;
  @Field(() => ID, { nullable: true })
  importId?: string | null;
  @Field(() => AbsentState, { defaultValue: AbsentState.open })
  state?: AbsentState | null;
}

@ObjectType({ description: 'Somebody of a unit whom a newer list of it does not name' })
export class AbsentPerson {
  @Field(() => ID)
  id!: string;
  @Field(() => ID)
  personId!: number;
  @Field(() => String)
  fullName!: string;
  @Field(() => String)
  maskedId!: string;
  @Field(() => Int, { nullable: true })
  birthYear!: number | null;
  @Field(() => String, { nullable: true })
  kind!: string | null;
  @Field(() => String, { nullable: true })
  title!: string | null;
  @Field(() => UnitRef)
  unit!: UnitRef;
  @Field(() => DayScalar, { description: "the list's day" })
  asOf!: string;
  @Field(() => ID, { nullable: true, description: 'the import, when you may look at it' })
  importId!: number | null;
  @Field(() => String, { nullable: true })
  fileName!: string | null;
  @Field(() => AbsentState)
  state!: AbsentState;
  @Field(() => AbsentAnswer, { nullable: true })
  answer!: AbsentAnswer | null;
  @Field(() => String, { nullable: true })
  reason!: string | null;
  @Field(() => InstantScalar, { nullable: true })
  answeredAt!: number | null;
  @Field(() => String, { nullable: true })
  answeredBy!: string | null;
}

@ObjectType()
export class AbsentPage {
  @Field(() => [AbsentPerson])
  items!: AbsentPerson[];
  @Field(() => Int)
  total!: number;
}
