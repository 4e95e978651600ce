import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { UnitRef } from '../../access/unit-ref.model.js';
import { InstantScalar } from '../../common/scalars.js';

@ObjectType({ description: 'what a column of a list can be taken for' })
export class RosterField {
  @Field(() => String)
  code!: string;
  @Field(() => String)
  vi!: string;
  @Field(() => String)
  en!: string;
}

@ObjectType()
export class SheetColumn {
  @Field(() => String, { description: "letters, as in 'AB'" })
  column!: string;
  @Field(() => String)
  header!: string;
  @Field(() => String, { nullable: true, description: 'code of a RosterField; null = not used' })
  field!: string | null;
}

@ObjectType({ description: 'a sheet whose header was found, or of which some rows look like one' })
export class ImportSheet {
  @Field(() => String, { description: "'' for CSV" })
  sheet!: string;
  @Field(() => String, { description: 'people, police_list or other: then the header was not recognised' })
  role!: string;
  @Field(() => [Int])
  headerRows!: number[];
  @Field(() => [SheetColumn])
  columns!: SheetColumn[];
  @Field(() => UnitRef, { nullable: true, description: 'the unit that has said what the columns of this shape mean' })
  rememberedBy!: UnitRef | null;
  @Field(() => InstantScalar, { nullable: true })
  rememberedAt!: number | null;
}

@InputType()
export class ColumnMeaning {
  @Field(() => String)
  column!: string;
  @Field(() => String, { nullable: true, description: 'code of a RosterField; null = not used' })
  field!: string | null;
}
