import { Injectable } from '@nestjs/common';
import { UserError } from '../common/errors.js';
import { Database } from '../database/database.js';
import { digestOf } from '../database/secrets.js';
import type { Tx } from '../database/sql.js';

const FAILURES = 10;
const MINUTES = 15;
const MINUTE_MS = 60_000;

/**
 * At most 10 failed logins for a username within 15 minutes, known or unknown, counted in the database so that it
 * holds across processes. An attempt is counted before the password is looked at, and forgiven when it was right:
 * a thousand attempts at once do not slip through. What is refused here is not counted, so waiting always helps.
 */
@Injectable()
export class LoginThrottle {
  constructor(private readonly db: Database) {}

  /** @throws too_many_attempts */
  async admit(username: string, now: number): Promise<void> {
    const key = keyOf(username);
    const minute = Math.floor(now / MINUTE_MS);
    await this.db.transaction(async (tx) => {
      // Writing first locks the row, so that attempts at the same time are counted one after the other.
      await tx.upsert(
        'login_attempt',
        ['username_digest', 'minute'],
        ['username_digest', 'minute', 'failures'],
        [[key, minute, 1]],
        'add',
      );
      const row = await tx.one<{ n: number }>(
        'SELECT SUM(failures) AS n FROM login_attempt WHERE username_digest = ? AND minute > ?',
        [key, minute - MINUTES],
      );
      if (Number(row?.n ?? 0) > FAILURES) throw tooMany();
    });
  }

  /** The password was right: what was counted against the username is forgotten, and what is too old for anyone. */
  async forgive(tx: Tx, username: string, now: number): Promise<void> {
    await tx.run('DELETE FROM login_attempt WHERE username_digest = ? OR minute <= ?', [
      keyOf(username),
      Math.floor(now / MINUTE_MS) - MINUTES,
    ]);
  }
}

function keyOf(username: string): string {
  return digestOf(`login:${username}`);
}

function tooMany(): UserError {
  return new UserError(
    'unavailable',
    'too_many_attempts',
    'Đăng nhập sai quá nhiều lần. Hãy đợi 15 phút, hoặc nhờ cấp trên cấp lại phiếu mở tài khoản.',
    'Too many failed attempts. Wait 15 minutes, or ask the level above for a new slip.',
  );
}
