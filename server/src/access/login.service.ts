import { Injectable } from '@nestjs/common';
import { audit } from '../audit/audit.js';
import { Clock } from '../common/clock.js';
import type { RequestContext } from '../common/context.js';
import { UserError } from '../common/errors.js';
import { Database } from '../database/database.js';
import type { Tx } from '../database/sql.js';
import { Callers, type Caller } from './callers.js';
import { LoginThrottle } from './login-throttle.js';
import { hashPassword, isPassword, requireGoodPassword } from './passwords.js';
import { Sessions } from './sessions.js';
import { usernameForm } from './usernames.js';

/** A new session: the token for the cookie, and the caller it stands for. */
export interface SignedIn {
  token: string;
  caller: Caller;
}

interface AccountRow {
  id: number;
  username: string;
  display_name: string;
  password_hash: string | null;
  disabled: number;
}

/** Login, logout and one's own password. */
@Injectable()
export class LoginService {
  constructor(
    private readonly db: Database,
    private readonly sessions: Sessions,
    private readonly callers: Callers,
    private readonly throttle: LoginThrottle,
    private readonly clock: Clock,
  ) {}

  /**
   * Unknown, closed, not opened yet and wrong password look the same and cost the same.
   * @throws bad_login, too_many_attempts
   */
  async login(typed: string, password: string, replaced: Caller): Promise<SignedIn> {
    const username = usernameForm(typed);
    await this.throttle.admit(username, this.clock.now());
    const account = await this.db.read.one<AccountRow>(
      'SELECT id, username, display_name, password_hash, disabled FROM user_account WHERE username = ?',
      [username],
    );
    const right = await isPassword(account?.password_hash ?? null, password);
    if (!account || !right || Number(account.disabled) !== 0) throw badLogin();
    return this.signIn(Number(account.id), username, account.display_name, 'login', replaced);
  }

  /** Starts a session of its own for each login; the one the browser came with ends. */
  async signIn(
    userId: number,
    username: string,
    displayName: string,
    action: string,
    replaced: Caller,
  ): Promise<SignedIn> {
    const now = this.clock.now();
    const token = await this.db.transaction(async (tx) => {
      if (replaced.session) await this.sessions.end(tx, replaced.session.tokenHash);
      await this.throttle.forgive(tx, username, now);
      const started = await this.sessions.start(tx, userId, now);
      await this.trace(tx, { userId, label: displayName, onBehalfOf: null }, action, userId);
      return started;
    });
    const session = await this.sessions.of(token, now);
    if (!session) throw badLogin();
    return { token, caller: await this.callers.ofSession(session) };
  }

  async logout({ ctx, session }: Caller): Promise<boolean> {
    if (!session) return true;
    await this.db.transaction(async (tx) => {
      await this.sessions.end(tx, session.tokenHash);
      await this.trace(tx, { ...ctx.actor, onBehalfOf: null }, 'logout', session.userId);
    });
    return true;
  }

  /** The other sessions of the account end. @throws bad_login, weak_password, too_many_attempts */
  async changePassword({ ctx, session }: Caller, old: string, wanted: string): Promise<boolean> {
    if (!session) throw badLogin();
    await this.throttle.admit(session.username, ctx.now);
    const account = await this.db.read.one<AccountRow>('SELECT password_hash FROM user_account WHERE id = ?', [
      session.userId,
    ]);
    if (!(await isPassword(account?.password_hash ?? null, old))) throw wrongOld();
    requireGoodPassword(wanted, session.username);
    const hash = await hashPassword(wanted);
    await this.db.transaction(async (tx) => {
      await tx.run('UPDATE user_account SET password_hash = ?, slip_hash = NULL, slip_expires_at = NULL WHERE id = ?', [
        hash,
        session.userId,
      ]);
      await this.sessions.endAll(tx, session.userId, session.tokenHash);
      await this.throttle.forgive(tx, session.username, ctx.now);
      await this.trace(tx, { ...ctx.actor, onBehalfOf: null }, 'password_changed', session.userId);
    });
    return true;
  }

  private async trace(tx: Tx, actor: RequestContext['actor'], action: string, userId: number): Promise<void> {
    const ctx = { actor, roles: [], personId: null, system: false, now: this.clock.now(), today: this.clock.today() };
    await audit(tx, ctx, { action, subjectType: 'user', subjectId: userId, unitId: null, detail: {} });
  }
}

function badLogin(): UserError {
  return new UserError(
    'bad_input',
    'bad_login',
    'Tên đăng nhập hoặc mật khẩu không đúng. Lần đầu đăng nhập, hãy dùng mã trên phiếu mở tài khoản.',
    'The username or the password is not right. For a first login, use the code on your slip.',
  );
}

function wrongOld(): UserError {
  return new UserError(
    'bad_input',
    'bad_login',
    'Mật khẩu hiện tại không đúng.',
    'The current password is not right.',
    'old',
  );
}
