import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { AccountsService } from './accounts.service.js';
import { AuditLogResolver } from './audit-log.resolver.js';
import { AuditLogService } from './audit-log.service.js';
import { Callers } from './callers.js';
import { DemoAccountsResolver } from './demo-accounts.resolver.js';
import { LiveSockets } from './live-sockets.js';
import { LoginService } from './login.service.js';
import { LoginThrottle } from './login-throttle.js';
import { MeService } from './me.service.js';
import { OpenAccountService } from './open-account.service.js';
import { RolesService } from './roles.service.js';
import { SessionResolver } from './session.resolver.js';
import { Sessions } from './sessions.js';
import { UserReader } from './user-reader.js';
import { UsersResolver } from './users.resolver.js';

/** Who may do what, where: sessions, roles, accounts, the audit log, and the guard before every operation. */
@Module({
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    Sessions,
    Callers,
    LoginThrottle,
    LoginService,
    OpenAccountService,
    MeService,
    UserReader,
    AccountsService,
    RolesService,
    AuditLogService,
    LiveSockets,
    SessionResolver,
    UsersResolver,
    AuditLogResolver,
    DemoAccountsResolver,
  ],
  exports: [Callers, Sessions, LiveSockets, AccountsService, RolesService],
})
export class AccessModule {}
