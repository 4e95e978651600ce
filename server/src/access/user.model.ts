import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DayScalar, InstantScalar } from '../common/scalars.js';
import { UnitRef } from './unit-ref.model.js';

@ObjectType()
export class UserRole {
  @Field(() => ID)
  id!: number;
  @Field(() => String)
  role!: string;
  @Field(() => UnitRef, { nullable: true })
  unit!: UnitRef | null;
  @Field(() => String, { nullable: true })
  lens!: string | null;
  @Field(() => DayScalar, { nullable: true })
  validFrom!: string | null;
  @Field(() => DayScalar, { nullable: true })
  validTo!: string | null;
}

/** An account with the roles it has inside the caller's scope. */
@ObjectType()
export class UserAccount {
  @Field(() => ID)
  id!: number;
  @Field(() => String)
  username!: string;
  @Field(() => String)
  displayName!: string;
  @Field(() => Boolean)
  disabled!: boolean;
  @Field(() => Boolean)
  opened!: boolean;
  @Field(() => Boolean, { description: 'tied to the person whose it is' })
  linked!: boolean;
  @Field(() => [UserRole])
  roles!: UserRole[];
  @Field(() => InstantScalar)
  createdAt!: number;
}

@ObjectType()
export class UserPage {
  @Field(() => [UserAccount])
  items!: UserAccount[];
  @Field(() => Int)
  total!: number;
}

/** A one-time code to print: shown once, never readable again. */
@ObjectType()
export class Slip {
  @Field(() => String)
  username!: string;
  @Field(() => String)
  displayName!: string;
  @Field(() => String)
  role!: string;
  @Field(() => String)
  unitText!: string;
  @Field(() => String)
  code!: string;
  @Field(() => InstantScalar)
  expiresAt!: number;
}

@ObjectType()
export class LineProblem {
  @Field(() => Int)
  line!: number;
  @Field(() => String)
  code!: string;
  @Field(() => String)
  messageVi!: string;
  @Field(() => String)
  messageEn!: string;
}

/** Either slips for all lines, or the problems and nothing done. */
@ObjectType()
export class SlipResult {
  @Field(() => [Slip])
  slips!: Slip[];
  @Field(() => [LineProblem])
  problems!: LineProblem[];
}
