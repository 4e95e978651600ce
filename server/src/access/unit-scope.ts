import { ROLE_PERMISSIONS, type Permission } from '@dat100/shared/permissions';
import { notFound } from '../common/errors.js';
import type { HeldRole, RequestContext } from '../common/context.js';
import type { Bound, Sql } from '../database/sql.js';

/** The roles of the caller that grant `permission`. */
export function rolesGranting(ctx: RequestContext, permission: Permission): HeldRole[] {
  return ctx.roles.filter((held) => ROLE_PERMISSIONS[held.role].includes(permission));
}

/** Whether any role of the caller grants `permission`, whatever the unit. */
export function holds(ctx: RequestContext, permission: Permission): boolean {
  return ctx.system || rolesGranting(ctx, permission).length > 0;
}

/**
 * Root paths the caller may use `permission` under; covered roots are left out. null = everywhere: the machine's own
 * operator, and an administrator whose role names no unit (no administrator's permission reaches a person).
 */
export function rootPaths(ctx: RequestContext, permission: Permission): string[] | null {
  if (ctx.system) return null;
  const granting = rolesGranting(ctx, permission);
  if (granting.some((held) => held.role === 'administrator' && held.unitId === null)) return null;
  const paths = granting.flatMap((held) => (held.unitPath === null ? [] : [held.unitPath]));
  const unique = [...new Set(paths)];
  return unique.filter((path) => !unique.some((other) => other !== path && path.startsWith(other)));
}

/**
 * THE scope predicate: true for units inside the caller's subtrees for `permission`. `column` names a path column.
 * A prefix is asked as a range, which an index serves on both databases: '0' follows '/' in byte order.
 */
export function unitScope(
  ctx: RequestContext,
  permission: Permission,
  column: string,
): { sql: string; params: Bound[] } {
  const roots = rootPaths(ctx, permission);
  if (roots === null) return { sql: '1 = 1', params: [] };
  if (roots.length === 0) return { sql: '1 = 0', params: [] };
  return {
    sql: `(${roots.map(() => `(${column} >= ? AND ${column} < ?)`).join(' OR ')})`,
    params: roots.flatMap((root) => [root, endOfPath(root)]),
  };
}

/** The ids on a path, root first: `/1/5/9/` → [1, 5, 9]. */
export function idsOfPath(path: string): number[] {
  return path.split('/').filter(Boolean).map(Number);
}

/**
 * The lowest unit under which everything lies that the caller may use `permission` on: what is done with all of it is
 * done there. null: everywhere, or no unit is above all of it.
 */
export function unitOfScope(ctx: RequestContext, permission: Permission): number | null {
  const [first = '', ...others] = rootPaths(ctx, permission) ?? [];
  const ids = idsOfPath(first);
  const pathTo = (place: number): string => `/${ids.slice(0, place + 1).join('/')}/`;
  return ids.findLast((_, place) => others.every((other) => other.startsWith(pathTo(place)))) ?? null;
}

/** The first text after every path that starts with `path`. */
export function endOfPath(path: string): string {
  return `${path.slice(0, -1)}0`;
}

/** Whether a unit's path lies in the caller's scope for `permission`. */
export function inScope(ctx: RequestContext, permission: Permission, path: string): boolean {
  return scopeOf(ctx, permission)(path);
}

/** The same for one path after the other. */
export function scopeOf(ctx: RequestContext, permission: Permission): (path: string) => boolean {
  const roots = rootPaths(ctx, permission);
  return (path) => roots === null || roots.some((root) => path.startsWith(root));
}

/** Checks a whole set of units in one query; a unit that is missing and one out of scope look the same. @throws not_found */
export async function requireUnits(
  sql: Sql,
  ctx: RequestContext,
  permission: Permission,
  unitIds: readonly number[],
): Promise<void> {
  const wanted = [...new Set(unitIds)];
  if (wanted.length === 0) return;
  const scope = unitScope(ctx, permission, 'path');
  const found = await sql.one<{ n: number }>(
    `SELECT COUNT(*) AS n FROM unit WHERE id IN (${wanted.map(() => '?').join(', ')}) AND ${scope.sql}`,
    [...wanted, ...scope.params],
  );
  if (Number(found?.n ?? 0) !== wanted.length) throw notFound();
}

/**
 * Checks a whole set of people in one query, by the unit that employs them today (or employed them last).
 * @throws not_found
 */
export async function requirePeople(
  sql: Sql,
  ctx: RequestContext,
  permission: Permission,
  personIds: readonly number[],
): Promise<void> {
  const wanted = [...new Set(personIds)];
  if (wanted.length === 0) return;
  const scope = unitScope(ctx, permission, 'u.path');
  const found = await sql.one<{ n: number }>(
    `SELECT COUNT(*) AS n FROM person p JOIN unit u ON u.id = p.unit_id
      WHERE p.id IN (${wanted.map(() => '?').join(', ')}) AND ${scope.sql}`,
    [...wanted, ...scope.params],
  );
  if (Number(found?.n ?? 0) !== wanted.length) throw notFound();
}
