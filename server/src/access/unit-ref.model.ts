import { Field, ID, ObjectType } from '@nestjs/graphql';

/** A unit as it is named everywhere: always with its path, for "Phường 1" exists in eleven districts. */
@ObjectType()
export class UnitRef {
  @Field(() => ID)
  id!: number;
  @Field(() => String)
  code!: string;
  @Field(() => String)
  name!: string;
  @Field(() => String)
  kind!: string;
  @Field(() => String, { description: 'Names from below the city down to the unit: "Quận 1 / Phường Bến Nghé"' })
  pathText!: string;
  @Field(() => Boolean, { description: 'whether its people may be looked at, not only its figures' })
  inMyScope!: boolean;
}
