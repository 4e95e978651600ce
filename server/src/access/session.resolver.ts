import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Response } from 'express';
import { SETTINGS } from '../common/tokens.js';
import type { Settings } from '../config/settings.js';
import { CurrentCaller, HttpResponse } from './caller.decorator.js';
import type { Caller } from './callers.js';
import { Public, SignedIn } from './declare.js';
import { LoginService, type SignedIn as NewSession } from './login.service.js';
import { Me } from './me.model.js';
import { MeService } from './me.service.js';
import { OpenAccountService } from './open-account.service.js';
import { clearSessionCookie, setSessionCookie } from './session-cookie.js';
import { Sessions } from './sessions.js';

@Resolver()
export class SessionResolver {
  constructor(
    private readonly logins: LoginService,
    private readonly openings: OpenAccountService,
    private readonly mes: MeService,
    private readonly sessions: Sessions,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Public()
  @Query(() => Me, { nullable: true, description: 'null: not signed in' })
  async me(@CurrentCaller() caller: Caller): Promise<Me | null> {
    return this.mes.of(caller);
  }

  @Public()
  @Mutation(() => Me, { description: 'sets the session cookie' })
  async login(
    @Args('username', { type: () => String }) username: string,
    @Args('password', { type: () => String }) password: string,
    @CurrentCaller() caller: Caller,
    @HttpResponse() response: Response,
  ): Promise<Me | null> {
    return this.welcome(await this.logins.login(username, password, caller), response);
  }

  @Public()
  @Mutation(() => Boolean)
  async logout(@CurrentCaller() caller: Caller, @HttpResponse() response: Response): Promise<boolean> {
    clearSessionCookie(response, this.settings.production);
    return this.logins.logout(caller);
  }

  @Public()
  @Mutation(() => Me, { description: 'first use or reset of an account by its printed one-time slip' })
  async openAccount(
    @Args('code', { type: () => String }) code: string,
    @Args('password', { type: () => String }) password: string,
    @CurrentCaller() caller: Caller,
    @HttpResponse() response: Response,
  ): Promise<Me | null> {
    return this.welcome(await this.openings.open(code, password, caller), response);
  }

  @SignedIn()
  @Mutation(() => Boolean)
  async changePassword(
    @Args('old', { type: () => String }) old: string,
    @Args('new', { type: () => String }) wanted: string,
    @CurrentCaller() caller: Caller,
  ): Promise<boolean> {
    return this.logins.changePassword(caller, old, wanted);
  }

  private async welcome({ token, caller }: NewSession, response: Response): Promise<Me | null> {
    setSessionCookie(response, token, this.sessions.cookieMs, this.settings.production);
    return this.mes.of(caller);
  }
}
