import { Field, Int, ObjectType } from '@nestjs/graphql';
import { UnitRef } from '../access/unit-ref.model.js';
import { BoardGroup, Figures } from '../boards/board.model.js';
import { DayScalar } from '../common/scalars.js';
import { WeekDays } from './week.model.js';

@ObjectType({ description: 'A unit that a bulletin names' })
export class BulletinUnit {
  @Field(() => UnitRef)
  unit!: UnitRef;
  @Field(() => Int)
  rank!: number;
  @Field(() => Int, { description: 'how many units share the rank' })
  tied!: number;
  @Field(() => Int)
  claimed!: number;
  @Field(() => Int)
  inScope!: number;
  @Field(() => String, { description: '"97,4 %", cut off and never rounded up' })
  rateText!: string;
  @Field(() => Int, { nullable: true, description: 'improved: tenths of a point gained in the week' })
  tenths!: number | null;
  @Field(() => DayScalar, { nullable: true, description: 'first: since when it has stood at the target' })
  reachedOn!: string | null;
}

@ObjectType({ description: 'The first few of a ranking' })
export class BulletinPicks {
  @Field(() => [BulletinUnit])
  units!: BulletinUnit[];
  @Field(() => Int, { description: 'units of the same rank as the last one that are not named' })
  more!: number;
}

@ObjectType({ description: 'What a bulletin says of one peer group' })
export class BulletinGroup {
  @Field(() => BoardGroup)
  group!: BoardGroup;
  @Field(() => Int)
  ranked!: number;
  @Field(() => Int, { description: 'ranked units at the target' })
  reached!: number;
  @Field(() => BulletinPicks)
  leaders!: BulletinPicks;
  @Field(() => BulletinPicks, { description: 'whose rate rose most in the week' })
  improved!: BulletinPicks;
  @Field(() => BulletinPicks, { description: 'who stood at the target first' })
  first!: BulletinPicks;
  @Field(() => [BulletinUnit], { description: 'ranked units that reached the target in the week' })
  newlyReached!: BulletinUnit[];
}

@ObjectType({ description: 'A week of a unit on one page, as anybody may see it: no people, no small cells' })
export class WeekBulletin {
  @Field(() => UnitRef)
  unit!: UnitRef;
  @Field(() => [UnitRef])
  ancestors!: UnitRef[];
  @Field(() => String)
  criterion!: string;
  @Field(() => String)
  lens!: string;
  @Field(() => WeekDays)
  week!: WeekDays;
  @Field(() => DayScalar, { description: 'the day the figures speak of' })
  asOf!: string;
  @Field(() => DayScalar, { nullable: true, description: 'the day before the week; null: no figures yet' })
  since!: string | null;
  @Field(() => DayScalar, { description: 'of the directive' })
  dueOn!: string;
  @Field(() => DayScalar, { description: 'by which the next week is to be confirmed' })
  nextDue!: string;
  @Field(() => Int)
  targetPercent!: number;
  @Field(() => Figures)
  total!: Figures;
  @Field(() => Figures, { nullable: true, description: 'on the day before the week; null: none, or hidden' })
  before!: Figures | null;
  @Field(() => Int, { nullable: true, description: 'change of the printed rate in tenths of a point' })
  pointsTenths!: number | null;
  @Field(() => [BulletinGroup], { description: 'peer groups with ranked units' })
  groups!: BulletinGroup[];
  @Field(() => [UnitRef], { description: 'units right below for whose figures of the week nobody vouches' })
  unconfirmed!: UnitRef[];
}
