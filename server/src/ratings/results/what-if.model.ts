import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { InstantScalar } from '../../common/scalars.js';

@ObjectType({ description: 'How many stand at one place of the distribution, now and by the draft' })
export class WhatIfCount {
  @Field(() => String, { description: 'a level, open (a figure is missing) or not_rated' })
  stand!: string;

  @Field(() => Int)
  before!: number;

  @Field(() => Int)
  after!: number;
}

@ObjectType({ description: 'How many go from one stand to another' })
export class WhatIfMove {
  @Field(() => String)
  from!: string;

  @Field(() => String)
  to!: string;

  @Field(() => Int)
  people!: number;
}

@ObjectType({ description: 'Somebody of the own units who would stand elsewhere' })
export class WhatIfMover {
  @Field(() => ID, { description: 'of the sheet' })
  id!: number;

  @Field(() => String)
  fullName!: string;

  @Field(() => String, { nullable: true })
  title!: string | null;

  @Field(() => String)
  unitName!: string;

  @Field(() => String)
  from!: string;

  @Field(() => String)
  to!: string;
}

@ObjectType({ description: 'What a draft of a scheme would make of the people of a period; nothing is kept' })
export class RatingWhatIf {
  @Field(() => Int)
  people!: number;

  @Field(() => [WhatIfCount], { description: 'the best level first' })
  counts!: WhatIfCount[];

  @Field(() => [WhatIfMove])
  moves!: WhatIfMove[];

  @Field(() => Int, { description: 'of the move that is asked for; of all moves when none is' })
  moversTotal!: number;

  @Field(() => [WhatIfMover])
  movers!: WhatIfMover[];

  @Field(() => InstantScalar, { description: 'when the figures of the people were read' })
  readAt!: number;
}
