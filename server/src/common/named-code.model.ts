import { Field, InputType, ObjectType } from '@nestjs/graphql';

/** A code with its words in both languages. */
@InputType({ isAbstract: true })
@ObjectType({ isAbstract: true })
export abstract class NamedCode {
  @Field(() => String)
  code!: string;
  @Field(() => String)
  nameVi!: string;
  @Field(() => String)
  nameEn!: string;
}
