import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { UnitRef } from '../access/unit-ref.model.js';
import { DayScalar, InstantScalar } from '../common/scalars.js';
import { BoardGroup } from './board.model.js';

@ObjectType({ description: 'A unit is of another group from a day on' })
export class PeerGroupChange {
  @Field(() => ID)
  id!: number;
  @Field(() => UnitRef)
  unit!: UnitRef;
  @Field(() => String)
  group!: string;
  @Field(() => DayScalar, { description: 'the day it counts from' })
  from!: string;
  @Field(() => String, { nullable: true, description: 'why, where groups were frozen' })
  reason!: string | null;
  @Field(() => InstantScalar)
  recordedAt!: number;
  @Field(() => String, { nullable: true, description: 'who recorded it; null: not yours to see' })
  actor!: string | null;
}

@ObjectType({ description: 'A unit and whom it is ranked with' })
export class GroupedUnit {
  @Field(() => UnitRef)
  unit!: UnitRef;
  @Field(() => String)
  group!: string;
  @Field(() => String, { nullable: true, description: 'the group it changes to next; null: no change is planned' })
  next!: string | null;
  @Field(() => DayScalar, { nullable: true })
  nextFrom!: string | null;
}

@ObjectType({ description: 'A year ("2026") or a quarter ("2026-Q4")' })
export class GroupPeriod {
  @Field(() => String)
  code!: string;
  @Field(() => DayScalar)
  first!: string;
  @Field(() => DayScalar)
  last!: string;
  @Field(() => InstantScalar, { nullable: true, description: 'when groups were frozen for it; null: they are not' })
  frozenAt!: number | null;
  @Field(() => String, { nullable: true, description: 'by whom; null: not yours to see' })
  actor!: string | null;
}

@ObjectType({ description: 'Which of the units right below a unit are ranked together' })
export class PeerGroups {
  @Field(() => UnitRef)
  unit!: UnitRef;
  @Field(() => DayScalar)
  asOf!: string;
  @Field(() => DayScalar, { description: 'the first day a change made now can count from' })
  opensOn!: string;
  @Field(() => Boolean, { description: 'whether you may change them' })
  mayChange!: boolean;
  @Field(() => [GroupedUnit], { description: 'units in force on the day or later' })
  units!: GroupedUnit[];
  @Field(() => [BoardGroup], { description: 'groups to choose from' })
  groups!: BoardGroup[];
  @Field(() => [GroupPeriod], { description: 'periods that are frozen, and those that can be, by their first days' })
  periods!: GroupPeriod[];
  @Field(() => [PeerGroupChange], { description: 'the newest first, at most 200' })
  changes!: PeerGroupChange[];
}

@ObjectType()
export class PeerGroupsSet {
  @Field(() => Int, { description: 'units whose group changes; those that had it stay as they were' })
  changed!: number;
  @Field(() => DayScalar, { description: 'the day it counts from: after the frozen period, where there is one' })
  from!: string;
}
