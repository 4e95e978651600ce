import { Field, Int, ObjectType } from '@nestjs/graphql';
import { UnitRef } from '../access/unit-ref.model.js';
import { DayScalar } from '../common/scalars.js';
import { BoardGroup, PlacedRow } from './board.model.js';

@ObjectType({ description: 'So many people of so many' })
export class BoardShare {
  @Field(() => Int)
  count!: number;
  @Field(() => Int, { description: '0: there is no percentage' })
  of!: number;
  @Field(() => String, { description: '"97,4 %", cut off and never rounded up' })
  text!: string;
}

@ObjectType({ description: 'How long those of a unit wait whose day is known exactly' })
export class UnitWaiting {
  @Field(() => Int, {
    nullable: true,
    description: 'how many they are; null: withheld from who may not read these people',
  })
  people!: number | null;
  @Field(() => Int, { nullable: true, description: 'days; at least half have waited that long; null: nobody waits' })
  median!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: 'days; at least one in ten has waited that long: what the rows are ranked by; null: nobody waits',
  })
  ninth!: number | null;
}

@ObjectType({ description: 'How a unit stands to its target' })
export class UnitStanding {
  @Field(() => DayScalar, {
    nullable: true,
    description: 'since when it has stood at its target without falling back; not earlier than figures begin',
  })
  reachedOn!: string | null;
  @Field(() => DayScalar, { nullable: true, description: 'it has stood there, and fell back on this day' })
  fellOn!: string | null;
  @Field(() => Int, { description: 'people it lacks' })
  left!: number;
}

@ObjectType()
export class SecondBoardRow extends PlacedRow {
  @Field(() => String, {
    nullable: true,
    description:
      'why there is no rank: new, restructured, no_one_in_scope, no_one_claimed, too_small, at_target, not_yet, fell_back, no_one_waiting, direct, bad_figures, hidden',
  })
  reason!: string | null;
  @Field(() => BoardShare, {
    nullable: true,
    description:
      'improved, first: achieved of those in scope; verified: verified of those reported as achieved. null: hidden outside your own chain on one of the days',
  })
  now!: BoardShare | null;
  @Field(() => BoardShare, { nullable: true, description: 'improved: the same on the earlier day' })
  before!: BoardShare | null;
  @Field(() => UnitWaiting, { nullable: true, description: 'waiting only; null: hidden' })
  waiting!: UnitWaiting | null;
  @Field(() => UnitStanding, { nullable: true, description: 'first only; null: hidden' })
  standing!: UnitStanding | null;
  @Field(() => Int, { nullable: true, description: 'improved: change of the printed rate in tenths of a point' })
  tenths!: number | null;
}

@ObjectType({ description: 'The units right below a unit, ranked by something else than their rate' })
export class SecondBoard {
  @Field(() => UnitRef)
  unit!: UnitRef;
  @Field(() => String)
  criterion!: string;
  @Field(() => String)
  lens!: string;
  @Field(() => String, { description: 'improved, first, verified, waiting' })
  kind!: string;
  @Field(() => DayScalar)
  asOf!: string;
  @Field(() => DayScalar, { nullable: true, description: 'improved: the earlier day' })
  since!: string | null;
  @Field(() => [SecondBoardRow], { description: 'by group, then rank' })
  rows!: SecondBoardRow[];
  @Field(() => [BoardGroup])
  groups!: BoardGroup[];
}
