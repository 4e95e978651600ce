import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DayScalar } from '../common/scalars.js';

@ObjectType({ description: 'How long a part of those who wait have been waiting' })
export class WaitMark {
  @Field(() => Int, { description: 'days' })
  days!: number;
  @Field(() => Int, { nullable: true, description: 'how many have been waiting that long or longer; null: withheld' })
  people!: number | null;
}

@ObjectType({ description: 'People in scope at a stage that does not achieve' })
export class StageWaiting {
  @Field(() => String, { description: 'no_event: nothing is known' })
  stage!: string;
  @Field(() => String, { description: 'who must act next: person, unit, police' })
  holder!: string;
  @Field(() => Int)
  count!: number;
  @Field(() => Int, {
    nullable: true,
    description: 'of those, whose day is known exactly: the marks and overdue go by them; null: withheld',
  })
  known!: number | null;
  @Field(() => WaitMark, {
    nullable: true,
    description: 'at least half have waited that long; null: nobody, or withheld',
  })
  median!: WaitMark | null;
  @Field(() => WaitMark, {
    nullable: true,
    description: '90th percentile, nearest rank: at least one in ten has waited that long; null: nobody, or withheld',
  })
  ninth!: WaitMark | null;
  @Field(() => Int, { nullable: true, description: 'longer than the limit of the stage; null: no limit, or withheld' })
  overdue!: number | null;
}

@ObjectType({ description: 'People who wait for somebody to act' })
export class HolderWaiting {
  @Field(() => String, { description: 'person, unit, police' })
  holder!: string;
  @Field(() => Int)
  count!: number;
  @Field(() => Int, { description: 'of those, longer than the limit of their stage' })
  overdue!: number;
}

@ObjectType({ description: 'People who wait, by the difficulty on record' })
export class ReasonCount {
  @Field(() => String, { description: 'none: nobody has given one' })
  reason!: string;
  @Field(() => Int)
  count!: number;
}

@ObjectType({ description: 'Where the people of a unit and all below it wait today, how long, for whom and why' })
export class Waiting {
  @Field(() => String)
  criterion!: string;
  @Field(() => String)
  lens!: string;
  @Field(() => DayScalar, { description: 'the day waiting is reckoned to: today' })
  asOf!: string;
  @Field(() => [StageWaiting], {
    description: 'In order, no_event first. Empty: how the people divide is withheld outside your own chain',
  })
  stages!: StageWaiting[];
  @Field(() => [HolderWaiting], { nullable: true, description: 'null: withheld from who may not read these people' })
  holders!: HolderWaiting[] | null;
  @Field(() => [ReasonCount], {
    nullable: true,
    description: 'the most frequent first, none last; null: withheld from who may not read these people',
  })
  reasons!: ReasonCount[] | null;
}
