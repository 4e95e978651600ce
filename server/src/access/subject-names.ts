import type { RequestContext } from '../common/context.js';
import { marks, type Sql } from '../database/sql.js';
import { COUNTS } from './user-reader.js';
import { rootPaths, unitScope } from './unit-scope.js';

interface Subject {
  subject_type: string;
  subject_id: string | null;
}

/** What names a record's subject: 'person:12'. */
export const subjectKey = ({ subject_type: type, subject_id: id }: Subject): string =>
  id === null ? type : `${type}:${id}`;

/** Keys of the subjects of one kind, each once. */
export const keysOfKind = (rows: readonly Subject[], kind: string): number[] => [
  ...new Set(
    rows.flatMap((row) =>
      row.subject_type === kind && /^\d+$/.test(row.subject_id ?? '') ? [Number(row.subject_id)] : [],
    ),
  ),
];

/**
 * The names of people and accounts that records speak of, by `subjectKey`: one query a kind, however many. To read the
 * log is not to look people up: a person is named to whom 'people.identify' reaches them, an account to whom 'user.read'
 * does. Everybody else is left out.
 */
export async function subjectNames(
  sql: Sql,
  ctx: RequestContext,
  rows: readonly Subject[],
): Promise<Map<string, string>> {
  const people = await peopleNames(sql, ctx, keysOfKind(rows, 'person'));
  const accounts = await accountNames(sql, ctx, keysOfKind(rows, 'user'));
  return new Map([
    ...people.map(({ id, name }) => [`person:${Number(id)}`, name] as const),
    ...accounts.map(({ id, name }) => [`user:${Number(id)}`, name] as const),
  ]);
}

interface Named {
  id: number;
  name: string;
}

async function peopleNames(sql: Sql, ctx: RequestContext, ids: readonly number[]): Promise<Named[]> {
  if (ids.length === 0) return [];
  const scope = unitScope(ctx, 'people.identify', 'u.path');
  return sql.rows<Named>(
    `SELECT p.id, p.full_name AS name FROM person p JOIN unit u ON u.id = p.unit_id
      WHERE p.id IN (${marks(ids.length)}) AND ${scope.sql}`,
    [...ids, ...scope.params],
  );
}

async function accountNames(sql: Sql, ctx: RequestContext, ids: readonly number[]): Promise<Named[]> {
  if (ids.length === 0) return [];
  const named = `SELECT a.id, a.username AS name FROM user_account a WHERE a.id IN (${marks(ids.length)})`;
  if (rootPaths(ctx, 'user.read') === null) return sql.rows<Named>(named, ids);
  const scope = unitScope(ctx, 'user.read', 'u.path');
  return sql.rows<Named>(
    `${named} AND EXISTS (SELECT 1 FROM user_role r JOIN unit u ON u.id = r.unit_id
      WHERE r.user_id = a.id AND ${COUNTS} AND ${scope.sql})`,
    [...ids, ...scope.params],
  );
}
