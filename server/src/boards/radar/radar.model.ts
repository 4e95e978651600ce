import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { UnitRef } from '../../access/unit-ref.model.js';
import { DayScalar, InstantScalar } from '../../common/scalars.js';

@ObjectType({ description: 'Reported as achieved, of those in scope' })
export class RadarRate {
  @Field(() => Int)
  achieved!: number;
  @Field(() => Int)
  inScope!: number;
  @Field(() => String, { description: '"97,4 %", cut off and never rounded up' })
  text!: string;
}

@ObjectType({ description: 'An explanation, as it was put down' })
export class RadarAnswer {
  @Field(() => String)
  text!: string;
  @Field(() => InstantScalar)
  answeredAt!: number;
  @Field(() => String)
  answeredBy!: string;
  @Field(() => String, { nullable: true })
  onBehalfOf!: string | null;
}

@ObjectType({ description: "Something odd about the figures of a unit's own people: a question, not a verdict" })
export class RadarFinding {
  @Field(() => ID, { description: 'the same as long as the question is' })
  id!: string;
  @Field(() => UnitRef)
  unit!: UnitRef;
  @Field(() => String, {
    description: 'exemptions_bunched, departures_bunched, late_batch, low_verified, shrinking_roster, taken_back',
  })
  rule!: string;
  @Field(() => DayScalar, { nullable: true, description: 'the due date or Friday it is about' })
  cutOff!: string | null;
  @Field(() => DayScalar, { nullable: true, description: 'the first day the figures are of' })
  from!: string | null;
  @Field(() => DayScalar, { description: 'the last day the figures are of' })
  to!: string;
  @Field(() => Int, { description: 'people: of `of`, those the question is about; low_verified: those verified' })
  part!: number;
  @Field(() => Int)
  of!: number;
  @Field(() => RadarRate, { nullable: true })
  before!: RadarRate | null;
  @Field(() => RadarRate, { nullable: true })
  after!: RadarRate | null;
  @Field(() => Boolean, {
    description: 'waits for an answer: none was given, its figures have grown since, or it is of a time before them',
  })
  open!: boolean;
  @Field(() => [RadarAnswer], { description: 'the newest first' })
  answers!: RadarAnswer[];
}

@ObjectType()
export class RadarRuleCount {
  @Field(() => String)
  rule!: string;
  @Field(() => Int)
  count!: number;
}

@ObjectType()
export class RadarPage {
  @Field(() => [RadarFinding], { description: 'in the order of the units' })
  items!: RadarFinding[];
  @Field(() => Int)
  total!: number;
  @Field(() => Int, { description: 'how many wait for an answer, of all rules' })
  open!: number;
  @Field(() => Int)
  answered!: number;
  @Field(() => [RadarRuleCount], { description: 'of those open, or of those answered' })
  counts!: RadarRuleCount[];
}
