import { Field, Int, ObjectType } from '@nestjs/graphql';
import { UnitRef } from '../access/unit-ref.model.js';
import { DayScalar } from '../common/scalars.js';

@ObjectType({ description: 'The figures of a day; they stand until the next point' })
export class BoardTrendPoint {
  @Field(() => DayScalar)
  day!: string;
  @Field(() => Int)
  inScope!: number;
  @Field(() => Int)
  claimed!: number;
  @Field(() => Int)
  verified!: number;
  @Field(() => Int, { description: 'people who make up the target on that day' })
  target!: number;
  @Field(() => String, { description: '"97,4 %", cut off and never rounded up' })
  rateText!: string;
}

@ObjectType({ description: 'People in a number of days' })
export class BoardPace {
  @Field(() => Int)
  people!: number;
  @Field(() => Int)
  days!: number;
  @Field(() => Int, { description: 'the same in tenths of a person a week' })
  perWeekTenths!: number;
}

@ObjectType({ description: 'The day the target will be reached, from the 28 days before `to`, as units report' })
export class BoardForecast {
  @Field(() => DayScalar, { nullable: true, description: 'four times in five not before this day' })
  early!: string | null;
  @Field(() => DayScalar, { nullable: true, description: 'and not after this one' })
  late!: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'why there is no range: nobody_in_scope, reached, only_stuck_left, no_progress, too_few_points, not_predictable, bad_figures',
  })
  reason!: string | null;
  @Field(() => DayScalar, { nullable: true, description: 'with not_predictable: nine times in ten not before' })
  notBefore!: string | null;
  @Field(() => Int, { description: 'people to be brought to the end until the target is met' })
  toTarget!: number;
  @Field(() => Int, {
    nullable: true,
    description: 'people with a difficulty that no trend clears; null: not told for this day, lens or caller',
  })
  stuck!: number | null;
  @Field(() => Int, { description: 'of the stuck, how many the target cannot do without; the range leaves them out' })
  stuckInTheWay!: number;
  @Field(() => BoardPace, { nullable: true })
  paceNow!: BoardPace | null;
  @Field(() => BoardPace, { nullable: true, description: 'null: nothing is left, or the due date has come' })
  paceNeeded!: BoardPace | null;
}

@ObjectType({ description: 'How the figures of a unit came about, and where they lead' })
export class BoardTrend {
  @Field(() => UnitRef)
  unit!: UnitRef;
  @Field(() => String)
  criterion!: string;
  @Field(() => String)
  lens!: string;
  @Field(() => DayScalar)
  from!: string;
  @Field(() => DayScalar)
  to!: string;
  @Field(() => DayScalar)
  dueOn!: string;
  @Field(() => Int)
  targetPercent!: number;
  @Field(() => [BoardTrendPoint], {
    description: 'both ends, and the days between on which a figure changed; outside your own chain one day a week',
  })
  points!: BoardTrendPoint[];
  @Field(() => BoardForecast)
  forecast!: BoardForecast;
}
