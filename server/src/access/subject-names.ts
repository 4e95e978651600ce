import type { RatingScheme } from '@dat100/shared/rating-scheme';
import type { RequestContext } from '../common/context.js';
import { marks, type Sql } from '../database/sql.js';
import { holdsForTheCity } from './for-the-city.js';
import { importsInScope } from './import-scope.js';
import { COUNTS } from './user-reader.js';
import { holds, rootPaths, unitScope } from './unit-scope.js';

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

/** A name as it was given; `en`: what it is called in English, where that is another. */
export interface SubjectName {
  name: string;
  en: string | null;
}

/**
 * The names of what records speak of, by `subjectKey`: one query a kind, however many. To read the log is not to look
 * things up: a person is named to whom 'people.identify' reaches them, an account to whom 'user.read' does, an import to
 * whom its page opens, ratings to whom may read them (a draft of a period to whom may prepare it). All else is left out.
 */
export async function subjectNames(
  sql: Sql,
  ctx: RequestContext,
  rows: readonly Subject[],
): Promise<Map<string, SubjectName>> {
  const people = await peopleNames(sql, ctx, keysOfKind(rows, 'person'));
  const accounts = await accountNames(sql, ctx, keysOfKind(rows, 'user'));
  const periods = await periodNames(sql, ctx, keysOfKind(rows, 'rating_period'));
  const imports = await importNames(sql, ctx, keysOfKind(rows, 'import'));
  const schemes = rows.some((row) => row.subject_type === 'rating_scheme') ? await schemeNames(sql, ctx) : [];
  const kinds = { person: people, user: accounts, rating_period: periods, import: imports };
  return new Map([
    ...Object.entries(kinds).flatMap(([kind, named]) =>
      named.map(({ id, name }) => [`${kind}:${Number(id)}`, { name, en: null }] as const),
    ),
    ...schemes,
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

/** By name, with the year where the name does not say it. */
async function periodNames(sql: Sql, ctx: RequestContext, ids: readonly number[]): Promise<Named[]> {
  if (ids.length === 0 || !holds(ctx, 'rating.read')) return [];
  const shown = holdsForTheCity(ctx, 'rating.manage') ? '1 = 1' : "state IN ('open', 'locked')";
  const rows = await sql.rows<Named & { year: number }>(
    `SELECT id, name, year FROM rating_period WHERE id IN (${marks(ids.length)}) AND ${shown}`,
    ids,
  );
  return rows.map(({ id, name, year }) => ({ id, name: name.includes(String(year)) ? name : `${name} (${year})` }));
}

async function importNames(sql: Sql, ctx: RequestContext, ids: readonly number[]): Promise<Named[]> {
  if (ids.length === 0) return [];
  const scope = importsInScope(ctx);
  return sql.rows<Named>(
    `SELECT f.id, f.file_name AS name FROM import_file f JOIN unit u ON u.id = f.unit_id
      WHERE f.id IN (${marks(ids.length)}) AND ${scope.sql}`,
    [...ids, ...scope.params],
  );
}

/** As the newest version is called; which version a record is of stands in its detail. */
async function schemeNames(sql: Sql, ctx: RequestContext): Promise<[string, SubjectName][]> {
  if (!holds(ctx, 'rating.read')) return [];
  const rows = await sql.rows<{ content: string }>(
    `SELECT v.content FROM rating_scheme_version v
      WHERE v.version = (SELECT MAX(w.version) FROM rating_scheme_version w WHERE w.scheme = v.scheme)`,
  );
  return rows.map(({ content }) => {
    const { code, name } = JSON.parse(content) as RatingScheme;
    return [subjectKey({ subject_type: 'rating_scheme', subject_id: code }), { name: name.vi, en: name.en }];
  });
}
