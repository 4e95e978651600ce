import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { RatingEditInput } from '../rating-edit.input.js';

@InputType({ description: 'Which move to list, and from which place on' })
export class WhatIfMoversInput {
  @Field(() => String, { nullable: true, description: 'left out: from anywhere' })
  from?: string | null;

  @Field(() => String, { nullable: true })
  to?: string | null;

  @Field(() => Int, { defaultValue: 0 })
  page!: number;

  @Field(() => Int, { defaultValue: 25 })
  perPage!: number;
}

@InputType({ description: 'A draft as it stands on the screen, held against the people of a period' })
export class RatingWhatIfInput {
  @Field(() => String, { description: 'of the scheme' })
  code!: string;

  @Field(() => ID)
  periodId!: string;

  @Field(() => [RatingEditInput], { description: 'what was typed and not saved yet, on top of the draft' })
  edits!: RatingEditInput[];

  @Field(() => WhatIfMoversInput)
  movers!: WhatIfMoversInput;
}
