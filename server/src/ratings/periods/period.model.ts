import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DayScalar, InstantScalar } from '../../common/scalars.js';

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
}

@ObjectType({ description: 'How far the opening has come' })
export class RatingOpening {
  @Field(() => String, { description: 'queued, running, failed' })
  state!: string;
  @Field(() => Int)
  done!: number;
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
