import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../common/context.js';
import { IdPipe } from '../common/ids.js';
import { DayScalar } from '../common/scalars.js';
import { AccountsService } from './accounts.service.js';
import { Ctx } from './caller.decorator.js';
import { Needs } from './declare.js';
import { RolesService } from './roles.service.js';
import { NewUserInput } from './user.input.js';
import { Slip, SlipResult, UserAccount, UserPage } from './user.model.js';
import { UserReader } from './user-reader.js';

@Resolver()
export class UsersResolver {
  constructor(
    private readonly reader: UserReader,
    private readonly accounts: AccountsService,
    private readonly roles: RolesService,
  ) {}

  @Needs('user.read')
  @Query(() => UserPage)
  async users(
    @Ctx() ctx: RequestContext,
    @Args('page', { type: () => Int, defaultValue: 0 }) page: number,
    @Args('perPage', { type: () => Int, defaultValue: 50 }) perPage: number,
    @Args('unitId', { type: () => ID, nullable: true }, IdPipe) unitId?: number | null,
    @Args('search', { type: () => String, nullable: true }) search?: string | null,
  ): Promise<UserPage> {
    return this.reader.list(ctx, page, perPage, unitId ?? null, search ?? null);
  }

  @Needs('user.manage')
  @Mutation(() => SlipResult)
  async createUsers(
    @Ctx() ctx: RequestContext,
    @Args('users', { type: () => [NewUserInput] }) users: NewUserInput[],
  ): Promise<SlipResult> {
    return this.accounts.create(ctx, users);
  }

  @Needs('user.manage')
  @Mutation(() => SlipResult, { description: 'username,display_name,role,unit_code,lens,valid_from,valid_to' })
  async createUsersFromCsv(
    @Ctx() ctx: RequestContext,
    @Args('csv', { type: () => String }) csv: string,
  ): Promise<SlipResult> {
    return this.accounts.createFromCsv(ctx, csv);
  }

  @Needs('user.manage')
  @Mutation(() => Slip)
  async resetUser(@Ctx() ctx: RequestContext, @Args('id', { type: () => ID }, IdPipe) id: number): Promise<Slip> {
    return this.accounts.reset(ctx, id);
  }

  @Needs('user.manage')
  @Mutation(() => UserAccount)
  async disableUser(
    @Ctx() ctx: RequestContext,
    @Args('id', { type: () => ID }, IdPipe) id: number,
    @Args('disabled', { type: () => Boolean }) disabled: boolean,
  ): Promise<UserAccount> {
    return this.accounts.disable(ctx, id, disabled);
  }

  @Needs('user.manage')
  @Mutation(() => UserAccount, {
    description: 'ties an account to the person whose it is; left out: takes the tie away',
  })
  async linkUser(
    @Ctx() ctx: RequestContext,
    @Args('id', { type: () => ID }, IdPipe) id: number,
    @Args('personId', { type: () => ID, nullable: true }, IdPipe) personId?: number | null,
  ): Promise<UserAccount> {
    return this.accounts.link(ctx, id, personId ?? null);
  }

  @Needs('role.grant')
  @Mutation(() => UserAccount)
  async grantRole(
    @Ctx() ctx: RequestContext,
    @Args('userId', { type: () => ID }, IdPipe) userId: number,
    @Args('role', { type: () => String }) role: string,
    @Args('unitId', { type: () => ID, nullable: true }, IdPipe) unitId?: number | null,
    @Args('lens', { type: () => String, nullable: true }) lens?: string | null,
    @Args('validFrom', { type: () => DayScalar, nullable: true }) validFrom?: string | null,
    @Args('validTo', { type: () => DayScalar, nullable: true }) validTo?: string | null,
  ): Promise<UserAccount> {
    return this.roles.grant(ctx, userId, {
      role,
      unitId: unitId ?? null,
      lens: lens ?? null,
      validFrom: validFrom ?? null,
      validTo: validTo ?? null,
    });
  }

  @Needs('role.grant')
  @Mutation(() => UserAccount)
  async endRole(
    @Ctx() ctx: RequestContext,
    @Args('roleId', { type: () => ID }, IdPipe) roleId: number,
  ): Promise<UserAccount> {
    return this.roles.end(ctx, roleId);
  }

  @Needs('focal.name')
  @Mutation(() => SlipResult)
  async nameFocal(
    @Ctx() ctx: RequestContext,
    @Args('username', { type: () => String }) username: string,
    @Args('displayName', { type: () => String }) displayName: string,
    @Args('unitId', { type: () => ID }, IdPipe) unitId: number,
    @Args('validFrom', { type: () => DayScalar }) validFrom: string,
    @Args('validTo', { type: () => DayScalar }) validTo: string,
  ): Promise<SlipResult> {
    return this.roles.nameFocal(ctx, username, displayName, unitId, validFrom, validTo);
  }
}
