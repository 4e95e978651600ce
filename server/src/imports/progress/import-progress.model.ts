import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { InstantScalar } from '../../common/scalars.js';

const STATE = 'queued, running, done, failed or cancelled';
const STEP = 'the part that is under way: read, new, changed … ; empty before the first';

@ObjectType({ description: 'The latest work on an import: reading, applying or undoing it' })
export class ImportJob {
  @Field(() => String, { description: STATE })
  state!: string;
  @Field(() => String, { description: STEP })
  step!: string;
  @Field(() => Int, { description: 'rows' })
  done!: number;
  @Field(() => Int, { nullable: true, description: 'rows; null: not known yet' })
  total!: number | null;
  @Field(() => Boolean, { description: 'somebody has asked for its end' })
  cancelling!: boolean;
  @Field(() => InstantScalar)
  at!: number;
  @Field(() => String, { nullable: true, description: 'why it failed' })
  faultVi!: string | null;
  @Field(() => String, { nullable: true })
  faultEn!: string | null;
}

@ObjectType({ description: 'Work on an import has gone on' })
export class ImportProgress {
  @Field(() => ID)
  importId!: number;
  @Field(() => String, { description: STATE })
  state!: string;
  @Field(() => String, { description: STEP })
  step!: string;
  @Field(() => Int)
  done!: number;
  @Field(() => Int, { nullable: true })
  total!: number | null;
  @Field(() => InstantScalar)
  at!: number;
}
