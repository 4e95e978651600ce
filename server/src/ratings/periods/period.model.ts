import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DayScalar, InstantScalar } from '../../common/scalars.js';
import { RatingSettings } from './settings.model.js';

@ObjectType({ description: 'Something that keeps a draft from being opened, or is to be known before' })
export class RatingPeriodFault {
  @Field(() => String)
  code!: string;
  @Field(() => String)
  messageVi!: string;
  @Field(() => String)
  messageEn!: string;
  @Field(() => Boolean, { description: 'false: to be known, and no reason not to open' })
  blocks!: boolean;
  @Field(() => ID, { nullable: true })
  unitId!: number | null;
  @Field(() => ID, { nullable: true })
  personId!: number | null;
  @Field(() => String, { nullable: true, description: 'the account to be tied to its person, as it is called' })
  account!: string | null;
}

@ObjectType({ description: 'The opening that is under way, or did not come to its end' })
export class RatingOpening {
  @Field(() => String, { description: 'queued, running, failed, cancelled' })
  state!: string;
  @Field(() => Int, { description: 'people' })
  done!: number;
  @Field(() => Int, { nullable: true })
  total!: number | null;
  @Field(() => String, { nullable: true, description: 'why it failed' })
  faultVi!: string | null;
  @Field(() => String, { nullable: true })
  faultEn!: string | null;
}

@ObjectType({ description: 'Something in a period stands otherwise; `done` and `total` while it is being opened' })
export class RatingPeriodMoved {
  @Field(() => ID)
  periodId!: number;
  @Field(() => InstantScalar)
  at!: number;
  @Field(() => Int, { nullable: true })
  done!: number | null;
  @Field(() => Int, { nullable: true })
  total!: number | null;
}

@ObjectType({ description: 'A year that is rated' })
export class RatingPeriodItem {
  @Field(() => ID)
  id!: number;
  @Field(() => Int)
  year!: number;
  @Field(() => String)
  name!: string;
  @Field(() => String, { description: 'draft, opening, open, locked' })
  state!: string;
  @Field(() => DayScalar)
  cutOff!: string;
  @Field(() => String)
  scheme!: string;
  @Field(() => Int)
  schemeVersion!: number;
  @Field(() => [String], { description: 'employment kinds that are in it' })
  kinds!: string[];
  @Field(() => String)
  schemeNameVi!: string;
  @Field(() => String)
  schemeNameEn!: string;
  @Field(() => Int, { description: 'people in it' })
  people!: number;
  @Field(() => Int, { description: 'to be sent with the next change' })
  revision!: number;
  @Field(() => InstantScalar, { nullable: true })
  openedAt!: number | null;
  @Field(() => InstantScalar, { nullable: true })
  lockedAt!: number | null;
}

@ObjectType({ description: 'A unit that rates. Counts of people are told of those among the own units' })
export class RatingAgencyRow {
  @Field(() => ID)
  unitId!: number;
  @Field(() => ID, { nullable: true, description: 'who decides about its head' })
  aboveId!: number | null;
  @Field(() => String)
  code!: string;
  @Field(() => String)
  name!: string;
  @Field(() => String)
  pathText!: string;
  @Field(() => Boolean, { description: 'has the higher ratio of excellent people' })
  outstanding!: boolean;
  @Field(() => String, { description: 'open, proposed, reviewed, decided, locked' })
  state!: string;
  @Field(() => DayScalar)
  selfDue!: string;
  @Field(() => DayScalar)
  proposeDue!: string;
  @Field(() => DayScalar)
  decideDue!: string;
  @Field(() => Int, { description: 'to be sent with the next change' })
  revision!: number;
  @Field(() => Boolean, { description: 'among the own units' })
  mine!: boolean;
  @Field(() => Int)
  people!: number;
  @Field(() => Int, { nullable: true, description: 'of those who are rated: the team has proposed a level' })
  proposed!: number | null;
  @Field(() => Int, { nullable: true, description: 'of those who are rated: decided' })
  decided!: number | null;
  @Field(() => Int, { nullable: true, description: 'of the people: not rated in this period' })
  notRated!: number | null;
  @Field(() => InstantScalar, { nullable: true })
  lockedAt!: number | null;
  @Field(() => Int, { description: '0 before the lock, more than 1 after corrections' })
  lockRevision!: number;
}

@ObjectType({ description: 'A period with its agencies' })
export class RatingPeriodPage extends RatingPeriodItem {
  @Field(() => Boolean)
  mayManage!: boolean;
  @Field(() => Boolean, { description: 'a draft, or opened and nobody has worked in it; for those who prepare it' })
  mayDiscard!: boolean;
  @Field(() => RatingOpening, { nullable: true })
  opening!: RatingOpening | null;
  @Field(() => [RatingPeriodFault], { description: 'all that is wrong with a draft, for those who prepare it' })
  faults!: RatingPeriodFault[];
  @Field(() => RatingSettings)
  settings!: RatingSettings;
  @Field(() => [RatingAgencyRow], { description: 'those above first' })
  agencies!: RatingAgencyRow[];
}

@ObjectType({ description: 'People by level' })
export class RatingLevels {
  @Field(() => Int)
  xuatSac!: number;
  @Field(() => Int)
  tot!: number;
  @Field(() => Int)
  hoanThanh!: number;
  @Field(() => Int)
  khongHoanThanh!: number;
  @Field(() => Int, { description: 'rated, and no level stands yet' })
  none!: number;
  @Field(() => Int)
  notRated!: number;
  @Field(() => Int, { description: 'of those who are rated: decided' })
  decided!: number;
  @Field(() => Int)
  people!: number;
}

@ObjectType({ description: 'Levels beside those of last year and of peers' })
export class RatingDistribution {
  @Field(() => RatingLevels, { description: 'the level that stands: decided, else proposed, else computed' })
  now!: RatingLevels;
  @Field(() => RatingLevels, { nullable: true })
  lastYear!: RatingLevels | null;
  @Field(() => Int, { nullable: true })
  lastYearOf!: number | null;
  @Field(() => RatingLevels, {
    nullable: true,
    description: 'decided levels of the other agencies of the group; null: too few to be shown',
  })
  peers!: RatingLevels | null;
}
