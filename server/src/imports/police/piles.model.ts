import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DayScalar } from '../../common/scalars.js';
import { ListedPerson, RecordedPerson } from './recorded.model.js';

/** A police list beside the records: how many lie on each pile. */
@ObjectType()
export class ImportPiles {
  @Field(() => Int, { description: 'we knew, and the police say so too; those of another day included' })
  confirmed!: number;
  @Field(() => Int, { description: 'the police know of it, the units did not' })
  newlyActivated!: number;
  @Field(() => Int, { description: 'of the confirmed: we had another day' })
  dateDiffers!: number;
  @Field(() => Int, { description: "the id is nobody's in the units compared" })
  unknown!: number;
  @Field(() => Int, { description: 'activated in our lists, and not confirmed by this one' })
  oursNotTheirs!: number;
  @Field(() => Int, { description: 'the id is that of somebody with another name' })
  nameMismatch!: number;
}

@ObjectType()
export class PileRow {
  @Field(() => ID)
  id!: number;
  @Field(() => String, { nullable: true, description: 'null: no row of the list' })
  sheet!: string | null;
  @Field(() => Int, { nullable: true })
  row!: number | null;
  @Field(() => ListedPerson, { nullable: true })
  listed!: ListedPerson | null;
  @Field(() => RecordedPerson, { nullable: true, description: 'null: nobody, or nobody whom you may look up' })
  recorded!: RecordedPerson | null;
  @Field(() => DayScalar, { nullable: true, description: 'the day that the records had, where the list says another' })
  oursOn!: string | null;
  @Field(() => [RecordedPerson], { description: 'who may be meant by an unknown id: a question, never used' })
  suggestions!: RecordedPerson[];
}

@ObjectType()
export class PilePage {
  @Field(() => [PileRow])
  items!: PileRow[];
  @Field(() => Int)
  total!: number;
}
