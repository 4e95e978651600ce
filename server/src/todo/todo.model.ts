import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { UnitRef } from '../access/unit-ref.model.js';

@ObjectType({ description: 'People of one criterion for whom the same is to be done' })
export class TodoGroup {
  @Field(() => String)
  criterion!: string;
  @Field(() => String, { description: 'a code: activate, register, ask, await_card…' })
  action!: string;
  @Field(() => String, { description: 'who has to move: person, unit, police' })
  holder!: string;
  @Field(() => Int)
  people!: number;
  @Field(() => Int, { description: 'of those, longer than the limit of their stage' })
  overdue!: number;
  @Field(() => Int, { nullable: true, description: 'days; null where no first day is known' })
  oldestDays!: number | null;
}

@ObjectType({ description: 'What is to be done in a unit and below' })
export class Todo {
  @Field(() => UnitRef)
  unit!: UnitRef;
  @Field(() => Int, { description: 'each counted once' })
  people!: number;
  @Field(() => Int, { description: 'of those, how many stand in more than one group' })
  inSeveral!: number;
  @Field(() => [TodoGroup], { description: 'the most urgent first' })
  groups!: TodoGroup[];
}

@ObjectType({ description: 'Where a unit stands among its peers on a criterion' })
export class TodoPeers {
  @Field(() => String)
  criterion!: string;
  @Field(() => String, {
    description:
      'pass: so many more people put it above those next above; draw_level: those stand at 100 %, so many put it beside them; first; unranked; alone: no peer has a rank',
  })
  kind!: string;
  @Field(() => Int)
  people!: number;
  @Field(() => Int, { nullable: true })
  rank!: number | null;
  @Field(() => Int, { description: 'units at the same rank, itself included' })
  tied!: number;
  @Field(() => Int)
  ranked!: number;
  @Field(() => [UnitRef], { description: 'the units next above' })
  above!: UnitRef[];
}

@ObjectType()
export class CallStep {
  @Field(() => String)
  criterion!: string;
  @Field(() => String)
  action!: string;
}

@ObjectType()
export class CallRow {
  @Field(() => ID)
  id!: number;
  @Field(() => String)
  fullName!: string;
  @Field(() => UnitRef)
  unit!: UnitRef;
  @Field(() => String, { nullable: true })
  phone!: string | null;
  @Field(() => Int, { nullable: true, description: 'the longest wait whose first day is known' })
  waitingDays!: number | null;
  @Field(() => [CallStep])
  steps!: CallStep[];
}

@ObjectType({ description: 'Whom to call about what, who waits longest first: no citizen ids, no reasons' })
export class CallList {
  @Field(() => UnitRef)
  unit!: UnitRef;
  @Field(() => [CallRow])
  rows!: CallRow[];
}
