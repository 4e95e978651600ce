import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { UnitRef } from '../access/unit-ref.model.js';
import { DayScalar, InstantScalar } from '../common/scalars.js';

export enum ListFlag {
  shrank = 'shrank',
  unconfirmed = 'unconfirmed',
  below_headcount = 'below_headcount',
  above_headcount = 'above_headcount',
}
registerEnumType(ListFlag, {
  name: 'ListFlag',
  description:
    'shrank: by more than 5 % against the list before; unconfirmed: never, or not for 30 days; the others only inform',
});

@ObjectType({ description: "How far a unit's own list of people is known to be complete" })
export class UnitCompleteness {
  @Field(() => UnitRef)
  unit!: UnitRef;
  @Field(() => Int, { description: 'employed in the unit itself today' })
  people!: number;
  @Field(() => Int, { nullable: true, description: 'declared posts; null: none declared' })
  headcount!: number | null;
  @Field(() => DayScalar, { nullable: true })
  headcountFrom!: string | null;
  @Field(() => String, { nullable: true })
  documentNumber!: string | null;
  @Field(() => InstantScalar, { nullable: true, description: 'null: never' })
  confirmedAt!: number | null;
  @Field(() => String, { nullable: true })
  confirmedBy!: string | null;
  @Field(() => Boolean, { description: 'somebody in charge said so, without a list' })
  said!: boolean;
  @Field(() => DayScalar, { nullable: true, description: 'the day the confirmed list speaks of' })
  asOf!: string | null;
  @Field(() => Int, { nullable: true, description: 'people of the confirmed list' })
  listPeople!: number | null;
  @Field(() => Int, { nullable: true, description: 'people of the list before it' })
  peopleBefore!: number | null;
  @Field(() => [ListFlag], { description: 'the most serious first' })
  flags!: ListFlag[];
  @Field(() => Int, { description: 'units from this one down of which a list is expected' })
  lists!: number;
  @Field(() => Int, { description: 'how many of them have to be confirmed' })
  unconfirmedLists!: number;
}

@ObjectType()
export class FlagCount {
  @Field(() => ListFlag)
  flag!: ListFlag;
  @Field(() => Int)
  count!: number;
}

@ObjectType()
export class FlaggedListPage {
  @Field(() => [UnitCompleteness], { description: 'the most serious first' })
  items!: UnitCompleteness[];
  @Field(() => Int)
  total!: number;
  @Field(() => Int, { description: 'units of which a list is expected' })
  lists!: number;
  @Field(() => Int, { description: 'how many of them have to be confirmed' })
  unconfirmedLists!: number;
  @Field(() => [FlagCount])
  counts!: FlagCount[];
}

@InputType()
export class FlaggedListFilter {
  @Field(() => ID, { nullable: true, description: 'the unit with all below it; left out: all you may look at' })
  unitId?: string | null;
  @Field(() => ListFlag, { nullable: true, description: 'left out: all that have to be confirmed' })
  flag?: ListFlag | null;
}

@ObjectType({ description: 'Declared posts of a unit from a day on' })
export class Headcount {
  @Field(() => Int)
  people!: number;
  @Field(() => DayScalar)
  validFrom!: string;
  @Field(() => String, { nullable: true })
  documentNumber!: string | null;
  @Field(() => InstantScalar)
  recordedAt!: number;
  @Field(() => String, { nullable: true })
  recordedBy!: string | null;
}
