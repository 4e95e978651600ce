import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { RowProblem } from '../imports.model.js';
import { ListedRow } from '../listed-row.model.js';

@InputType()
export class ImportRowFilter {
  @Field(() => String, { nullable: true, description: 'new, changed, unchanged, conflict or rejected' })
  outcome?: string | null;
  @Field(() => ID, { nullable: true, description: 'the unit that the row is of, with all below it' })
  unitId?: string | null;
  @Field(() => Int, { nullable: true, description: "the row's number in its sheet" })
  row?: number | null;
  @Field(() => Boolean, { defaultValue: false, description: 'only rows with a remark' })
  remarked?: boolean;
}

/** A row of a list: who, where, what comes of it, what was read, what it changes and what is wrong with it. */
@ObjectType({ description: 'a row of a list with what it does; ids and telephone numbers are masked' })
export class ImportRow extends ListedRow {
  @Field(() => String)
  unitName!: string;
  @Field(() => String)
  outcome!: string;
  @Field(() => String, { description: 'planned, same, open, done, kept, applied, superseded or undone' })
  state!: string;
  @Field(() => [String], {
    description: "what was read, in codes: 'sex: female', 'vneid_level2: activated 05/11/2023'",
  })
  values!: string[];
  @Field(() => [String], { description: "what changes, in codes, what is known first: 'sex: male → female'" })
  changes!: string[];
  @Field(() => [RowProblem])
  problems!: RowProblem[];
}

@ObjectType()
export class ImportRowPage {
  @Field(() => [ImportRow])
  items!: ImportRow[];
  @Field(() => Int)
  total!: number;
}
