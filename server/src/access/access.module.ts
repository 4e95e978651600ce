import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { Callers } from './callers.js';
import { LoginService } from './login.service.js';
import { LoginThrottle } from './login-throttle.js';
import { MeService } from './me.service.js';
import { OpenAccountService } from './open-account.service.js';
import { SessionResolver } from './session.resolver.js';
import { Sessions } from './sessions.js';

/** Who may do what, where: sessions, roles, accounts, and the guard before every operation. */
@Module({
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    Sessions,
    Callers,
    LoginThrottle,
    LoginService,
    OpenAccountService,
    MeService,
    SessionResolver,
  ],
  exports: [Callers, Sessions],
})
export class AccessModule {}
