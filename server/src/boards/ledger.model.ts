import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { UnitRef } from '../access/unit-ref.model.js';
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

@ObjectType({ description: 'Somebody behind a line of a ledger' })
export class LedgerPerson {
  @Field(() => ID)
  personId!: number;
  @Field(() => String)
  fullName!: string;
  @Field(() => DayScalar, { description: 'from this day on they count as they do on the later day' })
  day!: string;
  @Field(() => UnitRef, { nullable: true, description: 'that counts them, or counted them on the earlier day' })
  unit!: UnitRef | null;
  @Field(() => UnitRef, {
    nullable: true,
    description: 'of a transfer, the other side; null for who may not open the page of the person, which tells it',
  })
  otherUnit!: UnitRef | null;
  @Field(() => String, { nullable: true, description: 'null: nothing was known, or not counted here on that day' })
  stageBefore!: string | null;
  @Field(() => String, { nullable: true })
  stageAfter!: string | null;
  @Field(() => Boolean, { description: 'whether the page of the person opens for the caller' })
  mayOpen!: boolean;
}

@ObjectType({ description: 'A page of the people behind a line of a ledger, the latest day first' })
export class LedgerPeople {
  @Field(() => UnitRef)
  unit!: UnitRef;
  @Field(() => DayScalar)
  from!: string;
  @Field(() => DayScalar)
  to!: string;
  @Field(() => String)
  cause!: string;
  @Field(() => Int, { description: 'as many as the line of the ledger says' })
  total!: number;
  @Field(() => [LedgerPerson])
  items!: LedgerPerson[];
}
