import { Injectable } from '@nestjs/common';
import { isRole } from '@dat100/shared/permissions';
import { searchForm } from '@dat100/shared/vietnamese-text';
import type { RequestContext } from '../common/context.js';
import { notFound } from '../common/errors.js';
import { pageOf } from '../common/paging.js';
import { checkSearch } from '../common/texts.js';
import { Database } from '../database/database.js';
import { marks, type Bound, type Sql } from '../database/sql.js';
import { mayGrant } from './grant-rules.js';
import { unitRefs } from './unit-refs.js';
import type { UserAccount, UserPage, UserRole } from './user.model.js';
import { endOfPath, inScope, rootPaths, unitScope } from './unit-scope.js';

/** An account as stored, without its secrets. */
export interface AccountRow {
  id: number;
  username: string;
  display_name: string;
  disabled: number;
  opened: number;
  created_at: number;
  linked: number;
}

/** A role that has not been ended, whatever its dates. */
export interface RoleRow {
  id: number;
  user_id: number;
  role: string;
  unit_id: number | null;
  path: string | null;
  lens: string | null;
  valid_from: string | null;
  valid_to: string | null;
}

/** An account one stands above. */
interface Manageable {
  account: AccountRow;
  roles: RoleRow[];
  unitId: number | null;
}

const ACCOUNT = `SELECT a.id, a.username, a.display_name, a.disabled,
  CASE WHEN a.password_hash IS NULL THEN 0 ELSE 1 END AS opened, a.created_at,
  CASE WHEN a.person_id IS NULL THEN 0 ELSE 1 END AS linked FROM user_account a`;

/**
 * That a role `r` says whose an account is: one that stands, or, where none does any more, the one ended last. Who could
 * manage the account until then still can: to end a role before giving the next is the usual order. Constant text.
 */
export const COUNTS = `(r.ended_at IS NULL OR NOT EXISTS
  (SELECT 1 FROM user_role o WHERE o.user_id = r.user_id AND (o.ended_at IS NULL OR o.ended_at > r.ended_at)))`;

/**
 * Reading accounts: those with a role for a unit inside the caller's subtrees (or whose last role was); an administrator
 * of everything sees all.
 */
@Injectable()
export class UserReader {
  constructor(private readonly db: Database) {}

  /** @throws not_found when `unitId` is outside the scope */
  async list(
    ctx: RequestContext,
    page: number,
    perPage: number,
    unitId: number | null,
    search: string | null,
  ): Promise<UserPage> {
    const { limit, offset } = pageOf(page, perPage);
    checkSearch(search);
    const where: string[] = [];
    const params: Bound[] = [];
    const places = await this.placeFilter(ctx, unitId);
    if (places) {
      where.push(
        `EXISTS (SELECT 1 FROM user_role r JOIN unit u ON u.id = r.unit_id WHERE r.user_id = a.id AND ${COUNTS} AND ${places.sql})`,
      );
      params.push(...places.params);
    }
    if (search !== null && search.trim() !== '') {
      where.push("a.search_name LIKE ? ESCAPE '!'");
      params.push(`%${searchForm(search).replace(/[!%_]/g, '!$&')}%`);
    }
    const condition = where.length === 0 ? '' : ` WHERE ${where.join(' AND ')}`;
    const sql = this.db.read;
    const total = await sql.one<{ n: number }>(`SELECT COUNT(*) AS n FROM user_account a${condition}`, params);
    const rows = await sql.rows<AccountRow>(`${ACCOUNT}${condition} ORDER BY a.username LIMIT ? OFFSET ?`, [
      ...params,
      limit,
      offset,
    ]);
    return { items: await this.models(ctx, rows), total: Number(total?.n ?? 0) };
  }

  /**
   * An account the caller may act upon: every role it has is one the caller could give, or, where none stands any more,
   * the one it had last. `roles` are those that stand; `unitId` is where an act upon the account is written down.
   * @throws not_found
   */
  async manageable(sql: Sql, ctx: RequestContext, userId: number): Promise<Manageable> {
    const account = await sql.one<AccountRow>(`${ACCOUNT} WHERE a.id = ?`, [userId]);
    const roles = await this.roles(sql, [userId]);
    const deciding = roles.length > 0 ? roles : await this.roles(sql, [userId], COUNTS);
    if (!account || !mayManage(ctx, deciding)) throw notFound();
    const unitId = deciding[0]?.unit_id ?? null;
    return { account, roles, unitId: unitId === null ? null : Number(unitId) };
  }

  async one(ctx: RequestContext, userId: number): Promise<UserAccount> {
    const [model] = await this.models(ctx, await this.db.read.rows<AccountRow>(`${ACCOUNT} WHERE a.id = ?`, [userId]));
    if (!model) throw notFound();
    return model;
  }

  /** Roles of accounts, as a rule those that stand; `which` is constant text. */
  async roles(sql: Sql, userIds: readonly number[], which = 'r.ended_at IS NULL'): Promise<RoleRow[]> {
    return sql.rows<RoleRow>(
      `SELECT r.id, r.user_id, r.role, r.unit_id, u.path, r.lens, r.valid_from, r.valid_to
         FROM user_role r LEFT JOIN unit u ON u.id = r.unit_id
        WHERE r.user_id IN (${marks(userIds.length)}) AND ${which} ORDER BY r.id`,
      userIds,
    );
  }

  /** The part of a query that keeps to the scope and, inside it, to one unit's subtree; null: everything. */
  private async placeFilter(
    ctx: RequestContext,
    unitId: number | null,
  ): Promise<{ sql: string; params: Bound[] } | null> {
    if (unitId !== null) {
      const unit = await this.db.read.one<{ path: string }>('SELECT path FROM unit WHERE id = ?', [unitId]);
      if (!unit || !inScope(ctx, 'user.read', unit.path)) throw notFound();
      return { sql: 'u.path >= ? AND u.path < ?', params: [unit.path, endOfPath(unit.path)] };
    }
    return rootPaths(ctx, 'user.read') === null ? null : unitScope(ctx, 'user.read', 'u.path');
  }

  private async models(ctx: RequestContext, accounts: readonly AccountRow[]): Promise<UserAccount[]> {
    if (accounts.length === 0) return [];
    const everything = rootPaths(ctx, 'user.read') === null;
    const all = await this.roles(
      this.db.read,
      accounts.map((account) => Number(account.id)),
    );
    const shown = all.filter((role) => everything || (role.path !== null && inScope(ctx, 'user.read', role.path)));
    const units = await unitRefs(
      this.db.read,
      ctx,
      shown.map((role) => (role.unit_id === null ? null : Number(role.unit_id))),
    );
    return accounts.map((account) => ({
      id: Number(account.id),
      username: account.username,
      displayName: account.display_name,
      disabled: Number(account.disabled) !== 0,
      opened: Number(account.opened) !== 0,
      linked: Number(account.linked) !== 0,
      createdAt: Number(account.created_at),
      roles: shown
        .filter((role) => Number(role.user_id) === Number(account.id))
        .map((role): UserRole => ({
          id: Number(role.id),
          role: role.role,
          unit: role.unit_id === null ? null : (units.get(Number(role.unit_id)) ?? null),
          lens: role.lens,
          validFrom: role.valid_from,
          validTo: role.valid_to,
        })),
    }));
  }
}

/**
 * Whether the caller stands above the whole account. One role out of reach is enough to say no: a ward may not reset
 * the password of a city administrator who also happens to be on its staff.
 */
export function mayManage(ctx: RequestContext, roles: readonly Pick<RoleRow, 'role' | 'path'>[]): boolean {
  if (roles.length === 0) return mayGrant(ctx, 'administrator', null);
  return roles.every(({ role, path }) => isRole(role) && mayGrant(ctx, role, path));
}
