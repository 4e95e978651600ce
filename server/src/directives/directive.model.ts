import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DayScalar } from '../common/scalars.js';

@ObjectType()
export class Stage {
  @Field(() => String)
  code!: string;
  @Field(() => String)
  nameVi!: string;
  @Field(() => String)
  nameEn!: string;
  @Field(() => String, { description: 'who must act next: person, unit, police, none' })
  holder!: string;
  @Field(() => Int, { nullable: true, description: 'days after which the stage is overdue' })
  limitDays!: number | null;
  @Field(() => Boolean, { description: 'beside the way: leads back to an earlier stage' })
  side!: boolean;
  @Field(() => Boolean)
  achieved!: boolean;
}

@ObjectType()
export class Criterion {
  @Field(() => String)
  code!: string;
  @Field(() => String)
  nameVi!: string;
  @Field(() => String)
  nameEn!: string;
  @Field(() => Int)
  targetPercent!: number;
  @Field(() => [Stage], { description: 'in order' })
  stages!: Stage[];
}

@ObjectType()
export class Directive {
  @Field(() => ID)
  id!: number;
  @Field(() => String)
  code!: string;
  @Field(() => String)
  number!: string;
  @Field(() => String)
  issuer!: string;
  @Field(() => DayScalar)
  issuedOn!: string;
  @Field(() => DayScalar)
  dueOn!: string;
  @Field(() => String)
  titleVi!: string;
  @Field(() => String)
  titleEn!: string;
  @Field(() => [Criterion])
  criteria!: Criterion[];
}
