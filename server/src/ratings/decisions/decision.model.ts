import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { NamedCode } from '../../common/named-code.model.js';
import { DayScalar, InstantScalar } from '../../common/scalars.js';

@ObjectType({ description: 'A unit whose people are proposed together' })
export class RatingTeamView {
  @Field(() => ID)
  unitId!: number;
  @Field(() => String)
  name!: string;
  @Field(() => String)
  pathText!: string;
  @Field(() => String, { description: 'open, proposed, returned' })
  state!: string;
  @Field(() => Int)
  people!: number;
  @Field(() => Int)
  revision!: number;
  @Field(() => String, { nullable: true, description: 'why it was returned' })
  note!: string | null;
  @Field(() => Int, { description: 'people without a proposed level' })
  lacking!: number;
  @Field(() => Boolean)
  mayPropose!: boolean;
  @Field(() => Boolean)
  mayReturn!: boolean;
}

@ObjectType({ description: 'Minutes of the meeting' })
export class RatingMinutes {
  @Field(() => DayScalar)
  on!: string;
  @Field(() => Int)
  present!: number;
  @Field(() => Int)
  absent!: number;
  @Field(() => String)
  number!: string;
  @Field(() => String)
  text!: string;
}

@ObjectType({ description: "The Party committee's opinion" })
export class RatingOpinion {
  @Field(() => DayScalar)
  on!: string;
  @Field(() => String)
  by!: string;
  @Field(() => String)
  text!: string;
}

@ObjectType()
export class RatingDecisionPaper {
  @Field(() => String, { nullable: true })
  number!: string | null;
  @Field(() => DayScalar)
  on!: string;
  @Field(() => String, { nullable: true })
  text!: string | null;
}

@ObjectType()
export class RatingDutyGroup extends NamedCode {}

@ObjectType({ description: 'How many people stand at a level, by whose word' })
export class RatingLevelCount {
  @Field(() => String, { description: 'a level; none: no level there; not_rated' })
  level!: string;
  @Field(() => Int)
  machine!: number;
  @Field(() => Int)
  self!: number;
  @Field(() => Int)
  team!: number;
  @Field(() => Int)
  final!: number;
}

@ObjectType({ description: 'A cell of the cap: a duty group, several pooled ones, or the agency' })
export class RatingCapCell {
  @Field(() => String, { description: 'agency, group, pool' })
  kind!: string;
  @Field(() => [String])
  codes!: string[];
  @Field(() => String)
  nameVi!: string;
  @Field(() => String)
  nameEn!: string;
  @Field(() => Int, { description: 'good or better' })
  good!: number;
  @Field(() => Int)
  excellent!: number;
  @Field(() => Int, { description: 'people the percentage is taken of now' })
  base!: number;
  @Field(() => Int, { description: 'allowed beside those who are excellent now, rounded' })
  allowed!: number;
  @Field(() => Int, { description: 'the most that may be excellent of these people' })
  most!: number;
  @Field(() => Int)
  more!: number;
  @Field(() => Int)
  over!: number;
  @Field(() => Boolean, { description: 'may have nobody by itself, and there is none to pool with' })
  tooSmall!: boolean;
}

@ObjectType({ description: 'People of a duty group who count for the cap, by the levels as they stand' })
export class RatingCapGroup {
  @Field(() => String)
  code!: string;
  @Field(() => Int, { description: 'good or better' })
  good!: number;
  @Field(() => Int, { description: 'of them: excellent' })
  excellent!: number;
  @Field(() => Int, { description: 'rated lower' })
  lower!: number;
}

@ObjectType({ description: 'How many may be excellent, by the levels as they stand' })
export class RatingCapMeter {
  @Field(() => Int, { description: 'hundredths of a percent' })
  percent!: number;
  @Field(() => String, { description: 'tot, tot_or_better, all_rated' })
  base!: string;
  @Field(() => String, { description: 'down, half_up, up' })
  rounding!: string;
  @Field(() => Boolean)
  perAgency!: boolean;
  @Field(() => Boolean)
  perDutyGroup!: boolean;
  @Field(() => Boolean, { description: 'duty groups too small for one excellent person count together' })
  poolSmall!: boolean;
  @Field(() => [String], { description: 'employment kinds that count' })
  kinds!: string[];
  @Field(() => [RatingCapGroup], { description: 'what the cells are made of, to count on while levels are chosen' })
  groups!: RatingCapGroup[];
  @Field(() => Int, { description: 'of the whole agency, all cells held' })
  most!: number;
  @Field(() => Int)
  more!: number;
  @Field(() => Int)
  undecided!: number;
  @Field(() => Int, { description: 'of whom nothing stands yet' })
  unknown!: number;
  @Field(() => [RatingCapCell])
  cells!: RatingCapCell[];
}

@ObjectType({ description: 'Something to be done before the agency moves on' })
export class RatingOpenPoint {
  @Field(() => String)
  code!: string;
  @Field(() => String)
  messageVi!: string;
  @Field(() => String)
  messageEn!: string;
}

@ObjectType({ description: "A head's decisions in a deputy's hands" })
export class RatingDelegation {
  @Field(() => ID)
  id!: number;
  @Field(() => String)
  head!: string;
  @Field(() => String)
  deputy!: string;
  @Field(() => DayScalar)
  validFrom!: string;
  @Field(() => DayScalar)
  validTo!: string;
  @Field(() => String)
  document!: string;
  @Field(() => InstantScalar, { nullable: true, description: 'ended before its last day' })
  endedAt!: number | null;
}

@ObjectType()
export class RatingDeputy {
  @Field(() => ID)
  id!: number;
  @Field(() => String)
  name!: string;
}

@ObjectType({ description: 'What was done with an agency, a team or a sheet' })
export class RatingAgencyStep {
  @Field(() => String)
  action!: string;
  @Field(() => InstantScalar)
  at!: number;
  @Field(() => String)
  actor!: string;
  @Field(() => String, { nullable: true })
  onBehalfOf!: string | null;
  @Field(() => String, { nullable: true })
  unitName!: string | null;
  @Field(() => String, { nullable: true })
  reason!: string | null;
}

@ObjectType({ description: 'An agency of a period, or one of its teams, and what you may do there' })
export class RatingAgencyPage {
  @Field(() => ID)
  periodId!: number;
  @Field(() => String)
  periodName!: string;
  @Field(() => Int)
  year!: number;
  @Field(() => DayScalar)
  cutOff!: string;
  @Field(() => String)
  scheme!: string;
  @Field(() => Int)
  schemeVersion!: number;
  @Field(() => String)
  periodState!: string;
  @Field(() => ID)
  agencyId!: number;
  @Field(() => String)
  name!: string;
  @Field(() => String)
  pathText!: string;
  @Field(() => String)
  code!: string;
  @Field(() => Boolean)
  outstanding!: boolean;
  @Field(() => String, { description: 'open, proposed, reviewed, decided, locked' })
  state!: string;
  @Field(() => DayScalar)
  selfDue!: string;
  @Field(() => DayScalar)
  proposeDue!: string;
  @Field(() => DayScalar)
  decideDue!: string;
  @Field(() => Int)
  people!: number;
  @Field(() => Int, { description: 'to be sent with the next act' })
  revision!: number;
  @Field(() => Int, { description: '0: not locked; more than 1: corrected since' })
  lockRevision!: number;
  @Field(() => String, { nullable: true, description: 'SHA-256 over the digests of its sheets' })
  digest!: string | null;
  @Field(() => InstantScalar, { nullable: true })
  decidedAt!: number | null;
  @Field(() => InstantScalar, { nullable: true })
  lockedAt!: number | null;
  @Field(() => ID, { description: "the agency's, or the team's you asked for" })
  unitId!: number;
  @Field(() => String)
  unitName!: string;
  @Field(() => Boolean, { description: 'all of it is yours to see; else only teams of your units' })
  whole!: boolean;
  @Field(() => RatingMinutes, { nullable: true })
  meeting!: RatingMinutes | null;
  @Field(() => RatingOpinion, { nullable: true })
  opinion!: RatingOpinion | null;
  @Field(() => RatingDecisionPaper, { nullable: true })
  decision!: RatingDecisionPaper | null;
  @Field(() => [RatingTeamView])
  teams!: RatingTeamView[];
  @Field(() => [RatingDutyGroup])
  dutyGroups!: RatingDutyGroup[];
  @Field(() => [RatingLevelCount])
  counts!: RatingLevelCount[];
  @Field(() => RatingCapMeter, { nullable: true })
  meter!: RatingCapMeter | null;
  @Field(() => [RatingOpenPoint], { description: 'what stands in the way of the next step' })
  points!: RatingOpenPoint[];
  @Field(() => [String], { description: 'the steps you may take now: propose, review, decide, lock, return' })
  acts!: string[];
  @Field(() => Boolean)
  mayPropose!: boolean;
  @Field(() => Boolean)
  mayEnter!: boolean;
  @Field(() => Boolean)
  mayDecide!: boolean;
  @Field(() => String, { nullable: true, description: 'the head for whom you decide as a deputy' })
  onBehalfOf!: string | null;
  @Field(() => [RatingDelegation])
  delegations!: RatingDelegation[];
  @Field(() => [RatingDeputy], {
    nullable: true,
    description: 'who may stand in for the head; null: not yours to name',
  })
  deputies!: RatingDeputy[] | null;
  @Field(() => [RatingAgencyStep], { description: 'the newest first' })
  steps!: RatingAgencyStep[];
}
