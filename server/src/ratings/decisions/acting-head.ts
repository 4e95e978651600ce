import type { Day } from '@dat100/shared/calendar';
import { ROLES, ROLE_PERMISSIONS } from '@dat100/shared/permissions';
import { inScope, rolesGranting } from '../../access/unit-scope.js';
import type { RequestContext } from '../../common/context.js';
import { conflict } from '../../common/errors.js';
import { marks, type Sql } from '../../database/sql.js';
import type { StoredAgency } from '../periods/stored-periods.js';

/** Roles that decide ratings. */
export const DECIDING_ROLES = ROLES.map(({ code }) => code).filter((role) =>
  ROLE_PERMISSIONS[role].includes('rating.decide'),
);

/** Roles that see the sheets of a unit; one at the unit itself is what a deputy needs. */
export const SEEING_ROLES = ROLES.map(({ code }) => code).filter((role) =>
  ROLE_PERMISSIONS[role].includes('rating.sheet'),
);

/** Conditions of a role in force, of `user_role r` and `user_account a`; takes the day twice. */
const IN_FORCE =
  'r.ended_at IS NULL AND a.disabled = 0 AND (r.valid_from IS NULL OR r.valid_from <= ?) AND (r.valid_to IS NULL OR r.valid_to >= ?)';

/** An account that may act for an agency. */
export interface Officer {
  userId: number;
  name: string;
  /** whether the account names its person */
  named: boolean;
}

/** The accounts that hold one of some roles at a unit itself, on a day. */
export async function officersOf(sql: Sql, unitId: number, roles: readonly string[], today: Day): Promise<Officer[]> {
  const rows = await sql.rows<{ id: number; display_name: string; person_id: number | null }>(
    `SELECT DISTINCT a.id, a.display_name, a.person_id FROM user_role r JOIN user_account a ON a.id = r.user_id
      WHERE r.unit_id = ? AND r.role IN (${marks(roles.length)}) AND ${IN_FORCE} ORDER BY a.display_name, a.id`,
    [unitId, ...roles, today, today],
  );
  return rows.map((row) => ({ userId: Number(row.id), name: row.display_name, named: row.person_id !== null }));
}

/** Whether the caller heads the agency themselves, by a role for this very unit. */
export function isHeadOf(ctx: RequestContext, agency: StoredAgency): boolean {
  return rolesGranting(ctx, 'rating.decide').some(({ unitId }) => unitId === agency.unitId);
}

/**
 * Refuses a head whose account names no person: nobody can tell which of the sheets of their own unit is their own.
 * Whoever is above ties the account to its person.
 * @param unitIds the agency, and the units of the sheets
 * @throws conflict `head_without_person`
 */
export function requireNamedHead(ctx: RequestContext, unitIds: readonly number[]): void {
  if (ctx.personId !== null) return;
  const own = ctx.roles.some(({ role, unitId }) => role === 'unit_head' && unitId !== null && unitIds.includes(unitId));
  if (own) throw withoutPerson();
}

const withoutPerson = () =>
  conflict(
    'head_without_person',
    'Tài khoản của bạn chưa gắn với hồ sơ nhân sự, nên không biết phiếu nào là của chính bạn. Hãy nhờ cấp trên hoặc quản trị gắn hồ sơ của bạn vào tài khoản ở trang Tài khoản.',
    'Your account names no person, so nobody can tell which sheet is your own. Ask whoever is above or the administrator to tie your account to you under Accounts.',
  );

/**
 * Refuses in words whoever holds a paper to decide, and whose account names no person: without the words they would only
 * hear that there is nothing here.
 * @throws conflict `head_without_person`
 */
export async function requireNamedDeputy(
  sql: Sql,
  { actor, personId, today }: RequestContext,
  unitId: number,
): Promise<void> {
  if (actor.userId === null || personId !== null) return;
  const paper = await sql.one(
    `SELECT id FROM rating_delegation WHERE deputy_id = ? AND unit_id = ? AND ended_at IS NULL AND valid_from <= ?
      AND valid_to >= ? LIMIT 1`,
    [actor.userId, unitId, today, today],
  );
  if (paper) throw withoutPerson();
}

/** That somebody a delegation names still has one of some roles at its unit; takes the roles and the day twice. */
const stillHas = (column: 'deputy_id' | 'head_id', roles: readonly string[]) =>
  `EXISTS (SELECT 1 FROM user_role r JOIN user_account a ON a.id = r.user_id
    WHERE r.user_id = d.${column} AND r.unit_id = d.unit_id AND r.role IN (${marks(roles.length)}) AND ${IN_FORCE})`;

/**
 * The head for whom the caller decides today by a paper that says so; null: none. The paper is worth nothing any more
 * once the deputy has left the unit, the head is no longer its head, or the deputy's account names no person.
 */
async function headInWhoseStead(
  sql: Sql,
  { actor, personId, today }: RequestContext,
  unitId: number,
): Promise<string | null> {
  // Nobody can tell which sheet is that of an account without a person: it might decide its own.
  if (actor.userId === null || personId === null) return null;
  const row = await sql.one<{ display_name: string }>(
    `SELECT h.display_name FROM rating_delegation d JOIN user_account h ON h.id = d.head_id
      WHERE d.deputy_id = ? AND d.unit_id = ? AND d.ended_at IS NULL AND d.valid_from <= ? AND d.valid_to >= ?
        AND ${stillHas('deputy_id', SEEING_ROLES)} AND ${stillHas('head_id', DECIDING_ROLES)}
      ORDER BY d.id LIMIT 1`,
    [actor.userId, unitId, today, today, ...SEEING_ROLES, today, today, ...DECIDING_ROLES, today, today],
  );
  return row?.display_name ?? null;
}

/**
 * The caller as they decide for an agency: its head, a deputy on behalf of the head while the head is away, or somebody
 * above for an agency that has nobody. null: not theirs to decide. The machine decides nothing, its operator neither.
 */
export async function decidingFor(sql: Sql, ctx: RequestContext, agency: StoredAgency): Promise<RequestContext | null> {
  if (ctx.system) return null;
  if (isHeadOf(ctx, agency)) return { ...ctx, actor: { ...ctx.actor, onBehalfOf: null } };
  const head = await headInWhoseStead(sql, ctx, agency.unitId);
  if (head !== null) return { ...ctx, actor: { ...ctx.actor, onBehalfOf: head } };
  if (!inScope(ctx, 'rating.decide', agency.path)) return null;
  const own = await officersOf(sql, agency.unitId, DECIDING_ROLES, ctx.today);
  return own.length > 0 ? null : { ...ctx, actor: { ...ctx.actor, onBehalfOf: null } };
}
