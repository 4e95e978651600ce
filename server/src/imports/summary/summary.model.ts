import { Field, Int, ObjectType } from '@nestjs/graphql';
import { UnitRef } from '../../access/unit-ref.model.js';

@ObjectType({ description: 'a figure of a sheet of counts that is not what the lists on record give' })
export class SummaryDifference {
  @Field(() => String)
  sheet!: string;
  @Field(() => String, { description: "as in 'E12'" })
  cell!: string;
  @Field(() => Int)
  row!: number;
  @Field(() => String)
  column!: string;
  @Field(() => String)
  header!: string;
  @Field(() => UnitRef, { nullable: true, description: 'null: no unit of that name was found' })
  unit!: UnitRef | null;
  @Field(() => String, { description: 'as the sheet writes it' })
  unitName!: string;
  @Field(() => String, {
    description: 'people, achieved, begun (past the first stage), left (in scope, not achieved), or a rate of these',
  })
  measure!: string;
  @Field(() => String, { nullable: true })
  criterion!: string | null;
  @Field(() => String)
  shown!: string;
  @Field(() => String, { nullable: true, description: "at the precision shown, with a decimal point: '79.1'" })
  ours!: string | null;
  @Field(() => Int, { nullable: true, description: 'of a rate: the people counted …' })
  count!: number | null;
  @Field(() => Int, { nullable: true, description: '… of those in scope' })
  inScope!: number | null;
  @Field(() => String, {
    description: 'differs, total, more_than_everybody, rounded_to_100, typed_as_text, not_a_figure or unknown_unit',
  })
  code!: string;
  @Field(() => String)
  messageVi!: string;
  @Field(() => String)
  messageEn!: string;
}
