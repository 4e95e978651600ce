import type { RequestContext } from '../common/context.js';
import { badInput, conflict, UserError } from '../common/errors.js';
import { marks, pieces, type Sql, type Tx } from '../database/sql.js';
import { cleanText } from '@dat100/shared/vietnamese-text';
import type { Place, WantedRole } from './grant-rules.js';
import { planRole, type PlannedRole } from './role-plans.js';
import { requirePeople } from './unit-scope.js';
import type { LineProblem } from './user.model.js';
import { requireUsername, usernameForm } from './usernames.js';

/** One account to be opened; `line` is where it was written. */
export interface NewUser extends WantedRole {
  line: number;
  username: string;
  displayName: string;
  personId: number | null;
}

/** An account that may be opened as it stands. */
export interface PlannedUser {
  username: string;
  displayName: string;
  personId: number | null;
  role: PlannedRole;
}

const LONGEST_NAME = 120;

/** Checks every line before anything is done. Either all of them can be opened, or there are problems. */
export async function planUsers(
  sql: Sql,
  ctx: RequestContext,
  users: readonly NewUser[],
  places: ReadonlyMap<number, Place>,
): Promise<{ planned: PlannedUser[]; problems: LineProblem[] }> {
  const taken = await takenUsernames(sql, users);
  const linked = await linkedPeople(
    sql,
    users.flatMap(({ personId }) => (personId === null ? [] : [personId])),
  );
  const planned: PlannedUser[] = [];
  const problems: LineProblem[] = [];
  for (const user of users) {
    try {
      const username = requireUsername(user.username);
      if (taken.has(username)) throw usernameTaken(username);
      taken.add(username);
      const displayName = requireDisplayName(user.displayName);
      const role = await planRole(sql, ctx, user, places);
      await requirePerson(sql, ctx, user.personId, linked);
      planned.push({ username, displayName, personId: user.personId, role });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push({ line: user.line, code: error.code, messageVi: error.messageVi, messageEn: error.messageEn });
    }
  }
  return { planned, problems };
}

export const usernameTaken = (username: string) =>
  badInput(
    'username_taken',
    `Tên đăng nhập "${username}" đã có người dùng.`,
    `The username "${username}" is taken.`,
    'username',
  );

export const accountHasPerson = () =>
  conflict(
    'account_has_person',
    'Tài khoản này đã gắn với một hồ sơ nhân sự. Nếu gắn nhầm, hãy bỏ gắn trước.',
    'This account is tied to a person. If that is wrong, take the tie away first.',
  );

/** @throws bad_display_name */
export function requireDisplayName(typed: string): string {
  const name = cleanText(typed);
  if (name.length > 0 && name.length <= LONGEST_NAME) return name;
  throw badInput(
    'bad_display_name',
    `Tên hiển thị cần từ 1 đến ${LONGEST_NAME} ký tự.`,
    `A display name has 1 to ${LONGEST_NAME} characters.`,
    'displayName',
  );
}

/** A person has one account, and the one who opens or ties it stands above the person's unit. */
export async function requirePerson(
  sql: Sql,
  ctx: RequestContext,
  personId: number | null,
  linked: Set<number>,
): Promise<void> {
  if (personId === null) return;
  await requirePeople(sql, ctx, 'user.manage', [personId]);
  if (linked.has(personId))
    throw badInput(
      'person_has_account',
      'Người này đã có tài khoản. Hãy giao thêm vai trò cho tài khoản đó.',
      'This person has an account. Give that account the role.',
      'personId',
    );
  linked.add(personId);
}

/** Whoever else opens or ties an account for one of these people at this moment waits: in one order for everybody. */
export async function lockNamed(tx: Tx, users: readonly Pick<NewUser, 'personId'>[]): Promise<void> {
  const named = new Set(users.flatMap(({ personId }) => personId ?? []));
  for (const ids of pieces(
    [...named].sort((a, b) => a - b),
    1000,
  ))
    await tx.lock(`SELECT id FROM person WHERE id IN (${marks(ids.length)}) ORDER BY id`, ids);
}

async function takenUsernames(sql: Sql, users: readonly NewUser[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const piece of pieces([...new Set(users.map((user) => usernameForm(user.username)))], 5000)) {
    const rows = await sql.rows<{ username: string }>(
      `SELECT username FROM user_account WHERE username IN (${marks(piece.length)})`,
      piece,
    );
    for (const row of rows) found.add(row.username);
  }
  return found;
}

/** Those of some people who have an account. */
export async function linkedPeople(sql: Sql, personIds: readonly number[]): Promise<Set<number>> {
  const found = new Set<number>();
  for (const piece of pieces([...new Set(personIds)], 5000)) {
    const rows = await sql.rows<{ person_id: number }>(
      `SELECT person_id FROM user_account WHERE person_id IN (${marks(piece.length)})`,
      piece,
    );
    for (const row of rows) found.add(Number(row.person_id));
  }
  return found;
}
