import { Field, InputType, Int } from '@nestjs/graphql';
import type { Edit } from '@dat100/shared/rating-edit';

@InputType({ description: 'One line of a scheme and what it becomes: a number in its unit, or a choice' })
export class RatingEditInput {
  @Field(() => String)
  path!: string;
  @Field(() => Int, { nullable: true, description: 'hundredths of percent, points or months; parts and weights whole' })
  number?: number | null;
  @Field(() => String, { nullable: true, description: 'where no number is given' })
  choice?: string | null;
}

/** The edits as the rules take them. */
export const editsOf = (edits: readonly RatingEditInput[]): Edit[] =>
  edits.map(({ path, number, choice }) => ({ path, value: number ?? choice ?? '' }));
