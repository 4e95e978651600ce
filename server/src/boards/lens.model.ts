import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'A view of the same people: everyone, one employment kind, one membership. Lenses overlap' })
export class Lens {
  @Field(() => String)
  code!: string;
  @Field(() => String)
  nameVi!: string;
  @Field(() => String)
  nameEn!: string;
}
