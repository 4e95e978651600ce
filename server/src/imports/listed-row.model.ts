import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

/** A row of a list and whom it names; the citizen id is masked. */
@ObjectType({ isAbstract: true })
export abstract class ListedRow {
  @Field(() => ID)
  id!: number;
  @Field(() => String)
  sheet!: string;
  @Field(() => Int)
  row!: number;
  @Field(() => String)
  fullName!: string;
  @Field(() => String)
  maskedId!: string;
}
