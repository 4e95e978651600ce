import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DayScalar, InstantScalar } from '../../common/scalars.js';
import { RatingAgencyStep } from './decision.model.js';

@ObjectType({
  description: "A person in a period: the machine's level, their own, the team's and the decided one side by side",
})
export class RatingLine {
  @Field(() => ID)
  id!: number;
  @Field(() => ID)
  personId!: number;
  @Field(() => ID)
  unitId!: number;
  @Field(() => String)
  unitName!: string;
  @Field(() => String)
  fullName!: string;
  @Field(() => DayScalar, { nullable: true })
  birthDate!: string | null;
  @Field(() => String)
  kind!: string;
  @Field(() => String, { nullable: true })
  title!: string | null;
  @Field(() => String)
  dutyGroup!: string;
  @Field(() => Boolean)
  head!: boolean;
  @Field(() => String, { description: 'open, proposed, decided, not_rated' })
  state!: string;
  @Field(() => String, { description: 'proposed, open: figures are missing, not_rated' })
  outcome!: string;
  @Field(() => String, { nullable: true, description: "the machine's proposal" })
  level!: string | null;
  @Field(() => String, { nullable: true })
  best!: string | null;
  @Field(() => String, { nullable: true })
  worst!: string | null;
  @Field(() => Int, { nullable: true, description: 'hundredths of a point, cut off; the least it may be' })
  score!: number | null;
  @Field(() => Int, { nullable: true, description: 'hundredths of a month' })
  worked!: number | null;
  @Field(() => Int, { nullable: true, description: 'hundredths of a month' })
  away!: number | null;
  @Field(() => Int, { description: "criteria of the orders reached in full; a head's are those of the unit" })
  met!: number;
  @Field(() => Int, { description: 'criteria of the orders that apply' })
  asked!: number;
  @Field(() => String, { nullable: true, description: 'taken_out, kind, too_short; null: they are rated' })
  notRated!: string | null;
  @Field(() => String, { nullable: true })
  selfLevel!: string | null;
  @Field(() => String, { nullable: true })
  teamLevel!: string | null;
  @Field(() => String, { nullable: true })
  teamReason!: string | null;
  @Field(() => String, { nullable: true })
  finalLevel!: string | null;
  @Field(() => String, { nullable: true })
  finalReason!: string | null;
  @Field(() => Int, { description: 'to be sent with the next change' })
  revision!: number;
  @Field(() => Int)
  lockRevision!: number;
  @Field(() => Boolean, { description: 'about yourself: not yours to change' })
  own!: boolean;
}

@ObjectType()
export class RatingLines {
  @Field(() => [RatingLine])
  items!: RatingLine[];
  @Field(() => Int)
  total!: number;
}

@ObjectType({ description: 'All about a person in a period; the rating is explained by the facts and the scheme' })
export class RatingSheetView extends RatingLine {
  @Field(() => ID)
  periodId!: number;
  @Field(() => ID)
  agencyId!: number;
  @Field(() => String)
  facts!: string;
  @Field(() => String, { description: 'canonical JSON of the version it is rated by' })
  schemeContent!: string;
  @Field(() => String, { nullable: true })
  selfText!: string | null;
  @Field(() => Boolean)
  mayEnter!: boolean;
  @Field(() => Boolean, { description: 'take them out of the rating or bring them back, say which unit they head' })
  mayManage!: boolean;
  @Field(() => String, { nullable: true, description: 'SHA-256 of what is frozen' })
  digest!: string | null;
  @Field(() => [RatingAgencyStep], { description: 'the newest first' })
  steps!: RatingAgencyStep[];
  @Field(() => InstantScalar, { nullable: true, description: 'figures recorded later do not count' })
  knownAt!: number | null;
}

@InputType()
export class RatingSheetFilter {
  @Field(() => ID, { nullable: true, description: 'a team of the agency' })
  unitId?: string | null;
  @Field(() => String, { nullable: true })
  search?: string | null;
  @Field(() => String, { nullable: true, description: 'the level that stands; none: no level' })
  level?: string | null;
  @Field(() => String, { nullable: true })
  dutyGroup?: string | null;
  @Field(() => String, { nullable: true, description: 'open, proposed, decided, not_rated; rated: all but these' })
  state?: string | null;
  @Field(() => Boolean, { nullable: true, description: "another level than the machine's" })
  different?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'figures are missing' })
  lacking?: boolean | null;
}

@InputType({ description: 'A level for somebody, left out to take it back' })
export class RatingLevelChange {
  @Field(() => ID)
  id!: string;
  @Field(() => Int)
  revision!: number;
  @Field(() => String, { nullable: true })
  level?: string | null;
}

@ObjectType()
export class RatingLevelProblem {
  @Field(() => ID)
  id!: number;
  @Field(() => String)
  name!: string;
  @Field(() => String)
  code!: string;
  @Field(() => String)
  messageVi!: string;
  @Field(() => String)
  messageEn!: string;
}

@ObjectType({ description: 'What came of giving levels; each sheet stands or falls by itself' })
export class RatingLevelsGiven {
  @Field(() => Int)
  done!: number;
  @Field(() => Int, { description: 'stood so already: sent twice' })
  already!: number;
  @Field(() => [RatingLevelProblem])
  problems!: RatingLevelProblem[];
}

@InputType()
export class RatingMonthsInput {
  @Field(() => Int, { description: 'hundredths of a month' })
  months!: number;
  @Field(() => DayScalar, { nullable: true })
  on?: string | null;
  @Field(() => String, { nullable: true })
  source?: string | null;
}

@InputType()
export class RatingDisciplineInput {
  @Field(() => String, { description: 'none, duty, other' })
  kind!: string;
  @Field(() => DayScalar, { nullable: true })
  on?: string | null;
  @Field(() => String, { nullable: true })
  source?: string | null;
}

@InputType({ description: 'A score of an input in a month, a quarter or the year' })
export class RatingScoreInput {
  @Field(() => Int, { description: 'from 0' })
  period!: number;
  @Field(() => String)
  input!: string;
  @Field(() => Int)
  achieved!: number;
  @Field(() => Int)
  of!: number;
  @Field(() => DayScalar, { nullable: true })
  on?: string | null;
  @Field(() => String, { nullable: true })
  source?: string | null;
}

@InputType({ description: 'All that people enter about somebody; takes the place of what was entered before' })
export class RatingFactsInput {
  @Field(() => RatingMonthsInput, { nullable: true, description: 'left out: as the records say, less the time away' })
  worked?: RatingMonthsInput | null;
  @Field(() => RatingMonthsInput, { nullable: true })
  away?: RatingMonthsInput | null;
  @Field(() => Boolean)
  maternity!: boolean;
  @Field(() => Boolean, { description: "the old unit's opinion on a mover is there" })
  opinion!: boolean;
  @Field(() => RatingDisciplineInput, { nullable: true })
  discipline?: RatingDisciplineInput | null;
  @Field(() => [RatingScoreInput])
  scores!: RatingScoreInput[];
}
