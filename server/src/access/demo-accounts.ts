import { randomInt } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, vietnamDay } from '@dat100/shared/calendar';
import type { Role } from '@dat100/shared/permissions';
import { searchForm } from '@dat100/shared/vietnamese-text';
import type { Database } from '../database/database.js';
import type { Keys } from '../database/keys.js';
import { marks, type Tx } from '../database/sql.js';
import { systemContext } from '../common/context.js';
import { hashPassword } from './passwords.js';
import { unitRefs } from './unit-refs.js';

/** One account of the demo city. A focal officer acts for the head of the same unit, who comes earlier in the list. */
export interface DemoPlan {
  username: string;
  displayName: string;
  role: Role;
  unitId: number | null;
  lens?: string | null;
  personId?: number | null;
}

/** What the login page of a demo shows. */
export interface DemoAccountEntry {
  username: string;
  password: string;
  role: string;
  displayName: string;
  unitText: string;
}

/** The setting that remembers which accounts are the demo's own. */
const MARK = 'demo_usernames';
const LETTERS = 'abcdefghjkmnpqrtuvwxy34679';
const FOCAL_DAYS = 365;

/**
 * Makes the demo's accounts with random passwords and writes these to DATA_DIR/demo-accounts.json, which only the
 * owner of the process reads. Run again it changes nothing; an account whose password was lost gets a new one.
 */
export async function makeDemoAccounts(
  db: Database,
  keys: Keys,
  now: number,
  plans: readonly DemoPlan[],
  dataDir: string,
): Promise<void> {
  const kept = new Map(readDemoAccounts(dataDir).map((entry) => [entry.username, entry]));
  const units = await unitRefs(
    db.read,
    systemContext('system:demo', now, vietnamDay(now)),
    plans.map((plan) => plan.unitId),
  );
  const entries: DemoAccountEntry[] = [];
  for (const plan of plans) {
    const password = kept.get(plan.username)?.password ?? newPassword();
    const known = await db.read.one('SELECT id FROM user_account WHERE username = ?', [plan.username]);
    const hash = known && kept.has(plan.username) ? null : await hashPassword(password);
    await db.transaction((tx) => ensureAccount(tx, keys, now, plan, hash));
    const unitText = plan.unitId === null ? '' : (units.get(plan.unitId)?.pathText ?? '');
    entries.push({ username: plan.username, password, role: plan.role, displayName: plan.displayName, unitText });
  }
  await db.transaction((tx) =>
    tx.upsert(
      'setting',
      ['name'],
      ['name', 'value'],
      [[MARK, JSON.stringify(plans.map((plan) => plan.username))]],
      'replace',
    ),
  );
  write(dataDir, entries);
}

/** Outside the demo its accounts do not exist: they are closed, and their sessions end. */
export async function closeDemoAccounts(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    const mark = await tx.one<{ value: string }>('SELECT value FROM setting WHERE name = ?', [MARK]);
    const names = mark ? (JSON.parse(mark.value) as string[]) : [];
    if (names.length === 0) return;
    const own = `SELECT id FROM user_account WHERE username IN (${marks(names.length)})`;
    await tx.run(`DELETE FROM session WHERE user_id IN (${own})`, names);
    await tx.run(
      `UPDATE user_account SET disabled = 1, role_version = role_version + 1 WHERE disabled = 0 AND username IN (${marks(names.length)})`,
      names,
    );
  });
}

/** What makeDemoAccounts wrote; empty when there is nothing. */
export function readDemoAccounts(dataDir: string): DemoAccountEntry[] {
  const file = join(dataDir, 'demo-accounts.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemoAccountEntry[]) : [];
}

/** `hash` null: the password stands as it is. */
async function ensureAccount(tx: Tx, keys: Keys, now: number, plan: DemoPlan, hash: string | null): Promise<void> {
  const known = await tx.one<{ id: number }>('SELECT id FROM user_account WHERE username = ?', [plan.username]);
  if (known) {
    await tx.run('UPDATE user_account SET disabled = 0, password_hash = COALESCE(?, password_hash) WHERE id = ?', [
      hash,
      Number(known.id),
    ]);
    return;
  }
  const id = keys.next();
  await tx.insert(
    'user_account',
    ['id', 'username', 'display_name', 'search_name', 'password_hash', 'person_id', 'created_at'],
    [
      [
        id,
        plan.username,
        plan.displayName,
        searchForm(`${plan.displayName} ${plan.username}`),
        hash,
        plan.personId ?? null,
        now,
      ],
    ],
  );
  const focal = plan.role === 'unit_focal';
  const today = vietnamDay(now);
  const head = focal
    ? await tx.one<{ user_id: number }>(
        "SELECT user_id FROM user_role WHERE role = 'unit_head' AND unit_id = ? AND ended_at IS NULL ORDER BY id LIMIT 1",
        [plan.unitId],
      )
    : null;
  await tx.insert(
    'user_role',
    ['id', 'user_id', 'role', 'unit_id', 'lens', 'valid_from', 'valid_to', 'acts_for_id', 'granted_at'],
    [
      [
        keys.next(),
        id,
        plan.role,
        plan.unitId,
        plan.lens ?? null,
        focal ? today : null,
        focal ? addDays(today, FOCAL_DAYS) : null,
        head ? Number(head.user_id) : null,
        now,
      ],
    ],
  );
}

/** Three groups of four: about 56 random bits, easy to type from the screen. */
function newPassword(): string {
  const group = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return [group(), group(), group()].join('-');
}

function write(dataDir: string, entries: readonly DemoAccountEntry[]): void {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'demo-accounts.json');
  writeFileSync(`${file}.new`, `${JSON.stringify(entries, null, 2)}\n`, { mode: 0o600 });
  chmodSync(`${file}.new`, 0o600);
  renameSync(`${file}.new`, file);
}
