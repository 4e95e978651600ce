import { Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { DayScalar } from '../common/scalars.js';

export enum PersonSort {
  NAME_ASC = 'NAME_ASC',
  NAME_DESC = 'NAME_DESC',
  UNIT_ASC = 'UNIT_ASC',
  WAITING_DESC = 'WAITING_DESC',
}
registerEnumType(PersonSort, { name: 'PersonSort' });

/** A list is of everybody; whom a board counts is asked for by a lens. */
const WITHOUT_LENS =
  'Without a lens also people of a kind of employment that no board counts; lens: "all" leaves them out, as boards do';

@InputType()
export class PersonFilter {
  @Field(() => ID, { description: 'the whole subtree, or only the unit itself with direct: true' })
  unitId!: string;
  @Field(() => Boolean, { nullable: true })
  direct?: boolean | null;
  @Field(() => String, { nullable: true })
  search?: string | null;
  @Field(() => String, { nullable: true })
  kind?: string | null;
  @Field(() => String, { nullable: true })
  membership?: string | null;
  @Field(() => String, { nullable: true })
  criterion?: string | null;
  @Field(() => String, { nullable: true, description: 'no_event: nothing is known; needs a criterion' })
  stage?: string | null;
  @Field(() => Boolean, { nullable: true })
  notAchieved?: boolean | null;
  @Field(() => String, {
    nullable: true,
    description: `in scope and achieved: claimed (whoever said so), verified, police; needs a criterion. ${WITHOUT_LENS}`,
  })
  achieved?: string | null;
  @Field(() => String, {
    nullable: true,
    description: `exempt, deferred, achieved_out_of_scope (achieved although one of them); needs a criterion. ${WITHOUT_LENS}`,
  })
  scope?: string | null;
  @Field(() => Boolean, { nullable: true })
  overdue?: boolean | null;
  @Field(() => String, {
    nullable: true,
    description: 'those whom a board counts through this lens, with `scope` those it counts there; needs a criterion',
  })
  lens?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'waiting for: person, unit (also those of whom nothing is known), police; needs a criterion',
  })
  holder?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'waiting, with this difficulty on record, or none; needs a criterion',
  })
  reason?: string | null;
  @Field(() => Int, {
    nullable: true,
    description: 'waiting so many days or more, of whom the day is known exactly; needs a criterion',
  })
  waitingAtLeast?: number | null;
}

@InputType()
export class ScopeInput {
  @Field(() => [ID])
  personIds!: string[];
  @Field(() => [String])
  criteria!: string[];
  @Field(() => String, { description: 'deferred, exempt, or in_scope, which ends what stands' })
  status!: string;
  @Field(() => DayScalar)
  validFrom!: string;
  @Field(() => DayScalar, { nullable: true })
  validTo?: string | null;
  @Field(() => String)
  reason!: string;
  @Field(() => String, { nullable: true })
  documentNumber?: string | null;
  @Field(() => String, { nullable: true })
  approver?: string | null;
}
