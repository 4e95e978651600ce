import { Field, ID, ObjectType } from '@nestjs/graphql';
import { DayScalar } from '../common/scalars.js';
import { UnitRef } from './unit-ref.model.js';

@ObjectType()
export class MyRole {
  @Field(() => String)
  role!: string;
  @Field(() => UnitRef, { nullable: true })
  unit!: UnitRef | null;
  @Field(() => String, { nullable: true })
  lens!: string | null;
  @Field(() => DayScalar, { nullable: true })
  validTo!: string | null;
}

/** The signed-in user. */
@ObjectType()
export class Me {
  @Field(() => ID)
  id!: number;
  @Field(() => String)
  username!: string;
  @Field(() => String)
  displayName!: string;
  @Field(() => [MyRole])
  roles!: MyRole[];
  @Field(() => [String], { description: 'names of shared/permissions' })
  permissions!: string[];
  @Field(() => UnitRef, { nullable: true, description: 'the unit of a head, the city for the committee; null: none' })
  homeUnit!: UnitRef | null;
  @Field(() => DayScalar)
  today!: string;
  @Field(() => Boolean)
  demo!: boolean;
  @Field(() => String, { nullable: true, description: 'a focal officer acts for this head' })
  actsFor!: string | null;
}
