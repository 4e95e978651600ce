import { Injectable } from '@nestjs/common';
import { searchForm } from '@dat100/shared/vietnamese-text';
import { Clock } from '../common/clock.js';
import { UserError } from '../common/errors.js';
import { Database } from '../database/database.js';
import { Keys } from '../database/keys.js';
import type { Tx } from '../database/sql.js';
import type { Caller } from './callers.js';
import {
  FIRST_ADMINISTRATOR,
  firstAdministratorName,
  isFirstAdministratorCode,
  takeFirstAdministratorCode,
} from './first-administrator.js';
import { LoginService, type SignedIn } from './login.service.js';
import { hashPassword, requireGoodPassword } from './passwords.js';
import { Sessions } from './sessions.js';
import { slipDigest } from './slips.js';

interface Opened {
  id: number;
  username: string;
  displayName: string;
}

/** Opening an account, or taking it back after a reset, by the code of a printed slip. */
@Injectable()
export class OpenAccountService {
  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
    private readonly sessions: Sessions,
    private readonly logins: LoginService,
    private readonly clock: Clock,
  ) {}

  /** A password that is refused leaves the slip as it was. @throws bad_slip, weak_password */
  async open(code: string, password: string, replaced: Caller): Promise<SignedIn> {
    const digest = slipDigest(code);
    const now = this.clock.now();
    const account = await this.db.read.one<{ id: number; username: string; display_name: string }>(
      'SELECT id, username, display_name FROM user_account WHERE slip_hash = ? AND slip_expires_at > ? AND disabled = 0',
      [digest, now],
    );
    if (!account && !(await isFirstAdministratorCode(this.db.read, code, now))) throw badSlip();
    requireGoodPassword(password, account?.username ?? FIRST_ADMINISTRATOR.username);
    const hash = await hashPassword(password);
    const opened = await this.db.transaction(async (tx) => {
      if (!account) return this.openFirst(tx, code, hash, now);
      await this.useSlip(tx, Number(account.id), digest, hash);
      return { id: Number(account.id), username: account.username, displayName: account.display_name };
    });
    return this.logins.signIn(opened.id, opened.username, opened.displayName, 'account_opened', replaced);
  }

  /** Once only: whoever comes second finds the digest gone. */
  private async useSlip(tx: Tx, userId: number, digest: string, hash: string): Promise<void> {
    const used = await tx.run(
      'UPDATE user_account SET password_hash = ?, slip_hash = NULL, slip_expires_at = NULL WHERE id = ? AND slip_hash = ?',
      [hash, userId, digest],
    );
    if (used !== 1) throw badSlip();
    await this.sessions.endAll(tx, userId);
  }

  private async openFirst(tx: Tx, code: string, hash: string, now: number): Promise<Opened> {
    if (!(await takeFirstAdministratorCode(tx, code, now))) throw badSlip();
    const id = this.keys.next();
    const username = await firstAdministratorName(tx);
    const { displayName } = FIRST_ADMINISTRATOR;
    await tx.insert(
      'user_account',
      ['id', 'username', 'display_name', 'search_name', 'password_hash', 'created_at'],
      [[id, username, displayName, searchForm(`${displayName} ${username}`), hash, now]],
    );
    await tx.insert(
      'user_role',
      ['id', 'user_id', 'role', 'granted_at'],
      [[this.keys.next(), id, 'administrator', now]],
    );
    return { id, username, displayName };
  }
}

function badSlip(): UserError {
  return new UserError(
    'bad_input',
    'bad_slip',
    'Mã trên phiếu không đúng, đã được dùng hoặc đã quá 7 ngày. Hãy xin cấp trên cấp lại phiếu.',
    'The code is not right, has been used, or is older than 7 days. Ask the level above for a new slip.',
    'code',
  );
}
