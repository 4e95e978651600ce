import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { UnitRef } from '../access/unit-ref.model.js';
import { DayScalar, InstantScalar } from '../common/scalars.js';

@ObjectType()
export class StageCount {
  @Field(() => String)
  stage!: string;
  @Field(() => Int)
  count!: number;
}

@ObjectType({ description: 'Counts of people on one criterion, through one lens' })
export class Figures {
  @Field(() => Int)
  inScope!: number;
  @Field(() => Int)
  deferred!: number;
  @Field(() => Int)
  exempt!: number;
  @Field(() => Int, { description: 'in scope and achieved, whoever said so' })
  claimed!: number;
  @Field(() => Int)
  verified!: number;
  @Field(() => Int)
  police!: number;
  @Field(() => Int, { description: 'rejected rows and conflicts that nobody has settled yet' })
  uncounted!: number;
  @Field(() => Int, { description: 'in scope, nothing known' })
  noEvent!: number;
  @Field(() => Int, { description: 'achieved although exempt or deferred' })
  achievedOutOfScope!: number;
  @Field(() => [StageCount], {
    description: 'In scope by standing stage. Empty: withheld, and then noEvent says nothing',
  })
  stages!: StageCount[];
  @Field(() => Int, { description: 'inScope - claimed' })
  left!: number;
  @Field(() => String, { description: '"97,4 %", cut off and never rounded up' })
  rateText!: string;
  @Field(() => String)
  verifiedRateText!: string;
  @Field(() => Boolean)
  reachedTarget!: boolean;
}

@ObjectType()
export class BoardRow {
  @Field(() => UnitRef)
  unit!: UnitRef;
  @Field(() => Boolean, { description: 'people employed by the parent itself, "(trực thuộc)"' })
  direct!: boolean;
  @Field(() => String)
  peerGroup!: string;
  @Field(() => Int, { nullable: true })
  rank!: number | null;
  @Field(() => Int, { description: 'how many units share the rank, this one included; 0 without a rank' })
  tied!: number;
  @Field(() => Int, { description: 'how many units of the peer group have a rank' })
  ranked!: number;
  @Field(() => String, {
    nullable: true,
    description: 'why there is no rank: too_small, no_one_in_scope, direct, bad_figures, hidden',
  })
  reason!: string | null;
  @Field(() => Int, { description: 'people still to be brought to the end until the target is met' })
  gap!: number;
  @Field(() => DayScalar, { nullable: true, description: 'when something was last recorded about the unit' })
  latestFact!: string | null;
  @Field(() => Boolean, { description: 'nothing recorded for more than 7 days' })
  stale!: boolean;
  @Field(() => Figures, {
    nullable: true,
    description: 'null: hidden outside your own chain, fewer than five in scope or with such a unit',
  })
  figures!: Figures | null;
}

@ObjectType({ description: 'Units that are ranked with one another' })
export class BoardGroup {
  @Field(() => String)
  code!: string;
  @Field(() => String)
  nameVi!: string;
  @Field(() => String)
  nameEn!: string;
}

@ObjectType()
export class Board {
  @Field(() => UnitRef)
  unit!: UnitRef;
  @Field(() => [UnitRef], { description: 'the units above, the city first' })
  ancestors!: UnitRef[];
  @Field(() => String)
  criterion!: string;
  @Field(() => String)
  lens!: string;
  @Field(() => DayScalar)
  asOf!: string;
  @Field(() => DayScalar, { description: "the day today's figures are counted to" })
  countedTo!: string;
  @Field(() => String, { description: 'moves whenever a figure of this board does' })
  version!: string;
  @Field(() => DayScalar)
  dueOn!: string;
  @Field(() => Int)
  targetPercent!: number;
  @Field(() => Figures)
  total!: Figures;
  @Field(() => [BoardRow], { description: 'by group, then rank' })
  rows!: BoardRow[];
  @Field(() => [BoardGroup])
  groups!: BoardGroup[];
}

@ObjectType()
export class CriterionTotal {
  @Field(() => String)
  criterion!: string;
  @Field(() => Figures)
  figures!: Figures;
}

/** Only of the board that was asked about: what else moved with it, or how often others do, is not told. */
@ObjectType({ description: 'The figures of a board moved' })
export class BoardChange {
  @Field(() => InstantScalar)
  at!: number;
  @Field(() => ID)
  unitId!: number;
}
