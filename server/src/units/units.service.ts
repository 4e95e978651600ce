import { Injectable } from '@nestjs/common';
import { EARLIEST_DAY, formatDay, type Day } from '@dat100/shared/calendar';
import { cleanText, searchForm } from '@dat100/shared/vietnamese-text';
import { endOfPath, idsOfPath, inScope, unitScope } from '../access/unit-scope.js';
import type { Permission, RequestContext } from '../common/context.js';
import { badInput, notFound } from '../common/errors.js';
import { checkIds } from '../common/paging.js';
import { checkSearch } from '../common/texts.js';
import { Database } from '../database/database.js';
import { marks, pieces, type Sql } from '../database/sql.js';
import { Where } from '../database/where.js';
import { UNIT_COLUMNS, unitOf, type Unit, type UnitRow } from './unit.js';

export interface UnitFilter {
  search?: string | null;
  parentId?: number | null;
  ids?: number[] | null;
  inMyScope?: boolean | null;
}

/** Reading the tree of units. */
@Injectable()
export class UnitsService {
  constructor(private readonly db: Database) {}

  /** @throws not_found */
  async byId(id: number, sql: Sql = this.db.read): Promise<Unit> {
    const row = await sql.one<UnitRow>(`SELECT ${UNIT_COLUMNS} FROM unit u WHERE u.id = ?`, [id]);
    if (!row) throw notFound();
    return unitOf(row);
  }

  async byIds(ids: readonly number[], sql: Sql = this.db.read): Promise<Map<number, Unit>> {
    const found = new Map<number, Unit>();
    for (const piece of pieces([...new Set(ids)], 1000)) {
      if (piece.length === 0) continue;
      const rows = await sql.rows<UnitRow>(
        `SELECT ${UNIT_COLUMNS} FROM unit u WHERE u.id IN (${marks(piece.length)})`,
        piece,
      );
      for (const row of rows) found.set(Number(row.id), unitOf(row));
    }
    return found;
  }

  /** A unit the caller may use `permission` on; outside the scope looks like missing. @throws not_found */
  async inScope(ctx: RequestContext, permission: Permission, id: number): Promise<Unit> {
    const unit = await this.byId(id);
    if (!inScope(ctx, permission, unit.path)) throw notFound();
    return unit;
  }

  /**
   * The unit a code means on a day: codes are reused over time. Without a day, or when none was in force on it, the
   * one in force on `today`, else the one that ended last.
   * @throws bad_input `unknown_unit`
   */
  async byCode(code: string, day: Day | null, today: Day): Promise<Unit> {
    const rows = await this.db.read.rows<UnitRow>(
      `SELECT ${UNIT_COLUMNS} FROM unit u WHERE u.code = ? ORDER BY u.valid_from`,
      [code.trim()],
    );
    const units = rows.map(unitOf);
    const on = (at: Day) => units.find((u) => u.validFrom <= at && (u.validTo === null || at <= u.validTo));
    const unit = (day !== null ? on(day) : undefined) ?? on(today) ?? units.at(-1);
    if (!unit)
      throw badInput(
        'unknown_unit',
        `Không có đơn vị mã "${code}". Xem mã bằng lệnh: dat100 import units, hoặc trang Cơ quan, đơn vị.`,
        `There is no unit with the code "${code}". See the codes on the Units page, or load them with: dat100 import units FILE.csv`,
        'unit',
      );
    return unit;
  }

  /** The unit and all below it, in path order. */
  async subtree(unit: Pick<Unit, 'path'>, sql: Sql = this.db.read): Promise<Unit[]> {
    const rows = await sql.rows<UnitRow>(
      `SELECT ${UNIT_COLUMNS} FROM unit u WHERE u.path >= ? AND u.path < ? ORDER BY u.path`,
      [unit.path, endOfPath(unit.path)],
    );
    return rows.map(unitOf);
  }

  /** Units right below another, those included that have ended or are yet to begin, in the order of their names. */
  async children(parentId: number, sql: Sql = this.db.read): Promise<Unit[]> {
    const rows = await sql.rows<UnitRow>(
      `SELECT ${UNIT_COLUMNS} FROM unit u WHERE u.parent_id = ? ORDER BY u.sort_key, u.id`,
      [parentId],
    );
    return rows.map(unitOf);
  }

  /** Root first, the unit itself last. */
  async ancestors(unit: Unit): Promise<Unit[]> {
    const ids = idsOfPath(unit.path);
    const found = await this.byIds(ids);
    return ids.map((id) => found.get(id)).filter((u): u is Unit => u !== undefined);
  }

  /** A page of units; names only, so everyone signed in may look for a unit. Searched for by
   * name or by the whole code, the units of that very name or code come first. `inMyScope` keeps those whose people the caller may see. */
  async list(
    ctx: RequestContext,
    page: number,
    perPage: number,
    filter: UnitFilter,
  ): Promise<{ items: Unit[]; total: number }> {
    checkSearch(filter.search);
    checkIds(filter.ids ?? []);
    const asked = searchForm(filter.search ?? '');
    const where = new Where();
    const codes = codeForms(filter.search ?? '', asked);
    const isCode = `LOWER(u.code) IN (${marks(codes.length)})`;
    if (asked) where.andEither(new Where().andWords('u.search_name', asked), [isCode, ...codes]);
    if (filter.parentId) where.and('u.parent_id = ?', filter.parentId);
    if (filter.ids) where.and(`u.id IN (${marks(filter.ids.length)})`, ...filter.ids);
    if (filter.inMyScope) {
      const scope = unitScope(ctx, 'people.identify', 'u.path');
      where.and(scope.sql, ...scope.params);
    }
    const total = await this.db.read.one<{ n: number }>(
      `SELECT COUNT(*) AS n FROM unit u WHERE ${where.sql}`,
      where.params,
    );
    const rows = await this.db.read.rows<UnitRow>(
      `SELECT ${UNIT_COLUMNS} FROM unit u WHERE ${where.sql} ORDER BY CASE WHEN u.search_name = ? OR ${isCode} THEN 0 ELSE 1 END, u.depth, u.sort_key, u.id
        LIMIT ? OFFSET ?`,
      [...where.params, asked, ...codes, perPage, page * perPage],
    );
    return { items: rows.map(unitOf), total: Number(total?.n ?? 0) };
  }

  /** How many units stand right below each; units without any are left out. */
  async childCounts(ids: readonly number[]): Promise<Map<number, number>> {
    const rows = await this.db.read.rows<{ parent_id: number; n: number }>(
      `SELECT parent_id, COUNT(*) AS n FROM unit WHERE parent_id IN (${marks(ids.length)}) GROUP BY parent_id`,
      ids,
    );
    return new Map(rows.map((row) => [Number(row.parent_id), Number(row.n)]));
  }
}

/**
 * What the code of a unit may read in small letters when `search` was typed for it. SQLite makes the letters a to z
 * small and leaves Đ as it is, so that the text stands there as it was typed, in small letters and in capitals.
 */
function codeForms(search: string, asked: string): string[] {
  const typed = cleanText(search);
  const written = [typed, typed.toLowerCase(), typed.toUpperCase()];
  return [...new Set([asked, ...written.map((form) => form.replace(/[A-Z]/g, (letter) => letter.toLowerCase()))])];
}

/** Says when a unit was in force, for a sentence. */
export function periodText(unit: Unit): string {
  const from = unit.validFrom === EARLIEST_DAY ? '…' : formatDay(unit.validFrom);
  return `${from} – ${unit.validTo === null ? 'nay' : formatDay(unit.validTo)}`;
}
