import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { InstantScalar } from '../common/scalars.js';
import { UnitRef } from './unit-ref.model.js';

/** One act, as it was written down in the transaction that did it. */
@ObjectType()
export class AuditEntry {
  @Field(() => ID)
  id!: number;
  @Field(() => InstantScalar)
  at!: number;
  @Field(() => String)
  actor!: string;
  @Field(() => String, { nullable: true })
  onBehalfOf!: string | null;
  @Field(() => String)
  action!: string;
  @Field(() => String, { description: 'kind and id of what was changed: user:123' })
  subject!: string;
  @Field(() => String, {
    nullable: true,
    description:
      'what was changed by its name, where the reader may look it up: a unit, an account, a person, an import, a rating period or scheme; else null',
  })
  subjectName!: string | null;
  @Field(() => String, { nullable: true, description: 'the same in English, where it has a name of its own there' })
  subjectNameEn!: string | null;
  @Field(() => UnitRef, { nullable: true })
  unit!: UnitRef | null;
  @Field(() => String, { description: 'JSON of ids, codes and counts' })
  detail!: string;
}

@ObjectType()
export class AuditPage {
  @Field(() => [AuditEntry])
  items!: AuditEntry[];
  @Field(() => Int)
  total!: number;
}
