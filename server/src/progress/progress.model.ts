import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { UnitRef } from '../access/unit-ref.model.js';
import { DayScalar, InstantScalar } from '../common/scalars.js';
import { Person } from '../people/person.model.js';

@ObjectType()
export class StatusEvent {
  @Field(() => ID)
  id!: number;
  @Field(() => String)
  criterion!: string;
  @Field(() => String)
  stage!: string;
  @Field(() => DayScalar)
  happenedOn!: string;
  @Field(() => String)
  dayKind!: string;
  @Field(() => InstantScalar)
  recordedAt!: number;
  @Field(() => String)
  recordedBy!: string;
  @Field(() => String, { nullable: true })
  onBehalfOf!: string | null;
  @Field(() => String)
  trust!: string;
  @Field(() => String)
  source!: string;
  @Field(() => String, { nullable: true })
  reference!: string | null;
  @Field(() => String, { nullable: true })
  note!: string | null;
  @Field(() => Boolean)
  retracted!: boolean;
  @Field(() => String, { nullable: true })
  retractedReason!: string | null;
  @Field(() => Boolean, { description: 'the event that decides where the person stands today' })
  standing!: boolean;
}

@ObjectType()
export class Employment {
  @Field(() => ID)
  id!: number;
  @Field(() => UnitRef)
  unit!: UnitRef;
  @Field(() => String)
  kind!: string;
  @Field(() => String, { nullable: true })
  title!: string | null;
  @Field(() => DayScalar)
  validFrom!: string;
  @Field(() => DayScalar, { nullable: true })
  validTo!: string | null;
  @Field(() => String, { nullable: true, description: 'of the order that brought the person there' })
  orderNumber!: string | null;
}

@ObjectType()
export class ScopeMark {
  @Field(() => ID)
  id!: number;
  @Field(() => String)
  criterion!: string;
  @Field(() => String)
  status!: string;
  @Field(() => DayScalar)
  validFrom!: string;
  @Field(() => DayScalar, { nullable: true })
  validTo!: string | null;
  @Field(() => String, { nullable: true })
  reason!: string | null;
  @Field(() => String, { nullable: true })
  documentNumber!: string | null;
  @Field(() => String, { nullable: true })
  approver!: string | null;
}

@ObjectType({ description: 'a transfer or a leaving that was taken back right after it was recorded' })
export class UndoneMove {
  @Field(() => ID)
  id!: number;
  @Field(() => UnitRef, { nullable: true, description: 'where to; null: a leaving' })
  toUnit!: UnitRef | null;
  @Field(() => DayScalar, { nullable: true, description: 'the first day there, or the last day here' })
  on!: string | null;
  @Field(() => InstantScalar)
  recordedAt!: number;
  @Field(() => String)
  recordedBy!: string;
  @Field(() => InstantScalar)
  undoneAt!: number;
  @Field(() => String)
  undoneBy!: string;
}

@ObjectType()
export class PersonDetail {
  @Field(() => Person)
  person!: Person;
  @Field(() => [StatusEvent])
  events!: StatusEvent[];
  @Field(() => [Employment])
  employments!: Employment[];
  @Field(() => [UndoneMove])
  undoneMoves!: UndoneMove[];
  @Field(() => [ScopeMark])
  scopeMarks!: ScopeMark[];
}

@ObjectType()
export class PersonProblem {
  @Field(() => ID)
  personId!: number;
  @Field(() => String)
  fullName!: string;
  @Field(() => String)
  code!: string;
  @Field(() => String)
  messageVi!: string;
  @Field(() => String)
  messageEn!: string;
}

@ObjectType()
export class RecordResult {
  @Field(() => Int)
  recorded!: number;
  @Field(() => Int)
  unchanged!: number;
  @Field(() => [PersonProblem])
  problems!: PersonProblem[];
  @Field(() => ID, { nullable: true, description: 'what undoEdit takes back for a minute; null: nothing to take back' })
  editId!: number | null;
}
