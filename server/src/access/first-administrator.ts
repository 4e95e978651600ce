import type { Database } from '../database/database.js';
import type { Sql, Tx } from '../database/sql.js';
import { newSlip, slipDigest } from './slips.js';

/** Settings of this name are digests of codes that make the first administrator; the value is when they expire. */
const PREFIX = 'first_admin.';

export const FIRST_ADMINISTRATOR = { username: 'admin', displayName: 'Quản trị hệ thống' };

/** `admin`, or the first `adminN` that is free: closed accounts keep their names. */
export async function firstAdministratorName(tx: Tx): Promise<string> {
  const rows = await tx.rows<{ username: string }>("SELECT username FROM user_account WHERE username LIKE 'admin%'");
  const taken = new Set(rows.map((row) => row.username));
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? FIRST_ADMINISTRATOR.username : `${FIRST_ADMINISTRATOR.username}${n}`;
    if (!taken.has(name)) return name;
  }
}

/**
 * When there is no user at all (closed accounts do not count): a one-time code, to be shown on the machine's own screen, which openAccount accepts
 * for making the first administrator. null when there are users. Codes of earlier starts hold until they expire.
 */
export async function createFirstAdministratorCode(db: Database, now: number): Promise<string | null> {
  return db.transaction(async (tx) => {
    if (await hasUsers(tx)) return null;
    const slip = newSlip(now);
    await tx.insert('setting', ['name', 'value'], [[PREFIX + slip.digest, String(slip.expiresAt)]]);
    return slip.code;
  });
}

/** Whether a first administrator's code is known and not too old; looked up before the work of hashing a password. */
export async function isFirstAdministratorCode(sql: Sql, typed: string, now: number): Promise<boolean> {
  const row = await sql.one<{ value: string }>('SELECT value FROM setting WHERE name = ?', [
    PREFIX + slipDigest(typed),
  ]);
  return row !== null && Number(row.value) > now;
}

/** Uses up a first administrator's code: true once, while there is no user yet. All such codes end with it. */
export async function takeFirstAdministratorCode(tx: Tx, typed: string, now: number): Promise<boolean> {
  const [row] = await tx.lock<{ value: string }>('SELECT value FROM setting WHERE name = ?', [
    PREFIX + slipDigest(typed),
  ]);
  if (!row || Number(row.value) <= now || (await hasUsers(tx))) return false;
  await tx.run('DELETE FROM setting WHERE name >= ? AND name < ?', [PREFIX, `${PREFIX.slice(0, -1)}/`]);
  return true;
}

async function hasUsers(tx: Tx): Promise<boolean> {
  return (await tx.one('SELECT id FROM user_account WHERE disabled = 0 LIMIT 1')) !== null;
}
