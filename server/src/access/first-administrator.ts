import type { Database } from '../database/database.js';
import type { Tx } from '../database/sql.js';
import { newSlip, slipDigest } from './slips.js';

/** Settings of this name are digests of codes that make the first administrator; the value is when they expire. */
const PREFIX = 'first_administrator.';

export const FIRST_ADMINISTRATOR = { username: 'admin', displayName: 'Quản trị hệ thống' };

/**
 * When there is no user at all: a one-time code, to be shown on the machine's own screen, which openAccount accepts
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
  return (await tx.one('SELECT id FROM user_account LIMIT 1')) !== null;
}
