import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { UnitRef } from '../access/unit-ref.model.js';
import { Figures } from '../boards/board.model.js';
import { NamedCode } from '../common/named-code.model.js';
import { DayScalar, InstantScalar } from '../common/scalars.js';

export enum WeekState {
  open = 'open',
  late = 'late',
  confirmed = 'confirmed',
  returned = 'returned',
  answered = 'answered',
  accepted = 'accepted',
}
registerEnumType(WeekState, {
  name: 'WeekState',
  description: 'open, late: nobody has confirmed the week; returned: with a question that waits for its answer',
});

export enum WeekAction {
  confirm = 'confirm',
  answer = 'answer',
  accept = 'accept',
  return = 'return',
}
registerEnumType(WeekAction, { name: 'WeekAction' });

export enum ConfirmedAs {
  head = 'head',
  focal = 'focal',
  superior = 'superior',
}
registerEnumType(ConfirmedAs, {
  name: 'ConfirmedAs',
  description: "the unit's head, its focal officer for the head, or somebody above in place of the unit",
});

@ObjectType({ description: 'Monday to Sunday' })
export class WeekDays {
  @Field(() => DayScalar, { description: 'Monday, by which the week is named' })
  from!: string;
  @Field(() => DayScalar)
  to!: string;
  @Field(() => DayScalar, { description: 'Friday: to be confirmed by the end of this day' })
  due!: string;
}

@ObjectType({ description: 'Something done with a confirmed week' })
export class WeekStep {
  @Field(() => WeekAction)
  action!: WeekAction;
  @Field(() => InstantScalar)
  at!: number;
  @Field(() => String)
  actor!: string;
  @Field(() => String, { nullable: true })
  onBehalfOf!: string | null;
  @Field(() => String, { nullable: true, description: 'the question, or the answer' })
  text!: string | null;
}

@ObjectType({ description: "One confirmation of a unit's week; its figures are frozen" })
export class WeekRevision {
  @Field(() => ID)
  id!: number;
  @Field(() => Int, { description: 'from 1; the highest stands' })
  revision!: number;
  @Field(() => WeekState)
  state!: WeekState;
  @Field(() => DayScalar)
  asOf!: string;
  @Field(() => InstantScalar)
  confirmedAt!: number;
  @Field(() => Boolean, { description: 'confirmed after its Friday' })
  late!: boolean;
  @Field(() => String)
  confirmer!: string;
  @Field(() => String, { nullable: true })
  onBehalfOf!: string | null;
  @Field(() => ConfirmedAs)
  confirmedAs!: ConfirmedAs;
  @Field(() => String, { description: 'SHA-256 of the frozen text' })
  digest!: string;
  @Field(() => [WeekStep], { description: 'in the order in which it was done' })
  steps!: WeekStep[];
}

@ObjectType()
export class WeekRow {
  @Field(() => String)
  code!: string;
  @Field(() => String)
  name!: string;
  @Field(() => Boolean, { description: 'people employed by the unit itself' })
  direct!: boolean;
  @Field(() => Figures)
  figures!: Figures;
}

@ObjectType()
export class WeekCriterion extends NamedCode {
  @Field(() => Figures)
  total!: Figures;
  @Field(() => Figures, { nullable: true, description: 'in the week confirmed last before; null: none' })
  before!: Figures | null;
  @Field(() => [WeekRow], { description: 'the units right below' })
  rows!: WeekRow[];
}

@ObjectType({ description: 'Declared posts in the unit and all below it' })
export class WeekHeadcount {
  @Field(() => Int)
  posts!: number;
  @Field(() => Int, { description: 'units that have declared them' })
  declared!: number;
  @Field(() => Int)
  units!: number;
}

@ObjectType()
export class WeekPast {
  @Field(() => WeekDays)
  week!: WeekDays;
  @Field(() => WeekState)
  state!: WeekState;
  @Field(() => InstantScalar, { nullable: true })
  confirmedAt!: number | null;
  @Field(() => String, { nullable: true })
  confirmer!: string | null;
  @Field(() => Int, { description: '0: not confirmed' })
  revision!: number;
}

@ObjectType({ description: "A unit's week: its figures, who vouches for them, and what was said about them" })
export class WeekSheet {
  @Field(() => UnitRef)
  unit!: UnitRef;
  @Field(() => WeekDays)
  week!: WeekDays;
  @Field(() => WeekState)
  state!: WeekState;
  @Field(() => DayScalar, { description: 'the day the figures speak of' })
  asOf!: string;
  @Field(() => Boolean, { description: 'the figures are those confirmed, not those of now' })
  frozen!: boolean;
  @Field(() => String, { nullable: true, description: 'names the figures to be confirmed; null: not yours to confirm' })
  key!: string | null;
  @Field(() => WeekHeadcount)
  headcount!: WeekHeadcount;
  @Field(() => [WeekCriterion])
  criteria!: WeekCriterion[];
  @Field(() => DayScalar, { nullable: true, description: 'Monday of the week the figures are compared with' })
  beforeWeek!: string | null;
  @Field(() => Boolean, { description: 'that week was changed in the database since, so that nothing is compared' })
  beforeChanged!: boolean;
  @Field(() => [WeekRevision], { description: 'the standing one first' })
  revisions!: WeekRevision[];
  @Field(() => [WeekAction], { description: 'what you may do with it now' })
  actions!: WeekAction[];
  @Field(() => [WeekPast], { description: 'the last weeks, the newest first' })
  history!: WeekPast[];
}

@ObjectType()
export class WeekLine {
  @Field(() => UnitRef)
  unit!: UnitRef;
  @Field(() => WeekState)
  state!: WeekState;
  @Field(() => WeekRevision, { nullable: true, description: 'the standing one, with what was done last' })
  standing!: WeekRevision | null;
  @Field(() => [WeekAction], { description: 'what you may do with it now' })
  actions!: WeekAction[];
}

@ObjectType()
export class WeekStateCount {
  @Field(() => WeekState)
  state!: WeekState;
  @Field(() => Int)
  count!: number;
}

@ObjectType()
export class WeekPage {
  @Field(() => WeekDays)
  week!: WeekDays;
  @Field(() => [WeekLine], { description: 'what waits for somebody first' })
  items!: WeekLine[];
  @Field(() => Int)
  total!: number;
  @Field(() => [WeekStateCount], { description: 'of all units, whatever the filter' })
  counts!: WeekStateCount[];
}

@InputType()
export class WeekFilter {
  @Field(() => ID, { nullable: true, description: 'units right below this one; left out: below your own' })
  unitId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'units of all levels below' })
  deep?: boolean | null;
  @Field(() => WeekState, { nullable: true })
  state?: WeekState | null;
}

@ObjectType()
export class WeekMark {
  @Field(() => ID)
  unitId!: number;
  @Field(() => WeekState)
  state!: WeekState;
}

@ObjectType({ description: 'Units right below one whose last due week nobody vouches for' })
export class WeekMarks {
  @Field(() => WeekDays)
  week!: WeekDays;
  @Field(() => [WeekMark])
  marks!: WeekMark[];
}

@ObjectType()
export class WeekProblem {
  @Field(() => ID)
  id!: number;
  @Field(() => String)
  code!: string;
  @Field(() => String)
  messageVi!: string;
  @Field(() => String)
  messageEn!: string;
}

@ObjectType()
export class AcceptedWeeks {
  @Field(() => Int)
  accepted!: number;
  @Field(() => Int, { description: 'accepted before' })
  already!: number;
  @Field(() => [WeekProblem])
  problems!: WeekProblem[];
}
