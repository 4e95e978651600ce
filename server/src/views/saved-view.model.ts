import { Field, ID, ObjectType } from '@nestjs/graphql';
import { InstantScalar } from '../common/scalars.js';

@ObjectType({ description: 'An address that its user keeps under a name' })
export class SavedView {
  @Field(() => ID)
  id!: number;
  @Field(() => String)
  name!: string;
  @Field(() => String, { description: 'path and query of a page of the client' })
  path!: string;
  @Field(() => InstantScalar)
  createdAt!: number;
}
