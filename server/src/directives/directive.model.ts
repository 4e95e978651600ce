import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { NamedCode } from '../common/named-code.model.js';
import { DayScalar } from '../common/scalars.js';

@ObjectType({ description: 'Fewer days for whoever had achieved another criterion when the stage was reached' })
export class QuickerLimit {
  @Field(() => Int)
  days!: number;
  @Field(() => String)
  criterion!: string;
}

@ObjectType({ description: 'After so many days in a stage it is overdue' })
export class StageLimit {
  @Field(() => Int)
  days!: number;
  @Field(() => String, { description: 'calendar, or working: Monday to Friday' })
  kind!: string;
  @Field(() => QuickerLimit, { nullable: true })
  quicker!: QuickerLimit | null;
}

@ObjectType()
export class Stage extends NamedCode {
  @Field(() => String, { description: 'who must act next: person, unit, police, none' })
  holder!: string;
  @Field(() => StageLimit, { nullable: true, description: 'null: the stage has no time limit' })
  limit!: StageLimit | null;
  @Field(() => Boolean, { description: 'beside the way: leads back to an earlier stage' })
  side!: boolean;
  @Field(() => Boolean)
  achieved!: boolean;
}

@ObjectType()
export class Criterion extends NamedCode {
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
  @Field(() => DayScalar, { description: 'the first day of which there are figures' })
  countedFrom!: string;
  @Field(() => String)
  titleVi!: string;
  @Field(() => String)
  titleEn!: string;
  @Field(() => [Criterion])
  criteria!: Criterion[];
}
