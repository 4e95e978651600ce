import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { UnitRef } from '../access/unit-ref.model.js';
import { NamedCode } from '../common/named-code.model.js';
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
  @Field(() => String)
  policeRateText!: string;
  @Field(() => Boolean)
  reachedTarget!: boolean;
}

@ObjectType({ description: 'A row on an earlier day, and what became of it' })
export class BoardSince {
  @Field(() => String, {
    description:
      'up, down, same, unranked (no rank on one of the days), new (begun since), restructured (a peer ended since: neither a rise nor a fall)',
  })
  kind!: string;
  @Field(() => Int, { description: 'places risen or fallen' })
  places!: number;
  @Field(() => Int, { nullable: true, description: 'change of the printed rate, in tenths of a percentage point' })
  tenths!: number | null;
  @Field(() => Int, { nullable: true, description: 'rank on the earlier day' })
  rank!: number | null;
  @Field(() => Int)
  achieved!: number;
  @Field(() => Int)
  inScope!: number;
  @Field(() => String)
  rateText!: string;
}

@ObjectType({ description: 'What is known by now about the day of a closing board' })
export class BoardRevised {
  @Field(() => Int, { description: 'on the basis of the board' })
  achieved!: number;
  @Field(() => Int)
  inScope!: number;
  @Field(() => String)
  rateText!: string;
  @Field(() => Int, { description: 'people achieved, against the closing board' })
  achievedChange!: number;
  @Field(() => Int, { description: 'people in scope, against the closing board' })
  inScopeChange!: number;
}

/** A unit's place among its peers, whatever they are ranked by. */
@ObjectType({ isAbstract: true })
export abstract class PlacedRow {
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
}

@ObjectType()
export class BoardRow extends PlacedRow {
  @Field(() => String, {
    nullable: true,
    description: 'why there is no rank: too_small, no_one_in_scope, direct, bad_figures, hidden',
  })
  reason!: string | null;
  @Field(() => String, { nullable: true, description: 'the rate in a word: reached, near, effort, help' })
  band!: string | null;
  @Field(() => BoardSince, { nullable: true, description: 'null: not asked for, or hidden on one of the days' })
  since!: BoardSince | null;
  @Field(() => BoardRevised, { nullable: true, description: 'null: not a closing board, or hidden' })
  revised!: BoardRevised | null;
  @Field(() => Int, { description: 'people still to be brought to the end until the target is met' })
  gap!: number;
  @Field(() => DayScalar, {
    nullable: true,
    description: 'when something was last recorded about the unit; null also on a past day',
  })
  latestFact!: string | null;
  @Field(() => Boolean, { description: 'nothing recorded for more than 7 days; never on a past day' })
  stale!: boolean;
  @Field(() => Figures, {
    nullable: true,
    description: 'null: hidden outside your own chain, fewer than five in scope or with such a unit',
  })
  figures!: Figures | null;
}

@ObjectType({ description: 'A code with its words: units that are ranked with one another, or a band of rates' })
export class BoardGroup extends NamedCode {}

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
  @Field(() => String, { description: 'what ranks, gaps and bands go by: claimed, verified, police' })
  basis!: string;
  @Field(() => DayScalar, { nullable: true, description: 'the earlier day the rows are compared with' })
  since!: string | null;
  @Field(() => Boolean, { description: 'the closing board of its day: as it was known when the day ended' })
  asKnown!: boolean;
  @Field(() => BoardRevised, { nullable: true, description: 'of a closing board: the total as it is known now' })
  revised!: BoardRevised | null;
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
  @Field(() => [BoardGroup], { description: 'the bands, from the best' })
  bands!: BoardGroup[];
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
