import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { NamedCode } from '../../common/named-code.model.js';

@InputType('RatingSettingsGroupInput')
@ObjectType({ description: 'People whose duties are alike: their own share of the cap' })
export class RatingSettingsGroup extends NamedCode {
  @Field(() => [String], { description: 'job titles that fall under it, as people write them' })
  titles!: string[];
}

@InputType('RatingSettingsBandInput')
@ObjectType({ description: "What a unit's rate is called from a threshold on" })
export class RatingSettingsBand extends NamedCode {
  @Field(() => Int, { description: 'hundredths of a percent' })
  from!: number;
}

@InputType('RatingSettingsLimitInput')
@ObjectType({ description: 'So many days; the day it begins on is not counted' })
export class RatingSettingsLimit {
  @Field(() => Int)
  days!: number;
  @Field(() => String, { description: 'calendar, working' })
  kind!: string;
}

@InputType('RatingSettingsClocksInput')
@ObjectType({ description: 'How long what may take' })
export class RatingSettingsClocks {
  @Field(() => RatingSettingsLimit, { description: 'to answer an objection' })
  objection!: RatingSettingsLimit;
  @Field(() => RatingSettingsLimit, { description: 'to appeal, from the lock on' })
  appealOpen!: RatingSettingsLimit;
  @Field(() => RatingSettingsLimit, { description: 'to answer an appeal' })
  appeal!: RatingSettingsLimit;
  @Field(() => RatingSettingsLimit, { description: 'to answer a correction' })
  correction!: RatingSettingsLimit;
}

@InputType('RatingSettingsInput')
@ObjectType({ description: 'What a period is run by, beside its scheme' })
export class RatingSettings {
  @Field(() => [RatingSettingsGroup])
  dutyGroups!: RatingSettingsGroup[];
  @Field(() => RatingSettingsClocks)
  clocks!: RatingSettingsClocks;
  @Field(() => [RatingSettingsBand], { description: 'the best first' })
  bands!: RatingSettingsBand[];
  @Field(() => Int, { description: 'emulation points of a unit that brought everybody to the end, in hundredths' })
  mostPoints!: number;
  @Field(() => Int, { description: 'units of fewer people in scope have no rank' })
  leastPeople!: number;
}
