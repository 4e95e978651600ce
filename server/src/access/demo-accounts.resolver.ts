import { Inject } from '@nestjs/common';
import { Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { SETTINGS } from '../common/tokens.js';
import type { Settings } from '../config/settings.js';
import { Public } from './declare.js';
import { readDemoAccounts } from './demo-accounts.js';

@ObjectType()
export class DemoAccount {
  @Field(() => String)
  username!: string;
  @Field(() => String)
  password!: string;
  @Field(() => String)
  role!: string;
  @Field(() => String)
  displayName!: string;
  @Field(() => String)
  unitText!: string;
}

@Resolver()
export class DemoAccountsResolver {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  @Public()
  @Query(() => [DemoAccount], { description: 'demo mode only, else empty' })
  demoAccounts(): DemoAccount[] {
    return this.settings.demo && !this.settings.production ? readDemoAccounts(this.settings.dataDir) : [];
  }
}
