import type { Level } from '@dat100/shared/rating-scheme';
import { LEVELS } from '@dat100/shared/rating-scheme';
import { endOfPath, inScope, rootPaths, scopeOf, unitScope } from '../../access/unit-scope.js';
import type { RequestContext } from '../../common/context.js';
import { badInput, notFound } from '../../common/errors.js';
import type { Bound, Sql } from '../../database/sql.js';
import { belowReader } from '../decisions/below-shown.js';
import { periodById, type StoredPeriod } from '../periods/stored-periods.js';
import type { SheetsWhere } from './result-rows.js';

/** What a list of results is for. `party`: those whom the Party rates afterwards; `emulation`: good or better. */
export const RESULT_LISTS = ['all', 'party', 'emulation'] as const;
export type ResultList = (typeof RESULT_LISTS)[number];

/** Which people of a period. */
export interface ResultAsk {
  list: ResultList;
  /** decided by this agency; null: by any */
  agencyId: number | null;
  /** of this unit and those below it; null: of any */
  unitId: number | null;
  level: Level | null;
}

/** @throws bad_input `unknown_list`, `unknown_level` */
export function resultAsk(given: {
  list: string | null;
  agencyId: number | null;
  unitId: number | null;
  level: string | null;
}): ResultAsk {
  const list = RESULT_LISTS.find((one) => one === (given.list ?? 'all'));
  if (!list)
    throw badInput(
      'unknown_list',
      `Không có danh sách "${given.list}"; có: ${RESULT_LISTS.join(', ')}.`,
      `There is no list "${given.list}"; there are: ${RESULT_LISTS.join(', ')}.`,
      'list',
    );
  const level = given.level === null ? null : LEVELS.find(({ code }) => code === given.level)?.code;
  if (level === undefined)
    throw badInput(
      'unknown_level',
      `Không có mức xếp loại "${given.level}".`,
      `There is no level "${given.level}".`,
      'level',
    );
  return { list, agencyId: given.agencyId, unitId: given.unitId, level };
}

/** A period that has people in it. @throws not_found for one that is not there or not open yet */
export async function openedPeriod(sql: Sql, id: number): Promise<StoredPeriod> {
  const period = await periodById(sql, id);
  if (period.state !== 'open' && period.state !== 'locked') throw notFound();
  return period;
}

/** The decision is taken for everybody of the agency; until then levels are given, and may be taken back. */
const IS_TAKEN = "g.state IN ('decided', 'locked')";

/**
 * The sheets that a caller may take out. Party membership is sensitive: its list asks for people.export besides, which
 * the heads and human resources of the units hold.
 * @throws not_found for a caller, a unit or an agency outside that
 */
export async function sheetsWhere(
  sql: Sql,
  ctx: RequestContext,
  period: StoredPeriod,
  ask: ResultAsk,
): Promise<SheetsWhere> {
  const scopes = [unitScope(ctx, 'rating.export', 's.unit_path')];
  if (rootPaths(ctx, 'rating.export')?.length === 0) throw notFound();
  if (ask.list === 'party') {
    if (rootPaths(ctx, 'people.export')?.length === 0) throw notFound();
    scopes.push(unitScope(ctx, 'people.export', 's.unit_path'));
  }
  const parts: string[] = ['s.period_id = ?'];
  const params: Bound[] = [period.id];
  const also = (text: string, ...values: Bound[]) => {
    parts.push(text);
    params.push(...values);
  };
  for (const scope of scopes) also(scope.sql, ...scope.params);
  if (ask.agencyId !== null) {
    await pathInScope(sql, ctx, ask.agencyId);
    also('s.agency_id = ?', ask.agencyId);
  }
  if (ask.unitId !== null) {
    const path = await pathInScope(sql, ctx, ask.unitId);
    also('s.unit_path >= ? AND s.unit_path < ?', path, endOfPath(path));
  }
  if (ask.level !== null) {
    also('s.final_level = ?', ask.level);
    // Levels that are still being decided are the agency's alone; whom a level finds would tell them.
    const whole = unitScope(ctx, 'rating.export', 'g.path');
    also(`(${whole.sql} OR ${IS_TAKEN})`, ...whole.params);
    // Being on the list of a level would tell one's own before it is told.
    if (ctx.personId !== null) also(`(s.person_id <> ? OR ${IS_TAKEN})`, ctx.personId);
  }
  if (ask.list === 'party') also('s.party = 1');
  if (ask.list === 'emulation') also(`s.final_level IN ('xuat_sac', 'tot') AND ${IS_TAKEN}`);
  const seesAgency = scopeOf(ctx, 'rating.export');
  const below = await belowReader(sql, ctx, period.id, 'rating.export');
  return { personId: ctx.personId, seesAgency, below, sql: parts.join(' AND '), params };
}

async function pathInScope(sql: Sql, ctx: RequestContext, unitId: number): Promise<string> {
  const unit = await sql.one<{ path: string }>('SELECT path FROM unit WHERE id = ?', [unitId]);
  if (!unit || !inScope(ctx, 'rating.export', unit.path)) throw notFound();
  return unit.path;
}
