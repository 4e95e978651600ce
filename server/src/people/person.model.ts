import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { UnitRef } from '../access/unit-ref.model.js';
import { DayScalar } from '../common/scalars.js';

@ObjectType()
export class Standing {
  @Field(() => String)
  criterion!: string;
  @Field(() => String, { nullable: true, description: 'null: no event' })
  stage!: string | null;
  @Field(() => DayScalar, { nullable: true })
  happenedOn!: string | null;
  @Field(() => String, { nullable: true, description: 'on: that day exactly; by: on that day at the latest' })
  dayKind!: string | null;
  @Field(() => String, { nullable: true })
  trust!: string | null;
  @Field(() => Boolean)
  achieved!: boolean;
  @Field(() => Boolean)
  lapsed!: boolean;
  @Field(() => Int, { nullable: true })
  daysInStage!: number | null;
  @Field(() => String, { nullable: true, description: 'who must act next' })
  holder!: string | null;
  @Field(() => Boolean)
  overdue!: boolean;
  @Field(() => String, { nullable: true })
  reason!: string | null;
  @Field(() => String)
  scope!: string;
  @Field(() => DayScalar, { nullable: true })
  scopeUntil!: string | null;
}

@ObjectType()
export class Membership {
  @Field(() => String)
  code!: string;
  @Field(() => DayScalar)
  validFrom!: string;
}

/** A person as lists show them: the citizen id is masked, always. */
@ObjectType()
export class Person {
  @Field(() => ID)
  id!: number;
  @Field(() => ID, { nullable: true, description: 'given by the mutation that saved it: what undoEdit takes back' })
  editId?: number | null;
  @Field(() => String)
  maskedId!: string;
  @Field(() => String)
  fullName!: string;
  @Field(() => DayScalar, { nullable: true })
  birthDate!: string | null;
  @Field(() => Int, { nullable: true })
  birthYear!: number | null;
  @Field(() => String, { nullable: true })
  sex!: string | null;
  @Field(() => UnitRef)
  unit!: UnitRef;
  @Field(() => String)
  kind!: string;
  @Field(() => String, { nullable: true })
  title!: string | null;
  @Field(() => [Membership])
  memberships!: Membership[];
  @Field(() => [Standing])
  standings!: Standing[];
  @Field(() => Int)
  version!: number;
}

@ObjectType()
export class PersonPage {
  @Field(() => [Person])
  items!: Person[];
  @Field(() => Int)
  total!: number;
  @Field(() => Boolean, {
    description: 'there are more than total: those whom a search for a very common name finds are counted to 10,000',
  })
  totalIsAtLeast!: boolean;
}
