import { Field, Int, ObjectType } from '@nestjs/graphql';
import { InstantScalar } from '../common/scalars.js';

@ObjectType({ isAbstract: true })
class Publication {
  @Field(() => Int)
  version!: number;
  @Field(() => String, { description: 'SHA-256 of the canonical text' })
  digest!: string;
  @Field(() => InstantScalar)
  publishedAt!: number;
  @Field(() => String, { nullable: true, description: 'null: it came with the software' })
  publishedBy!: string | null;
  @Field(() => String, { nullable: true })
  note!: string | null;
}

@ObjectType({ description: 'The newest version of a rating scheme' })
export class RatingSchemeItem extends Publication {
  @Field(() => String)
  code!: string;
  @Field(() => String, { description: 'conditions, points' })
  kind!: string;
  @Field(() => String)
  nameVi!: string;
  @Field(() => String)
  nameEn!: string;
  @Field(() => [String], { description: 'employment kinds it rates' })
  kinds!: string[];
  @Field(() => Int)
  yearFrom!: number;
  @Field(() => Int, { nullable: true, description: 'null: still in force' })
  yearTo!: number | null;
}

@ObjectType()
export class RatingSchemeProblem {
  @Field(() => String)
  code!: string;
  @Field(() => String, { description: 'place of the line it is about' })
  path!: string;
  @Field(() => String)
  messageVi!: string;
  @Field(() => String)
  messageEn!: string;
}

@ObjectType({ description: 'What is to become the next version; one a scheme' })
export class RatingDraft {
  @Field(() => String, { description: 'canonical JSON' })
  content!: string;
  @Field(() => Int, { description: 'to be sent with the next change' })
  revision!: number;
  @Field(() => Int, { description: 'the version it began from' })
  base!: number;
  @Field(() => InstantScalar)
  editedAt!: number;
  @Field(() => String)
  editedBy!: string;
  @Field(() => [RatingSchemeProblem], { description: 'empty: it can be published' })
  problems!: RatingSchemeProblem[];
}

@ObjectType({ description: 'A version of a rating scheme, and the draft beside it for those who may edit' })
export class RatingSchemePage extends RatingSchemeItem {
  @Field(() => String, { description: 'canonical JSON' })
  content!: string;
  @Field(() => Boolean)
  mayEdit!: boolean;
  @Field(() => RatingDraft, { nullable: true })
  draft!: RatingDraft | null;
}

@ObjectType({ description: 'A line that is not the same in two versions; null where a version has no such line' })
export class RatingSchemeChange {
  @Field(() => String)
  labelVi!: string;
  @Field(() => String)
  labelEn!: string;
  @Field(() => String, { nullable: true })
  beforeVi!: string | null;
  @Field(() => String, { nullable: true })
  beforeEn!: string | null;
  @Field(() => String, { nullable: true })
  afterVi!: string | null;
  @Field(() => String, { nullable: true })
  afterEn!: string | null;
}

@ObjectType()
export class RatingSchemeVersion extends Publication {
  @Field(() => [RatingSchemeChange], { description: 'against the version before' })
  changes!: RatingSchemeChange[];
}
