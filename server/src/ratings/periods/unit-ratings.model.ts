import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { NamedCode } from '../../common/named-code.model.js';

@ObjectType({ description: 'Units that were ranked together' })
export class RatedUnitGroup {
  @Field(() => String)
  key!: string;
  @Field(() => String)
  nameVi!: string;
  @Field(() => String)
  nameEn!: string;
  @Field(() => String, { description: 'the unit above them' })
  under!: string;
  @Field(() => Int)
  units!: number;
  @Field(() => Int, { description: 'of them: with a rank' })
  ranked!: number;
}

@ObjectType({ description: 'What a rate is called from a threshold on' })
export class RatedUnitBand extends NamedCode {
  @Field(() => Int, { description: 'hundredths of a percent' })
  from!: number;
}

@ObjectType({ description: 'People of a unit for one criterion, at the cut-off' })
export class RatedUnitFigure {
  @Field(() => String)
  criterion!: string;
  @Field(() => Int)
  inScope!: number;
  @Field(() => Int, { description: 'on the basis of the scheme' })
  achieved!: number;
}

@ObjectType({ description: 'A unit as it was rated when the period was opened' })
export class RatedUnitRow {
  @Field(() => ID)
  unitId!: number;
  @Field(() => String)
  code!: string;
  @Field(() => String)
  name!: string;
  @Field(() => String)
  pathText!: string;
  @Field(() => Boolean, { description: 'too few people to be shown to the caller: no figures' })
  hidden!: boolean;
  @Field(() => Int, { nullable: true, description: 'the most people in scope of a criterion' })
  people!: number | null;
  @Field(() => Int, { nullable: true, description: 'hundredths of a percent, cut off; null: nobody in scope' })
  rate!: number | null;
  @Field(() => Int, { nullable: true, description: 'null: too small, or nobody in scope' })
  place!: number | null;
  @Field(() => Int, { description: 'units that share the place, this one included' })
  tied!: number;
  @Field(() => String, { nullable: true })
  band!: string | null;
  @Field(() => Int, { nullable: true, description: 'emulation points in hundredths' })
  points!: number | null;
  @Field(() => [RatedUnitFigure])
  figures!: RatedUnitFigure[];
}

@ObjectType({ description: 'Ratings of units in a period' })
export class RatedUnits {
  @Field(() => String, { description: 'claimed, verified or police' })
  basis!: string;
  @Field(() => Int, { description: 'units of fewer people have no rank' })
  leastPeople!: number;
  @Field(() => Int, { description: 'hundredths' })
  mostPoints!: number;
  @Field(() => [RatedUnitBand], { description: 'the best first' })
  bands!: RatedUnitBand[];
  @Field(() => [RatedUnitGroup])
  groups!: RatedUnitGroup[];
  @Field(() => String, { nullable: true, description: 'the one whose units these are' })
  group!: string | null;
  @Field(() => [RatedUnitRow], { description: 'by place, then by name' })
  units!: RatedUnitRow[];
}
