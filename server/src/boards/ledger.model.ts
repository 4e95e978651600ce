import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DayScalar } from '../common/scalars.js';

@ObjectType({ description: 'A figure on one of the two days' })
export class LedgerDay {
  @Field(() => DayScalar)
  day!: string;
  @Field(() => Int)
  claimed!: number;
  @Field(() => Int)
  inScope!: number;
  @Field(() => String, { description: '"97,4 %", cut off and never rounded up' })
  rateText!: string;
}

@ObjectType({ description: 'All people who count differently for one cause' })
export class BoardLedgerLine {
  @Field(() => String, {
    description:
      'completed, fell_back, joined, left, transferred_in, transferred_out, exempted, deferred, exemption_ended, lens_changed, corrected',
  })
  cause!: string;
  @Field(() => Int)
  people!: number;
  @Field(() => Int, { description: 'what they add to those who achieved; below 0: take away' })
  achieved!: number;
  @Field(() => Int, { description: 'what they add to those in scope' })
  inScope!: number;
  @Field(() => Int, {
    nullable: true,
    description: 'their part of the change of the rate, in tenths of a point; null without a rate',
  })
  pointsTenths!: number | null;
}

@ObjectType({ description: 'Why a rate is another than on an earlier day; the lines sum to the difference exactly' })
export class BoardLedger {
  @Field(() => String)
  criterion!: string;
  @Field(() => String)
  lens!: string;
  @Field(() => LedgerDay)
  before!: LedgerDay;
  @Field(() => LedgerDay)
  after!: LedgerDay;
  @Field(() => Int, {
    nullable: true,
    description: 'change of the printed rate in tenths of a point; null when nobody is in scope on one of the days',
  })
  pointsTenths!: number | null;
  @Field(() => [BoardLedgerLine], {
    nullable: true,
    description: 'null: hidden, for causes tell of single people and the unit is not yours',
  })
  lines!: BoardLedgerLine[] | null;
}
