import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DayScalar, InstantScalar } from '../../common/scalars.js';

@ObjectType({ description: '"This is wrong": an objection, an appeal or a correction, and its written answer' })
export class RatingRequest {
  @Field(() => ID)
  id!: number;
  @Field(() => String, { description: 'objection, appeal, correction' })
  kind!: string;
  @Field(() => String, { description: 'open, accepted, refused, withdrawn' })
  state!: string;
  @Field(() => String)
  reason!: string;
  @Field(() => String, { nullable: true, description: 'the level that stood' })
  oldLevel!: string | null;
  @Field(() => String, { nullable: true, description: 'the level asked for; when accepted: the one given' })
  newLevel!: string | null;
  @Field(() => InstantScalar)
  requestedAt!: number;
  @Field(() => String)
  requester!: string;
  @Field(() => DayScalar, { description: 'the last day on which it is answered in time' })
  dueOn!: string;
  @Field(() => Int, { description: 'until that day; below 0: days overdue' })
  daysLeft!: number;
  @Field(() => String, { nullable: true })
  answer!: string | null;
  @Field(() => InstantScalar, { nullable: true })
  answeredAt!: number | null;
  @Field(() => String, { nullable: true })
  answerer!: string | null;
  @Field(() => Int, { nullable: true, description: 'of the locked result it is about' })
  lockRevision!: number | null;
  @Field(() => Int, { description: 'to be sent with the answer' })
  revision!: number;
  @Field(() => Boolean)
  mayAnswer!: boolean;
  @Field(() => Boolean)
  mayWithdraw!: boolean;
}

@ObjectType({ isAbstract: true })
class RatingOfPerson {
  @Field(() => ID)
  sheetId!: number;
  @Field(() => ID)
  periodId!: number;
  @Field(() => Int)
  year!: number;
  @Field(() => String)
  periodName!: string;
  @Field(() => DayScalar)
  cutOff!: string;
  @Field(() => String, { description: 'the unit that decides' })
  agencyName!: string;
  @Field(() => String, { description: 'open, proposed, reviewed, decided, locked' })
  agencyState!: string;
  @Field(() => String, { nullable: true, description: 'null: none yet, or not to be seen yet' })
  finalLevel!: string | null;
  @Field(() => Int, { description: '0 before the lock, 1 at the lock, more with each accepted change' })
  lockRevision!: number;
  @Field(() => Boolean)
  notRated!: boolean;
}

@ObjectType({ description: 'One of my years' })
export class MyRatingLine extends RatingOfPerson {
  @Field(() => Boolean, { description: 'the self-assessment is still to be written' })
  selfOpen!: boolean;
  @Field(() => DayScalar)
  selfDue!: string;
  @Field(() => String, { nullable: true })
  selfLevel!: string | null;
}

@ObjectType({ description: 'My rating: what was counted, what is proposed and decided, and what I said of it' })
export class MyRating extends RatingOfPerson {
  @Field(() => String)
  fullName!: string;
  @Field(() => String, { nullable: true })
  title!: string | null;
  @Field(() => String, { description: 'the unit on the day of the figures' })
  unitName!: string;
  @Field(() => String, { description: 'canonical JSON of what was looked at; frozen once it is locked' })
  facts!: string;
  @Field(() => String, { description: 'canonical JSON of the version of the scheme' })
  scheme!: string;
  @Field(() => Int)
  schemeVersion!: number;
  @Field(() => DayScalar)
  selfDue!: string;
  @Field(() => DayScalar)
  decideDue!: string;
  @Field(() => String, { nullable: true })
  selfLevel!: string | null;
  @Field(() => String, { nullable: true })
  selfText!: string | null;
  @Field(() => InstantScalar, { nullable: true })
  selfAt!: number | null;
  @Field(() => String, { nullable: true, description: 'why it cannot be written: not_rated, past_step, past_day' })
  selfClosed!: string | null;
  @Field(() => String, { nullable: true, description: 'null: none yet, or not to be seen yet' })
  teamLevel!: string | null;
  @Field(() => String, { nullable: true })
  teamReason!: string | null;
  @Field(() => String, { nullable: true })
  finalReason!: string | null;
  @Field(() => InstantScalar, { nullable: true })
  finalAt!: number | null;
  @Field(() => String, { nullable: true, description: 'the named person who decided' })
  finalBy!: string | null;
  @Field(() => InstantScalar, { nullable: true })
  lockedAt!: number | null;
  @Field(() => String, { nullable: true, description: 'SHA-256 of the frozen text' })
  digest!: string | null;
  @Field(() => String, { nullable: true, description: 'objection, appeal; null: neither now' })
  mayRequest!: string | null;
  @Field(() => DayScalar, { nullable: true, description: 'the last day to appeal; null before the lock' })
  appealUntil!: string | null;
  @Field(() => [RatingRequest], { description: 'my own, and changes of the locked result; the newest first' })
  requests!: RatingRequest[];
}

@ObjectType({ description: "Somebody's result with all that was asked about it, for those who ask and answer" })
export class RatingCase extends RatingOfPerson {
  @Field(() => String)
  fullName!: string;
  @Field(() => String, { nullable: true })
  title!: string | null;
  @Field(() => String)
  unitName!: string;
  @Field(() => Boolean, { description: 'you may ask for a correction now' })
  mayCorrect!: boolean;
  @Field(() => String, { nullable: true })
  finalReason!: string | null;
  @Field(() => String, { nullable: true })
  digest!: string | null;
  @Field(() => [RatingRequest], { description: 'the newest first' })
  requests!: RatingRequest[];
}

@ObjectType({ description: 'A request with the person and the agency it is about' })
export class RatingRequestLine extends RatingRequest {
  @Field(() => ID)
  sheetId!: number;
  @Field(() => String)
  fullName!: string;
  @Field(() => String)
  unitName!: string;
  @Field(() => String)
  agencyName!: string;
  @Field(() => String)
  periodName!: string;
}

@ObjectType()
export class RatingRequestPage {
  @Field(() => [RatingRequestLine], { description: 'by their clock, the most urgent first' })
  items!: RatingRequestLine[];
  @Field(() => Int)
  total!: number;
  @Field(() => Int, { description: 'of all that wait: those past their day' })
  overdue!: number;
}

@InputType()
export class RatingRequestFilter {
  @Field(() => String, { nullable: true, description: 'objection, appeal, correction' })
  kind?: string | null;
  @Field(() => String, { nullable: true, description: 'left out: those that wait' })
  state?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'past their day' })
  overdue?: boolean | null;
}

@ObjectType({ description: 'A step of a period that waits for you' })
export class RatingTurn {
  @Field(() => String, { description: 'propose, review, decide, lock' })
  act!: string;
  @Field(() => ID)
  periodId!: number;
  @Field(() => String)
  periodName!: string;
  @Field(() => ID)
  agencyId!: number;
  @Field(() => String)
  agencyName!: string;
  @Field(() => ID, { nullable: true, description: 'the team, for a proposal' })
  unitId!: number | null;
  @Field(() => String, { nullable: true })
  unitName!: string | null;
  @Field(() => Int)
  people!: number;
  @Field(() => DayScalar)
  dueOn!: string;
  @Field(() => Int, { description: 'until that day; below 0: days overdue' })
  daysLeft!: number;
}
