import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { digestOf } from '../database/secrets.js';
import { marks, type Tx } from '../database/sql.js';

const HOUR_MS = 3_600_000;
const IDLE_MS = 12 * HOUR_MS;
const WHOLE_MS = 7 * 24 * HOUR_MS;
/** Using a session writes it down at most this often. */
export const TOUCH_MS = 5 * 60_000;

/** A session that holds now, with what the account says at this moment. */
export interface LiveSession {
  tokenHash: string;
  userId: number;
  username: string;
  displayName: string;
  personId: number | null;
  roleVersion: number;
}

interface SessionRow {
  token_hash: string;
  user_id: number;
  created_at: number;
  seen_at: number;
  username: string;
  display_name: string;
  person_id: number | null;
  role_version: number;
}

/**
 * Opaque sessions: the browser holds a random token, the database its digest. A session ends 12 hours after its last
 * use and 7 days after login; it is read anew at each request, so that ending it or closing the account holds at once.
 */
@Injectable()
export class Sessions {
  constructor(private readonly db: Database) {}

  /** Starts a session; the token is not kept anywhere on our side. */
  async start(tx: Tx, userId: number, now: number): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await tx.run('DELETE FROM session WHERE user_id = ? AND expires_at <= ?', [userId, now]);
    await tx.insert(
      'session',
      ['token_hash', 'user_id', 'created_at', 'seen_at', 'expires_at'],
      [[digestOf(token), userId, now, now, now + IDLE_MS]],
    );
    return token;
  }

  /** The session of a token, or null when there is none, it has expired, or its account is closed. */
  async of(token: string, now: number): Promise<LiveSession | null> {
    const row = await this.db.read.one<SessionRow>(
      `SELECT s.token_hash, s.user_id, s.created_at, s.seen_at, u.username, u.display_name, u.person_id, u.role_version
         FROM session s JOIN user_account u ON u.id = s.user_id
        WHERE s.token_hash = ? AND s.expires_at > ? AND u.disabled = 0`,
      [digestOf(token), now],
    );
    if (!row) return null;
    if (now - Number(row.seen_at) >= TOUCH_MS) await this.touch(row, now);
    return {
      tokenHash: row.token_hash,
      userId: Number(row.user_id),
      username: row.username,
      displayName: row.display_name,
      personId: row.person_id === null ? null : Number(row.person_id),
      roleVersion: Number(row.role_version),
    };
  }

  /** The role version of each session that still holds: what is missing has ended. */
  async versions(tokenHashes: readonly string[], now: number): Promise<Map<string, number>> {
    if (tokenHashes.length === 0) return new Map();
    const rows = await this.db.read.rows<{ token_hash: string; role_version: number }>(
      `SELECT s.token_hash, u.role_version FROM session s JOIN user_account u ON u.id = s.user_id
        WHERE s.token_hash IN (${marks(tokenHashes.length)}) AND s.expires_at > ? AND u.disabled = 0`,
      [...tokenHashes, now],
    );
    return new Map(rows.map((row) => [row.token_hash, Number(row.role_version)]));
  }

  async end(tx: Tx, tokenHash: string): Promise<void> {
    await tx.run('DELETE FROM session WHERE token_hash = ?', [tokenHash]);
  }

  /** Ends all sessions of an account, but for the one that asks for it. */
  async endAll(tx: Tx, userId: number, but: string | null = null): Promise<void> {
    await tx.run('DELETE FROM session WHERE user_id = ? AND token_hash <> ?', [userId, but ?? '']);
  }

  /** How long the browser may keep the cookie: the database decides what it is worth. */
  get cookieMs(): number {
    return WHOLE_MS;
  }

  private async touch(row: SessionRow, now: number): Promise<void> {
    const expires = Math.min(now + IDLE_MS, Number(row.created_at) + WHOLE_MS);
    await this.db.transaction((tx) =>
      tx.run('UPDATE session SET seen_at = ?, expires_at = ? WHERE token_hash = ?', [now, expires, row.token_hash]),
    );
  }
}
