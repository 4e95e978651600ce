import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { UnitRef } from '../../access/unit-ref.model.js';
import { DayScalar, InstantScalar } from '../../common/scalars.js';
import { ListedPerson, RecordedPerson } from './recorded.model.js';

@InputType()
export class ConflictFilter {
  @Field(() => String, { nullable: true })
  code?: string | null;
  @Field(() => ID, { nullable: true, description: 'with all units below it' })
  unitId?: string | null;
  @Field(() => ID, { nullable: true })
  importId?: string | null;
}

/** A row that waits for a decision: what its list says, and what the records say. */
@ObjectType()
export class OpenConflict {
  @Field(() => ID)
  id!: number;
  @Field(() => String)
  code!: string;
  @Field(() => ID)
  importId!: number;
  @Field(() => String)
  fileName!: string;
  @Field(() => String, { description: 'roster or police' })
  kind!: string;
  @Field(() => DayScalar, { description: 'the day the list speaks of' })
  asOf!: string;
  @Field(() => InstantScalar, { nullable: true, description: 'since when it waits' })
  appliedAt!: number | null;
  @Field(() => String)
  sheet!: string;
  @Field(() => Int)
  row!: number;
  @Field(() => UnitRef, { description: 'the unit that the row is of' })
  unit!: UnitRef;
  @Field(() => ListedPerson)
  listed!: ListedPerson;
  @Field(() => RecordedPerson, { nullable: true, description: 'null: nobody, or somebody of a unit that is not yours' })
  recorded!: RecordedPerson | null;
  @Field(() => Boolean, { description: 'the records have this person in a unit that is not yours' })
  isElsewhere!: boolean;
  @Field(() => String)
  messageVi!: string;
  @Field(() => String)
  messageEn!: string;
}

@ObjectType()
export class ConflictCodeCount {
  @Field(() => String)
  code!: string;
  @Field(() => Int)
  count!: number;
}

@ObjectType()
export class ConflictImportCount {
  @Field(() => ID)
  id!: number;
  @Field(() => String)
  fileName!: string;
  @Field(() => Int)
  count!: number;
}

@ObjectType()
export class ConflictPage {
  @Field(() => [OpenConflict])
  items!: OpenConflict[];
  @Field(() => Int)
  total!: number;
  @Field(() => [ConflictCodeCount], { description: 'of what waits in your units, whatever is filtered by code' })
  codes!: ConflictCodeCount[];
  @Field(() => [ConflictImportCount], { description: 'the lists with most rows waiting, whatever is filtered by list' })
  imports!: ConflictImportCount[];
}

@ObjectType()
export class DecisionProblem {
  @Field(() => ID)
  id!: number;
  @Field(() => String)
  code!: string;
  @Field(() => String)
  messageVi!: string;
  @Field(() => String)
  messageEn!: string;
}

/** Decided row by row: what could not be decided is told, the others are. */
@ObjectType()
export class DecisionResult {
  @Field(() => Int)
  decided!: number;
  @Field(() => [DecisionProblem])
  problems!: DecisionProblem[];
}
