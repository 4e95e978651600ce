import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { UnitRef } from '../access/unit-ref.model.js';
import { DayScalar } from '../common/scalars.js';

/** A unit with what the tree shows of it; ancestors, childCount, peerGroup and head come from its resolver. */
@ObjectType()
export class Unit extends UnitRef {
  @Field(() => DayScalar, { nullable: true, description: 'null: since before the first date known' })
  validFrom!: string | null;
  @Field(() => DayScalar, { nullable: true, description: 'last day in force; null: still is' })
  validTo!: string | null;
  @Field(() => [UnitRef], { description: 'the units above, the city first' })
  ancestors!: UnitRef[];
  @Field(() => Int)
  childCount!: number;
  @Field(() => String, { description: 'the units it is ranked with today' })
  peerGroup!: string;
  @Field(() => String, { nullable: true, description: 'display name of its head; null: none, or not yours to see' })
  head!: string | null;
  @Field(() => ID, { nullable: true })
  parentId!: number | null;
}

@ObjectType()
export class UnitPage {
  @Field(() => [Unit])
  items!: Unit[];
  @Field(() => Int)
  total!: number;
}

@InputType('UnitFilter')
export class UnitFilterInput {
  @Field(() => String, { nullable: true })
  search?: string | null;
  @Field(() => ID, { nullable: true })
  parentId?: string | null;
  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;
  @Field(() => Boolean, { nullable: true, description: 'true: only units whose people you may look at' })
  inMyScope?: boolean | null;
}
