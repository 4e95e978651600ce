import { Field, Int, ObjectType } from '@nestjs/graphql';
import { InstantScalar } from '../../common/scalars.js';
import { ListedRow } from '../listed-row.model.js';

@ObjectType()
export class LeftCount {
  @Field(() => String, { description: 'newer_on_top or asserted_by_another' })
  code!: string;
  @Field(() => Int)
  n!: number;
}

@ObjectType({ description: 'what an undo would take back, and what it has taken back' })
export class ImportUndo {
  @Field(() => InstantScalar, { nullable: true, description: 'when it was undone last' })
  at!: number | null;
  @Field(() => Boolean, { description: 'whether rows of it stand that an undo may take back now' })
  possible!: boolean;
  @Field(() => Int, { description: 'people whom it brought in, as far as it stands' })
  new!: number;
  @Field(() => Int, { description: 'people it changed' })
  changed!: number;
  @Field(() => Int, { description: 'people of whom it said what was known' })
  unchanged!: number;
  @Field(() => Int, { description: 'conflicts that were decided for it' })
  decided!: number;
  @Field(() => Int, { description: 'rows that wait for a decision' })
  waiting!: number;
  @Field(() => Int, { description: 'of those it brought in or changed, people who have changed since: these stay' })
  changedSince!: number;
  @Field(() => Int, { description: 'rows that have been taken back' })
  undone!: number;
  @Field(() => [LeftCount], { description: 'rows that an undo has left, by reason' })
  left!: LeftCount[];
}

@ObjectType()
export class LeftRow extends ListedRow {
  @Field(() => String)
  code!: string;
  @Field(() => String)
  messageVi!: string;
  @Field(() => String)
  messageEn!: string;
}
