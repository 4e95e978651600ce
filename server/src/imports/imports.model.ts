import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { UnitRef } from '../access/unit-ref.model.js';
import { DayScalar, InstantScalar } from '../common/scalars.js';
import { ListedRow } from './listed-row.model.js';

@ObjectType()
export class RowProblem {
  @Field(() => String)
  code!: string;
  @Field(() => String)
  severity!: string;
  @Field(() => String)
  sheet!: string;
  @Field(() => Int)
  row!: number;
  @Field(() => String, { nullable: true })
  column!: string | null;
  @Field(() => String, { nullable: true })
  header!: string | null;
  @Field(() => String, { nullable: true })
  valueMasked!: string | null;
  @Field(() => String)
  messageVi!: string;
  @Field(() => String)
  messageEn!: string;
  @Field(() => [String], {
    nullable: true,
    description: 'of a row whose person has changed since the check: what the row would have changed then',
  })
  changesThen!: string[] | null;
  @Field(() => [String], { nullable: true, description: 'and what it would change now' })
  changesNow!: string[] | null;
}

@ObjectType()
export class ProblemCount {
  @Field(() => String)
  severity!: string;
  @Field(() => Int)
  count!: number;
}

/** rows = accepted + rejected + conflict; accepted = new + changed + unchanged. */
@ObjectType({ description: 'rows = accepted + rejected + conflict; accepted = new + changed + unchanged' })
export class ImportCounts {
  @Field(() => Int)
  rows!: number;
  @Field(() => Int)
  accepted!: number;
  @Field(() => Int)
  acceptedWithRemarks!: number;
  @Field(() => Int)
  rejected!: number;
  @Field(() => Int)
  conflict!: number;
  @Field(() => Int)
  new!: number;
  @Field(() => Int)
  changed!: number;
  @Field(() => Int)
  unchanged!: number;
}

@ObjectType()
export class ImportUnitCount {
  @Field(() => UnitRef)
  unit!: UnitRef;
  @Field(() => Int)
  people!: number;
  @Field(() => Int)
  new!: number;
  @Field(() => Int)
  changed!: number;
  @Field(() => Int)
  unchanged!: number;
}

@ObjectType()
export class ImportConflict extends ListedRow {
  @Field(() => String)
  code!: string;
  @Field(() => UnitRef)
  unit!: UnitRef;
  @Field(() => String, { nullable: true, description: 'the other unit, when it lies in your scope' })
  otherUnitText!: string | null;
  @Field(() => String, { description: 'planned, open, kept, applied, superseded or undone' })
  state!: string;
  @Field(() => String)
  messageVi!: string;
  @Field(() => String)
  messageEn!: string;
}

@ObjectType()
export class Import {
  @Field(() => ID)
  id!: number;
  @Field(() => String)
  fileName!: string;
  @Field(() => String)
  kind!: string;
  @Field(() => UnitRef)
  unit!: UnitRef;
  @Field(() => DayScalar)
  asOf!: string;
  @Field(() => String, { description: 'given, file or today' })
  asOfFrom!: string;
  @Field(() => String, {
    description: 'reading, planned, refused, failed, discarded, applying, cancelled, applied, undoing or undone',
  })
  state!: string;
  @Field(() => InstantScalar)
  createdAt!: number;
  @Field(() => String)
  createdBy!: string;
  @Field(() => InstantScalar, { nullable: true })
  appliedAt!: number | null;
  @Field(() => String, { nullable: true })
  refusalCode!: string | null;
  @Field(() => String, { nullable: true })
  refusalVi!: string | null;
  @Field(() => String, { nullable: true })
  refusalEn!: string | null;
  @Field(() => [String])
  sheets!: string[];
  @Field(() => ImportCounts)
  counts!: ImportCounts;
}

@ObjectType()
export class ImportPage {
  @Field(() => [Import])
  items!: Import[];
  @Field(() => Int)
  total!: number;
}
